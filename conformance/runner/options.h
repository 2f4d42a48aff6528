/* SPDX-License-Identifier: MIT
 *
 * Options of a subcommand: getopt_long, with the nearest name for one that is unknown. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <getopt.h>

/* The next option's val, or -1 at the end; '?' after a line about one that is unknown or
 * lacks its argument.  Operands stay behind optind. */
int next_option(int argc, char **argv, const struct option *options);

#endif
