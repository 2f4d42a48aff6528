/* SPDX-License-Identifier: MIT */
#ifndef EVICT_H
#define EVICT_H

#include "file.h"

/* Try to remove every page of f, which nobody maps, from the page cache.  Whether that succeeded
 * must be asked of residency_get(). */
void evict(const struct bench_file *f);

#endif
