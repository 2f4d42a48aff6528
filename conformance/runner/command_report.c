/* SPDX-License-Identifier: MIT
 *
 * mmapspec report: from results to something to read. */
#include "options.h"
#include "outputs.h"
#include "runner.h"
#include "standard_output.h"

#include <stdio.h>
#include <string.h>

static const char report_help[] =
    "usage: mmapspec report RESULTS... [--html FILE] [--markdown] [--junit FILE] [--tap FILE]\n"
    "                       [--plots DIR] [--differs]\n"
    "\n"
    "Reads results (mmapspec run --json) and prints the first screen.\n"
    "\n"
    "  --html FILE    a page of its own, with the plots of --plots DIR inside\n"
    "  --markdown     the matrix as a Markdown table instead of the screen\n"
    "  --differs      first the requirements in which the columns differ, and who did what\n"
    "  --junit FILE   as JUnit XML\n"
    "  --tap FILE     as TAP 13\n"
    "\n"
    "FILE - is standard output; the screen then goes to standard error.\n";

enum { HTML = 256, MARKDOWN, DIFFERS, JUNIT, TAP, PLOTS, HELP };

static const struct option options[] = {
	{ "html", required_argument, NULL, HTML },     { "markdown", no_argument, NULL, MARKDOWN },
	{ "junit", required_argument, NULL, JUNIT },   { "tap", required_argument, NULL, TAP },
	{ "plots", required_argument, NULL, PLOTS },   { "help", no_argument, NULL, HELP },
	{ "differs", no_argument, NULL, DIFFERS },     { NULL, 0, NULL, 0 },
};

/* If a file's output goes to standard output, the screen goes to standard error. */
static int place_outputs(const char *html, const char *junit, const char *tap, bool markdown)
{
	const struct output_option outputs[] = {
		{ "--html", html }, { "--junit", junit }, { "--tap", tap },
		{ "--markdown", markdown ? "-" : NULL },
	};
	int users = standard_output_users(outputs, sizeof(outputs) / sizeof(outputs[0]));

	if (users < 0)
		return -1;
	return users > 0 && !markdown ? standard_output_reserve() : 0;
}

int command_report(int argc, char **argv)
{
	const char *html = NULL, *junit = NULL, *tap = NULL, *plots = NULL;
	bool markdown = false, differs = false;
	json_t *records = json_array();
	int option, failed = 0;

	while ((option = next_option(argc, argv, options)) != -1) {
		switch (option) {
		case HTML: html = optarg; break;
		case MARKDOWN: markdown = true; break;
		case DIFFERS: differs = true; break;
		case JUNIT: junit = optarg; break;
		case TAP: tap = optarg; break;
		case PLOTS: plots = optarg; break;
		case HELP: case 'h': return fputs(report_help, stdout) < 0;
		default: return EXIT_USAGE;
		}
	}
	if (optind == argc)
		return complain("report wants a file of results; `mmapspec run --json FILE` writes one");
	for (int i = optind; i < argc; i++)
		if (records_read(records, argv[i]) != 0)
			return EXIT_USAGE;
	if (place_outputs(html, junit, tap, markdown) != 0)
		return EXIT_USAGE;
	if (differs)
		output_differs(stdout, records);
	if (markdown)
		failed |= output_markdown("-", records);
	else
		output_screen(stdout, records);
	if (html != NULL)
		failed |= output_html(html, records, plots);
	if (junit != NULL)
		failed |= output_junit(junit, records);
	if (tap != NULL)
		failed |= output_tap(tap, records);
	json_decref(records);
	return failed != 0 ? EXIT_USAGE : 0;
}
