/* SPDX-License-Identifier: MIT
 *
 * mmapspec: one command with subcommands.  It runs itself a second time, with
 * MMAPSPEC_BROKER set, as the process that Criterion is run in. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/installation.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "base/standard_output.h"
#include "cell/test_loop.h"
#include "command/commands.h"

/* bench and gate are programs of their own, beside this one. */
static int become(const char *program, char **argv)
{
	char path[4200];

	snprintf(path, sizeof(path), "%s/bench/%s", program_folder(), program);
	argv[0] = path;
	/* It looks for implementations as we do, and does not lie where we do. */
	setenv("MMAPSPEC_IMPL", implementation_folder(), 0);
	setenv("BUILD", program_folder(), 0);
	execv(path, argv);
	return complain("%s: %s; `make` builds it", path, strerror(errno));
}

static int command_bench(int argc, char **argv)
{
	(void)argc;
	return become("mmapspec-bench", argv);
}

static int command_gate(int argc, char **argv)
{
	(void)argc;
	return become("mmapspec-gate", argv);
}

static const struct {
	const char *name, *purpose;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "list", "requirements, documents, implementations", command_list },
	{ "run", "run the requirements on every implementation found", command_run },
	{ "fs", "what a directory's file system can do, and which programs work there",
	  command_fs },
	{ "explore", "random operations on an implementation, against the model", command_explore },
	{ "report", "the first screen, a page or a table from results", command_report },
	{ "diff", "what changed between two results", command_diff },
	{ "bench", "measure this machine", command_bench },
	{ "gate", "is one build slower than another?", command_gate },
};

enum { COMMANDS = COUNT(commands) };

static int unknown_command(const char *name)
{
	const char *names[COMMANDS];

	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = commands[i].name;
	return complain_unknown("", "command", name, names, COMMANDS);
}

static int print_help(FILE *out, int status)
{
	fputs("Usage: mmapspec COMMAND [OPTION...]\n"
	      "Tells whether implementations of memory-mapped files keep the promises of their\n"
	      "documents, and what mapping costs against read().\n\n",
	      out);
	for (size_t i = 0; i < COMMANDS; i++)
		fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].purpose);
	fputs(
	    "\nmmapspec COMMAND --help says more.  Exit status: 0 all as expected; 1 not; 2 wrong\n"
	    "usage or set-up; 3 nothing was tested; 4 the machine is unfit to measure.\n",
	    out);
	return status;
}

static int run_command(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";

	if (argc < 2)
		return print_help(stderr, EXIT_USAGE);
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || strcmp(name, "help") == 0)
		return print_help(stdout, EXIT_EXPECTED);
	if (strcmp(name, "--version") == 0) {
		printf("mmapspec %s\n", MMAPSPEC_VERSION);
		return EXIT_EXPECTED;
	}
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(name, commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	return unknown_command(name);
}

int main(int argc, char **argv)
{
	memory_begin();
	if (getenv("MMAPSPEC_BROKER") != NULL)
		return criterion_main();
	/* This ignores SIGPIPE: an adapter that ends early is a result, not the end of the run. */
	if (standard_output_begin() != 0)
		return EXIT_USAGE;
	return standard_output_end(run_command(argc, argv));
}
