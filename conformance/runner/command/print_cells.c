/* SPDX-License-Identifier: MIT
 *
 * A matrix is independent cells: each as a command line, for whatever runs command lines on
 * one machine or many.  The files of results are joined by concatenation. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "adapters/targets.h"
#include "base/messages.h"
#include "base/shell_words.h"
#include "base/whole_file.h"
#include "command/run.h"
#include "command/run_arguments.h"
#include "value.h"

/* results/all.ndjson becomes results/all.LABEL.ndjson. */
static void append_file(struct line *out, const char *option, const char *path, const char *label)
{
	const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
	const char *end = strrchr(name, '.');
	char word[8192];
	int stem = (int)(end != NULL && end != name ? end - path : (long)strlen(path));

	snprintf(word, sizeof(word), "%.*s.%s%s", stem, path, label, path + stem);
	shell_option(out, option, word);
}

/* What does not belong to one cell's command, or is told in another way. */
static bool is_dropped(const char *option)
{
	static const char *const dropped[] = { "impl", "print-cells" };

	for (size_t i = 0; i < sizeof(dropped) / sizeof(dropped[0]); i++)
		if (strcmp(option, dropped[i]) == 0)
			return true;
	return false;
}

static void append_option(struct line *out, const char *option, const char *value,
			  const char *label)
{
	if (is_dropped(option))
		return;
	if ((strcmp(option, "json") == 0 || strcmp(option, "junit") == 0 ||
	     strcmp(option, "tap") == 0) && whole_file_is_file(value))
		append_file(out, option, value, label);
	else
		shell_option(out, option, value);
}

static int print_cell(const struct arguments *a, const char *label)
{
	struct line line = { 0 };
	size_t i;
	json_t *option;
	int status = 0;

	shell_word(&line, program_invocation_name);
	line_text(&line, " run");
	if (a->exec == NULL)
		shell_option(&line, "impl", label);
	json_array_foreach(a->given, i, option)
		append_option(&line, json_string_value(json_array_get(option, 0)),
			      json_string_value(json_array_get(option, 1)), label);
	if (a->json == NULL)
		append_file(&line, "json", "results.ndjson", label);
	if (line.failed)
		status = complain("out of memory: %s has no command line", label);
	else
		puts(line.text);
	line_free(&line);
	return status;
}

int cells_print(const struct arguments *a, const struct targets *targets)
{
	size_t count = 0;

	for (size_t i = 0; i < targets->count; i++) {
		if (targets->at[i].absent != NULL)
			continue;
		if (print_cell(a, targets->at[i].label) != 0)
			return EXIT_USAGE;
		count++;
	}
	return count > 0 ? EXIT_EXPECTED : EXIT_NOTHING;
}
