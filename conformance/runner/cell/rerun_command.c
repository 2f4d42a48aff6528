/* SPDX-License-Identifier: MIT */
#include "cell/make_records.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "base/safe_text.h"

/* Does the option decide how one requirement comes out?  What is selected is told anew, and
 * neither outputs nor repetition belong to it. */
static bool decides(const char *option)
{
	static const char *const deciding[] = {
		"exec",      "dir",
		"edition",   "flavour",
		"adapters",  "strict",
		"must-fail", "timeout-multiplier",
		"self-test", "known-failures",
		"seed",      "seconds",
		"scripts",
	};

	for (size_t i = 0; i < COUNT(deciding); i++)
		if (strcmp(option, deciding[i]) == 0)
			return true;
	return false;
}

/* Write the options that were given; true when --dir was among them. */
static bool write_given(FILE *out, const json_t *given)
{
	bool dir = false;
	size_t i;
	json_t *option;

	json_array_foreach(given, i, option) {
		const char *name = json_string_value(json_array_get(option, 0));

		if (decides(name))
			shell_option(out, name, json_string_value(json_array_get(option, 1)));
		dir = dir || strcmp(name, "dir") == 0;
	}
	return dir;
}

/* The folder of the implementations, when it is not the program's own. */
static void write_folder(FILE *out)
{
	const char *folder = getenv("MMAPSPEC_IMPL");

	if (folder == NULL || *folder == '\0')
		return;
	fputs("MMAPSPEC_IMPL=", out);
	shell_word(out, folder);
	fputc(' ', out);
}

char *rerun_command(const struct target *target, const struct run_options *options, const char *id)
{
	bool by_name = strcmp(target->implementation, "exec") != 0;
	char *text;
	size_t size;
	FILE *out = memory_stream(&text, &size);

	if (by_name)
		write_folder(out);
	shell_word(out, program_invocation_name);
	fputs(options->explore ? " explore" : " run", out);
	if (by_name)
		shell_option(out, "impl", target->label);
	/* Without --dir the environment chose the directory. */
	if (!write_given(out, options->given) && getenv("TMPDIR") != NULL)
		shell_option(out, "dir", options->dir);
	if (!options->explore)
		shell_option(out, "filter", id);
	memory_stream_end(out);
	return text;
}
