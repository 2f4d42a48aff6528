/* SPDX-License-Identifier: MIT */
#ifndef OBJECTS_REQUESTS_H
#define OBJECTS_REQUESTS_H

#include <value.h>

#include "objects/timed_object.h"

/* Write the operation's requests as one text value, with these marks replaced:
 *	%M      the mapping, which is the word of its handle
 *	%P      the page size
 *	%S      the argument that makes flush() wait, if the implementation needs one: it is in the
 *file synchronous-flush of the implementation's folder %8 %N   object_needle, 8 bytes of it and all
 *	%F %B   object_worst and object_worst_back
 *	%W      the first 64 bytes of the object
 * line_free() releases the result. */
struct line requests_write(const struct object *o, const struct object_operation *op,
                           const char *mapping, const char *implementation);

#endif
