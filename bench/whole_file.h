/* SPDX-License-Identifier: MIT */
#ifndef WHOLE_FILE_H
#define WHOLE_FILE_H

#include <stdio.h>

/* Write dir/name whole or not at all: write() is called with a temporary file beside it, which
 * takes the name once everything is in it.  write() returns 0 or -errno.  Returns 0 or -errno with
 * any older dir/name unchanged and nothing left behind. */
int whole_file(const char *dir, const char *name, int (*write)(FILE *f, const void *data),
               const void *data);

#endif
