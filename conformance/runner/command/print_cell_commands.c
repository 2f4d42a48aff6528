/* SPDX-License-Identifier: MIT
 *
 * A matrix is independent cells: each as a command line, for whatever runs command lines on
 * one machine or many.  The files of results are joined by concatenation. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "adapters/discover_targets.h"
#include "base/messages.h"
#include "base/safe_text.h"
#include "base/whole_output.h"
#include "command/run.h"

/* results/all.ndjson becomes results/all.LABEL.ndjson. */
static void print_file(const char *option, const char *path, const char *label)
{
	const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
	const char *end = strrchr(name, '.');
	char word[8192];
	int stem = (int)(end != NULL && end != name ? end - path : (long)strlen(path));

	snprintf(word, sizeof(word), "%.*s.%s%s", stem, path, label, path + stem);
	shell_option(stdout, option, word);
}

/* What does not belong to one cell's command, or is told in another way. */
static bool is_dropped(const char *option)
{
	static const char *const dropped[] = { "impl", "print-cells" };

	for (size_t i = 0; i < COUNT(dropped); i++)
		if (strcmp(option, dropped[i]) == 0)
			return true;
	return false;
}

static void print_option(const char *option, const char *value, const char *label)
{
	if (is_dropped(option))
		return;
	if ((strcmp(option, "json") == 0 || strcmp(option, "junit") == 0 ||
	     strcmp(option, "tap") == 0) &&
	    whole_output_is_file(value))
		print_file(option, value, label);
	else
		shell_option(stdout, option, value);
}

static void print_cell(const struct arguments *a, const char *label)
{
	size_t i;
	json_t *option;

	shell_word(stdout, program_invocation_name);
	printf(" run");
	if (a->exec == NULL)
		shell_option(stdout, "impl", label);
	json_array_foreach(a->given, i, option)
		print_option(json_string_value(json_array_get(option, 0)),
		             json_string_value(json_array_get(option, 1)), label);
	if (a->json == NULL)
		print_file("json", "results.ndjson", label);
	putchar('\n');
}

int cells_print(const struct arguments *a, const struct targets *targets)
{
	size_t count = 0;

	for (size_t i = 0; i < targets->count; i++) {
		if (targets->at[i].absent != NULL)
			continue;
		print_cell(a, targets->at[i].label);
		count++;
	}
	return count > 0 ? EXIT_EXPECTED : EXIT_NOTHING;
}
