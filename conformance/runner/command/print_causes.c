/* SPDX-License-Identifier: MIT */
#include "cell/records.h"
#include "command/first_screen.h"

#include "base/safe_text.h"

void cause_print(FILE *out, const json_t *cause, size_t number)
{
	const char *reason = record_text(json_object_get(cause, "known"), "reason");
	long long seen = (long long)json_integer_value(json_object_get(cause, "count"));
	struct line remarks = { 0 }, line = { 0 };

	if (seen > 1)
		line_format(&remarks, "seen %lld times", seen);
	if (*reason != '\0')
		line_format(&remarks, "%sknown: %s", remarks.size != 0 ? "; " : "", reason);
	line_format(&line, "  cause %zu", number);
	if (remarks.size != 0)
		line_format(&line, " (%s)", remarks.text);
	line_format(&line, ": %s", record_text(cause, "message"));
	fprintf(out, "%s\n", plain_of(&line));
	line_free(&line);
	if (*record_text(cause, "handles") != '\0') {
		line_format(&line, "    where %s", record_text(cause, "handles"));
		fprintf(out, "%s\n", plain_of(&line));
	}
	line_free(&line);
	line_free(&remarks);
}

/* Those that are known, or the others: at most so many; returns how many were printed. */
static size_t print_some(FILE *out, const json_t *causes, bool known, size_t most)
{
	size_t i, printed = 0;
	json_t *cause;

	json_array_foreach(causes, i, cause)
		if ((json_object_get(cause, "known") != NULL) == known && printed < most) {
			cause_print(out, cause, i + 1);
			printed++;
		}
	return printed;
}

void causes_print(FILE *out, const json_t *result, size_t most)
{
	const json_t *causes = json_object_get(result, "causes");
	size_t printed = print_some(out, causes, false, most);
	size_t left = json_array_size(causes) - printed;

	left -= print_some(out, causes, true, most - printed);
	if (left > 0)
		fprintf(out, "  and %zu more cause%s\n", left, left > 1 ? "s" : "");
}
