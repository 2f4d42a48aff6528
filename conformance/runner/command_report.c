/* SPDX-License-Identifier: MIT
 *
 * mmapspec report: from results to something to read. */
#include "options.h"
#include "outputs.h"
#include "runner.h"

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
    "  --tap FILE     as TAP 13\n";

enum { HTML = 256, MARKDOWN, DIFFERS, JUNIT, TAP, PLOTS, HELP };

static const struct option options[] = {
	{ "html", required_argument, NULL, HTML },     { "markdown", no_argument, NULL, MARKDOWN },
	{ "junit", required_argument, NULL, JUNIT },   { "tap", required_argument, NULL, TAP },
	{ "plots", required_argument, NULL, PLOTS },   { "help", no_argument, NULL, HELP },
	{ "differs", no_argument, NULL, DIFFERS },     { NULL, 0, NULL, 0 },
};

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
	if (differs)
		output_differs(stdout, records);
	if (markdown)
		failed |= output_markdown(stdout, records);
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
