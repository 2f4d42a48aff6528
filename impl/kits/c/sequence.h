/* SPDX-License-Identifier: MIT */
#ifndef SEQUENCE_H
#define SEQUENCE_H

/* Memory that a library hands out as a pointer and a length, which is all that C and C++
 * have of a mapping as a sequence.  The library checks no index there, so the adapter
 * refuses what lies outside (IndexError from "adapter"), and stores and loads the rest
 * with plain memory accesses: one that the pages do not allow ends the process. */

#include "adapter.h"

struct sequence {
	unsigned char *bytes; /* NULL: the library gives no pointer, and all is refused */
	size_t size;
};

/* Serve get_item, set_item, get_slice or set_slice, whichever was asked for, on part. */
void sequence_access(struct adapter_call *call, struct sequence part);

/* Was set_item or set_slice asked for? */
bool sequence_stores(const struct adapter_call *call);

/* The bounds start and stop of the call, within size bytes; false after an answer.  One
 * that is left out, or none, is the end of the memory on its side.  A step is refused. */
bool sequence_bounds(struct adapter_call *call, size_t size, size_t *first, size_t *last);

#endif
