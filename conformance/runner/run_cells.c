/* SPDX-License-Identifier: MIT
 *
 * A matrix is independent cells: each as a command line, for whatever runs command lines on
 * one machine or many.  The files of results are joined by concatenation. */
#include "run_parts.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* For a shell: quoted where it is not plain. */
static void print_word(const char *word)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789_-+=:,./@%";

	if (*word != '\0' && word[strspn(word, plain)] == '\0') {
		fputs(word, stdout);
		return;
	}
	putchar('\'');
	for (; *word != '\0'; word++) {
		if (*word == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*word);
	}
	putchar('\'');
}

/* results/all.ndjson becomes results/all.LABEL.ndjson. */
static void print_file(const char *option, const char *path, const char *label)
{
	const char *name = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
	const char *end = strrchr(name, '.');
	char word[8192];
	int stem = (int)(end != NULL && end != name ? end - path : (long)strlen(path));

	snprintf(word, sizeof(word), "%.*s.%s%s", stem, path, label, path + stem);
	printf(" --%s ", option);
	print_word(word);
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

static void print_option(const char *option, const char *value, const char *label)
{
	if (is_dropped(option))
		return;
	if (strcmp(option, "json") == 0 || strcmp(option, "junit") == 0 ||
	    strcmp(option, "tap") == 0) {
		print_file(option, value, label);
		return;
	}
	printf(" --%s", option);
	if (value != NULL) {
		/* An optional value is only taken behind "=". */
		fputs(strcmp(option, "gdb") == 0 ? "=" : " ", stdout);
		print_word(value);
	}
}

static void print_cell(const struct arguments *a, const char *label)
{
	size_t i;
	json_t *option;

	print_word(program_invocation_name);
	fputs(" run", stdout);
	if (a->exec == NULL) {
		fputs(" --impl ", stdout);
		print_word(label);
	}
	json_array_foreach(a->given, i, option)
		print_option(json_string_value(json_array_get(option, 0)),
			     json_string_value(json_array_get(option, 1)), label);
	if (a->json == NULL)
		print_file("json", "results.ndjson", label);
	putchar('\n');
}

int cells_print(const struct arguments *a, const struct columns *columns)
{
	size_t count = 0;

	for (size_t i = 0; i < columns->count; i++) {
		if (columns->at[i].absent != NULL)
			continue;
		print_cell(a, columns->at[i].label);
		count++;
	}
	return count > 0 ? EXIT_EXPECTED : EXIT_NOTHING;
}
