/* SPDX-License-Identifier: MIT
 *
 * mmapspec diff: what changed between two results. */
#include "base/messages.h"
#include "base/options.h"
#include "cell/records.h"
#include "command/commands.h"
#include "command/report_program.h"

struct diff_options {
	bool markdown, json;
};

static const struct option_row rows[] = {
	OPTION_FLAG("markdown", struct diff_options, markdown,
	            "print it as Markdown, for a CI summary: at most 512 KiB"),
	OPTION_FLAG("json", struct diff_options, json,
	            "print it as one JSON object (diff.schema.json is its JSON schema)"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec diff",
	"BEFORE AFTER",
	"Prints what changed between two results (mmapspec run --json): new failures, what was "
	"fixed, new skips, what is skipped no longer, changed values, what appeared and what "
	"disappeared.",
	"Exit status: 0 no new failure; 1 there is one; 2 wrong usage or set-up.",
	rows,
	NULL,
};

static int compare(const json_t *before, const json_t *after, const char *style)
{
	const struct report_order order = {
		.format = "diff", .records = after, .before = before, .style = style
	};
	int answer = report_write("-", &order);

	return answer < 0 ? EXIT_USAGE : answer;
}

int command_diff(int argc, char **argv)
{
	struct diff_options o = { 0 };
	json_t *before, *after;
	int first, status = options_read(&line, argc, argv, &o, &first);

	if (status >= 0)
		return status;
	if (o.markdown && o.json)
		return complain("diff: --markdown or --json, not both");
	if (argc - first != 2)
		return complain("diff wants two files of results: BEFORE AFTER");
	before = json_array();
	after = json_array();
	status = EXIT_USAGE;
	if (records_read(before, argv[first]) == 0 && records_read(after, argv[first + 1]) == 0)
		status = compare(before, after, o.json ? "json" : o.markdown ? "markdown" : NULL);
	json_decref(before);
	json_decref(after);
	return status;
}
