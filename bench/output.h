/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "machine.h"

/* Make dir if it is missing (not its parents) and see that it can be written to.  Returns 0 or
 * -errno. */
int output_prepare(const char *dir);

/* Write the result files of m->run into dir, each whole.  Returns 0, or -errno with *which naming
 * the file that failed; files before it are written. */
int output_write(const char *dir, const struct machine *m, const char **which);

#endif
