/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_ADAPTER_H
#define OBJECT_ADAPTER_H

#include "bench.h"
#include "object.h"

/* Add a row of op to c for each implementation found that offers `repeat`, the newest version of
 * each.  The nanoseconds are its own: the adapter runs the requests in a loop between two readings of
 * its clock.  Returns 0 or -errno. */
int object_adapters_add(const struct bench_case *c, const struct bench_setup *setup,
                        const struct object_op *op);

#endif
