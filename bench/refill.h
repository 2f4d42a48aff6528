/* SPDX-License-Identifier: MIT */
#ifndef REFILL_H
#define REFILL_H

#include "file.h"

/* Read all of f once, front to back, with read() in blocks of 128 KiB and the default read-ahead.
 * Returns 0 or -errno; -EINTR when interrupted. */
int refill(const struct bench_file *f);

#endif
