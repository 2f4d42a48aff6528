/* SPDX-License-Identifier: MIT
 *
 * The subcommands: each takes its own name and what follows it, and returns the exit status. */
#ifndef COMMAND_COMMANDS_H
#define COMMAND_COMMANDS_H

#include <jansson.h>

#include "requirement.h"

int command_list(int argc, char **argv);
int command_run(int argc, char **argv);
int command_fs(int argc, char **argv);
int command_explore(int argc, char **argv);
int command_report(int argc, char **argv);
int command_diff(int argc, char **argv);

/* list.c: everything known of a requirement, as `mmapspec list --json` prints it; a new
 * reference. */
json_t *requirement_json(const struct requirement *r);

/* lint_citations.c: returns 0, or EXIT_UNEXPECTED after a line for each mistake. */
int list_lint(void);

#endif
