/* SPDX-License-Identifier: MIT
 *
 * One result as a <testcase>.  JUnit has three outcomes besides success; what does not fail
 * the run is "skipped" here, with the reason. */
#include "output_junit.h"
#include "output_markup.h"

#include <string.h>

static bool is_error(const json_t *result)
{
	return strcmp(record_text(result, "status"), "error") == 0;
}

const char *junit_element(const json_t *result)
{
	switch (result_standing(result)) {
	case STANDS_SKIP:
	case STANDS_KNOWN:
	case STANDS_TOLERATED:
		return "skipped";
	case STANDS_NEW_PASS:
		return "failure";
	case STANDS_NEW:
		return is_error(result) ? "error" : "failure";
	default:
		return NULL;
	}
}

/* What a reader of the report sees first. */
static void write_summary(FILE *out, const json_t *result)
{
	const json_t *known = json_object_get(result, "known");

	switch (result_standing(result)) {
	case STANDS_KNOWN:
		markup(out, "known failure: %s %s", record_text(known, "reason"),
		       record_text(known, "link"));
		return;
	case STANDS_TOLERATED:
		markup(out, "%s, which does not fail the run: %s", record_text(result, "status"),
		       record_text(result, "message"));
		return;
	case STANDS_NEW_PASS:
		markup(out, "passes: %s", record_text(result, "note"));
		return;
	default:
		markup_text(out, record_text(result, "message"));
	}
}

static void write_lines(FILE *out, const json_t *lines)
{
	size_t i;
	json_t *line;

	json_array_foreach(lines, i, line)
		markup(out, "  %s\n", json_string_value(line));
}

static void write_body(FILE *out, const json_t *result)
{
	const struct requirement *r = requirement_find(record_text(result, "requirement"));
	const char *rerun = record_text(result, "rerun"), *handles = record_text(result, "handles");

	if (r != NULL)
		markup(out, "%s\nsources: %s\n", r->statement, r->sources);
	markup(out, "%s\n", record_text(result, "message"));
	if (handles[0] != '\0')
		markup(out, "%s\n", handles);
	write_lines(out, json_object_get(result, "transcript"));
	if (rerun[0] != '\0')
		markup(out, "rerun: %s\n", rerun);
}

void junit_case(FILE *out, const struct matrix_column *column, const json_t *result)
{
	const char *id = record_text(result, "requirement"), *element = junit_element(result);
	char area[64];

	snprintf(area, sizeof(area), "%.*s", (int)strcspn(id, "."), id);
	markup(out, "    <testcase classname=\"%s.%s\" name=\"%s\" time=\"%.3f\"", column->label,
	       area, id, json_number_value(json_object_get(result, "seconds")));
	if (element == NULL) {
		markup(out, "/>\n");
		return;
	}
	markup(out, ">\n      <%s type=\"%s\" message=\"", element, record_text(result, "status"));
	write_summary(out, result);
	markup(out, "\">");
	if (strcmp(element, "skipped") != 0)
		write_body(out, result);
	markup(out, "</%s>\n", element);
	if (record_text(result, "stderr")[0] != '\0' && result_bad(result))
		markup(out, "      <system-err>%s</system-err>\n", record_text(result, "stderr"));
	markup(out, "    </testcase>\n");
}
