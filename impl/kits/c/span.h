/* SPDX-License-Identifier: MIT */
#ifndef SPAN_H
#define SPAN_H

/* Memory that a library hands out as a pointer and a length, which is all that C and C++
 * have of a mapping as a sequence.  The library checks no index there, so the adapter
 * refuses what lies outside (IndexError from "adapter"), and stores and loads the rest
 * with plain memory accesses: one that the pages do not allow ends the process. */

#include "adapter.h"

struct span {
	unsigned char *bytes; /* NULL: the library gives no pointer, and all is refused */
	size_t size;
};

/* Answer get_item and get_slice of part, or refuse. */
void span_get_item(struct adapter_call *call, struct span part);
void span_get_slice(struct adapter_call *call, struct span part);

/* Serve set_item and set_slice, or refuse. */
void span_set_item(struct adapter_call *call, struct span part);
void span_set_slice(struct adapter_call *call, struct span part);

/* The bounds start and stop of the call, within size bytes; false after an answer.  One
 * that is left out, or none, is the end of the memory on its side.  A step is refused. */
bool span_bounds(struct adapter_call *call, size_t size, size_t *first, size_t *last);

/* The argument as a size_t: false, after answering OverflowError for a number outside
 * it or TypeError for no number.  Left out, *out stays as it is and the result is true. */
bool span_size(struct adapter_call *call, const char *name, size_t *out);

/* The argument as a C string, which is the caller's to free; NULL after an answer. */
char *span_path(struct adapter_call *call, const char *name);

/* Answer an Unsupported of the adapter's own. */
void span_unsupported(struct adapter_call *call, const char *what);

#endif
