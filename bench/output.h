/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "machine.h"

/* Make dir if it is missing (not its parents) and see that it can be written to.  Returns 0 or
 * -errno. */
int output_prepare(const char *dir);

/* Write dir/name as whole_file.h says.  Returns STATUS_FINE, or STATUS_USAGE after one line. */
int output_file(const char *dir, const char *name, int (*write)(FILE *f, const void *data),
                const void *data);

/* Write the result files of m->run into dir.  Returns as output_file(); files before the one that
 * failed are written. */
int output_write(const char *dir, const struct machine *m);

#endif
