/* SPDX-License-Identifier: MIT
 *
 * The subcommands: each takes its own name and what follows it, and returns the exit status. */
#ifndef COMMAND_COMMANDS_H
#define COMMAND_COMMANDS_H

int command_list(int argc, char **argv);
int command_run(int argc, char **argv);
int command_report(int argc, char **argv);
int command_diff(int argc, char **argv);

/* findings.c: what is known of all implementations, as Markdown for their maintainers.
 * Returns 0, or EXIT_UNEXPECTED after a line about each entry that lacks what a finding must
 * have. */
int list_findings(void);

#endif
