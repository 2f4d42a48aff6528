/* SPDX-License-Identifier: MIT
 *
 * mmapspec diff: what changed between two results. */
#include "options.h"
#include "output_diff.h"
#include "runner.h"
#include "whole_file.h"

#include <stdio.h>

static const char help[] =
    "usage: mmapspec diff BEFORE AFTER [--markdown | --json]\n"
    "\n"
    "Prints what changed between two results (mmapspec run --json): new failures, what was\n"
    "fixed, new skips, what is skipped no longer, changed values, what appeared and what\n"
    "disappeared.\n"
    "\n"
    "  --markdown     print it as Markdown, for a CI summary: at most 512 KiB\n"
    "  --json         print it as one JSON object (diff.schema.json is its JSON schema)\n"
    "  --help         print this\n"
    "\n"
    "Exit status: 0 no new failure; 1 there is one; 2 wrong usage or set-up.\n";

enum { MARKDOWN = 256, JSON, HELP };

static const struct option options[] = {
	{ "markdown", no_argument, NULL, MARKDOWN },
	{ "json", no_argument, NULL, JSON },
	{ "help", no_argument, NULL, HELP },
	{ NULL, 0, NULL, 0 },
};

typedef int output(FILE *out, const struct diff *d);

static int print(const struct diff *d, output *write)
{
	struct whole_file f;

	if (whole_file_open(&f, "-") != 0)
		return -1;
	if (write(f.text, d) == 0)
		return whole_file_close(&f);
	whole_file_drop(&f);
	return -1;
}

static int compare(const json_t *before, const json_t *after, output *write)
{
	struct diff d;
	size_t failures;
	int failed;

	if (diff_make(&d, before, after) != 0)
		return EXIT_USAGE;
	failed = print(&d, write);
	failures = diff_count(&d, NEW_FAILURE);
	diff_free(&d);
	if (failed != 0)
		return EXIT_USAGE;
	return failures > 0 ? EXIT_UNEXPECTED : EXIT_EXPECTED;
}

int command_diff(int argc, char **argv)
{
	json_t *before, *after;
	output *write = output_diff;
	int option, status = EXIT_USAGE;

	while ((option = next_option(argc, argv, options)) != -1) {
		switch (option) {
		case MARKDOWN:
		case JSON:
			if (write != output_diff)
				return complain("diff: --markdown or --json, not both");
			write = option == JSON ? output_diff_json : output_diff_markdown;
			break;
		case HELP: case 'h': return fputs(help, stdout) < 0;
		default: return EXIT_USAGE;
		}
	}
	if (argc - optind != 2)
		return complain("diff wants two files of results: BEFORE AFTER");
	before = json_array();
	after = json_array();
	if (records_read(before, argv[optind]) == 0 && records_read(after, argv[optind + 1]) == 0)
		status = compare(before, after, write);
	json_decref(before);
	json_decref(after);
	return status;
}
