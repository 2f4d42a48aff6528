/* SPDX-License-Identifier: MIT
 *
 * mmapspec: one command with subcommands.  It runs itself a second time, with
 * MMAPSPEC_BROKER set, as the process that Criterion is run in. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/installation.h"
#include "base/memory.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/standard_output.h"
#include "cell/criterion.h"
#include "command/commands.h"

static const char help[] =
    "usage: mmapspec COMMAND [OPTION ...]\n"
    "\n"
    "Tells whether implementations of memory-mapped files keep the promises of their\n"
    "documents, and what mapping costs against read().\n"
    "\n"
    "  list     requirements, documents, implementations\n"
    "  run      run the requirements on every implementation found\n"
    "  report   the first screen, a page or a table from results\n"
    "  diff     what changed between two results\n"
    "  bench    measure this machine\n"
    "  gate     is one build slower than another?\n"
    "\n"
    "mmapspec COMMAND --help says more.  Exit status: 0 all as expected; 1 not; 2 wrong\n"
    "usage or set-up; 3 nothing was tested; 4 the machine is unfit to measure.\n";

static const struct {
	const char *name;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "list", command_list }, { "run", command_run },     { "report", command_report },
	{ "diff", command_diff }, { "bench", command_bench },
	{ "gate", command_gate },
};

enum { COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static int unknown_command(const char *name)
{
	const char *names[COMMANDS];

	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = commands[i].name;
	return complain_unknown("", "command", name, names, COMMANDS);
}

static int run_command(int argc, char **argv)
{
	if (argc < 2) {
		fputs(help, stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0)
		return fputs(help, stdout) < 0;
	if (strcmp(argv[1], "--version") == 0)
		return printf("mmapspec %s\n", MMAPSPEC_VERSION) < 0;
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	return unknown_command(argv[1]);
}

int main(int argc, char **argv)
{
	memory_begin();
	if (getenv("MMAPSPEC_BROKER") != NULL)
		return criterion_child();
	/* This ignores SIGPIPE: an adapter that ends early is a result, not the end of the run. */
	if (standard_output_begin() != 0)
		return EXIT_USAGE;
	return standard_output_end(run_command(argc, argv));
}
