/* SPDX-License-Identifier: MIT
 *
 * mmapspec report: from results to something to read. */
#include "base/messages.h"
#include "base/options.h"
#include "base/standard_output.h"
#include "cell/records.h"
#include "command/commands.h"
#include "command/report_program.h"
#include "command/first_screen.h"

struct outputs {
	const char *html, *junit, *tap, *plots;
	bool markdown, differs;
};

#define PATH(name, argument, help) OPTION_TEXT(#name, argument, struct outputs, name, help)
#define FLAG(name, help)           OPTION_FLAG(#name, struct outputs, name, help)

static const struct option_row rows[] = {
	PATH(html, "FILE", "a page of its own, with the plots of --plots DIR inside"),
	PATH(plots, "DIR", "the folder of the page's plots and tables"),
	FLAG(markdown, "the matrix as a Markdown table instead of the screen"),
	FLAG(differs, "first the requirements in which the columns differ, and who did what"),
	PATH(junit, "FILE", "as JUnit XML"),
	PATH(tap, "FILE", "as TAP 13"),
	{ 0 },
};

static const struct command_line line = {
	"mmapspec report",
	"RESULTS...",
	"Reads results (mmapspec run --json) and prints the first screen.",
	"FILE - is standard output; the screen then goes to standard error.",
	rows,
	NULL,
};

/* If a file's output goes to standard output, the screen goes to standard error. */
static int place_outputs(const struct outputs *o)
{
	const struct output_option outputs[] = {
		{ "--html", o->html },
		{ "--junit", o->junit },
		{ "--tap", o->tap },
		{ "--markdown", o->markdown ? "-" : NULL },
	};

	return standard_output_place(outputs, COUNT(outputs), !o->markdown);
}

/* Returns 0, or -1 after one line for each output that failed. */
static int write_outputs(const struct outputs *o, const json_t *records)
{
	const struct report_order differs = { .format = "differs", .records = records };
	const struct report_order page = { .format = "page",
		                           .records = records,
		                           .plots = o->plots };
	int failed = o->differs ? report_make(stdout, &differs) : 0;

	if (o->markdown)
		failed |= report_records("-", "markdown", records);
	else
		screen_print(stdout, records);
	failed |= report_write(o->html, &page);
	failed |= report_records(o->junit, "junit", records);
	failed |= report_records(o->tap, "tap", records);
	return failed;
}

static int read_all(json_t *records, char **paths)
{
	for (; *paths != NULL; paths++)
		if (records_read(records, *paths) != 0)
			return -1;
	return 0;
}

int command_report(int argc, char **argv)
{
	struct outputs o = { 0 };
	json_t *records, *latest;
	int first, failed, status = options_read(&line, argc, argv, &o, &first);

	if (status >= 0)
		return status;
	if (first == argc)
		return complain(
		    "report wants a file of results; `mmapspec run --json FILE` writes one");
	records = json_array();
	if (read_all(records, argv + first) != 0 || place_outputs(&o) != 0)
		return EXIT_USAGE;
	latest = records_latest(records);
	failed = write_outputs(&o, latest);
	json_decref(latest);
	json_decref(records);
	return failed != 0 ? EXIT_USAGE : 0;
}
