/* SPDX-License-Identifier: MIT */
#ifndef REFILL_H
#define REFILL_H

#include "file.h"

/* Bring the whole file into the page cache, front to back, in blocks of 128 KiB.  What is not
 * resident gets folios of the size that the way of doing it leads to; see cache_state.h.  Each
 * returns 0 or -errno; -EINTR when interrupted. */

/* With read() under the default read-ahead, which makes folios that grow. */
int refill(const struct bench_file *f);

/* With read() under POSIX_FADV_RANDOM: no read-ahead, folios of a page. */
int refill_small(const struct bench_file *f);

/* With write() of what the file holds anyway, and fsync(). */
int refill_written(const struct bench_file *f);

#endif
