/* SPDX-License-Identifier: MIT */
#ifndef MEMORY_H
#define MEMORY_H

/* Items and slices of memory, as the language counts them.
 *
 * What touches memory is told whether it is guarded: then a page of it that is missing is
 * OS (EFAULT) instead of a signal, and nothing has changed, unless the page went away
 * between being looked for and being stored to. */

#include "mmapobj.h"
#include "os.h"

/* For the library's own files: its users do not see these names. */
#pragma GCC visibility push(hidden)

/* Where the items of a slice lie: count of them, step apart, from first on. */
struct memory_range {
	int64_t first, step;
	size_t count;
};

/* The place of an index, a negative one counting from the end.  INDEX outside. */
static inline int memory_index(size_t size, int64_t index, size_t *at)
{
	int64_t length = (int64_t)size;

	if (index < 0)
		index += length;
	if (index < 0 || index >= length)
		return MMAPOBJ_INDEX;
	*at = (size_t)index;
	return MMAPOBJ_OK;
}

/* The place of a slice, whose bounds are cut to the memory.  VALUE for a step of 0. */
int memory_slice(size_t size, struct mmapobj_slice slice, struct memory_range *out);

/* Call work(argument), which touches no other memory that may be missing, and neither
 * allocates nor locks. */
int memory_touch(bool guarded, void (*work)(void *argument), void *argument, struct os_memory one,
                 struct os_memory other);

/* Copy the items of range to data. */
int memory_load(bool guarded, const unsigned char *base, struct memory_range range,
                unsigned char *data);

/* Copy size bytes of data to the items of range, as if through a buffer.  INDEX when
 * there are not as many; MEMORY when data lies among them and memory is out. */
int memory_store(bool guarded, unsigned char *base, struct memory_range range,
                 const unsigned char *data, size_t size);

#pragma GCC visibility pop

#endif
