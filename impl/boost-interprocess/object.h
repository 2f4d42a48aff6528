/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_H
#define OBJECT_H

/* A region behind a handle, and the operations on it. */

#include "sequence.h"
#include "region.h"

extern const struct adapter_class object_class;

/* Keep what a constructor gave, or answer with its failure. */
void object_keep(struct adapter_call *call, struct region *region, const struct failure *failure);

/* The region in the argument; NULL after an answer. */
struct region *object_find(struct adapter_call *call, const char *name);

adapter_operation object_map_path, object_close, object_flush, object_madvise, object_length,
    object_access, object_constant, object_native;

#endif
