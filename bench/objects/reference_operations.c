/* SPDX-License-Identifier: MIT */
/* The operations by the reference, through its public header. */
#include <stdbool.h>
#include <string.h>

#include "objects/object_operations.h"

#define ONCE static inline __attribute__((always_inline)) bool

/* reference_NAME() does NAME() n times. */
#define TIMES(name)                                                                                \
	uint64_t reference_##name(struct object *o, struct mmapobj *m, uint64_t n)                 \
	{                                                                                          \
		uint64_t good = 0;                                                                 \
                                                                                                   \
		for (uint64_t i = 0; i < n; i++)                                                   \
			good += name(o, m);                                                        \
		return good;                                                                       \
	}

ONCE get_item(struct object *o, struct mmapobj *m)
{
	unsigned char byte;

	(void)o;
	return mmapobj_get_item(m, OBJECT_SAME + 5, &byte) == MMAPOBJ_OK && byte == 'a';
}
TIMES(get_item)

ONCE set_item(struct object *o, struct mmapobj *m)
{
	(void)o;
	return mmapobj_set_item(m, OBJECT_SCRATCH, 1) == MMAPOBJ_OK;
}
TIMES(set_item)

/* The caller must copy the bytes that a read returns. */
ONCE seek_read(struct object *o, struct mmapobj *m, int64_t count)
{
	const unsigned char *data;
	int64_t position;
	size_t size;

	if (mmapobj_seek(m, 0, 0, &position) != MMAPOBJ_OK ||
	    mmapobj_read(m, count, &data, &size) != MMAPOBJ_OK)
		return false;
	memcpy(o->out, data, size);
	return size == (size_t)count && o->out[OBJECT_LINE - 1] == '\n';
}

ONCE read_64(struct object *o, struct mmapobj *m)
{
	return seek_read(o, m, 64);
}
TIMES(read_64)

ONCE read_1m(struct object *o, struct mmapobj *m)
{
	return seek_read(o, m, OBJECT_AREA);
}
TIMES(read_1m)

ONCE slice(struct object *o, struct mmapobj *m)
{
	const int64_t stop = OBJECT_AREA;

	return mmapobj_get_slice(m, (struct mmapobj_slice){ .stop = &stop }, o->out) ==
	           MMAPOBJ_OK &&
	       o->out[OBJECT_LINE - 1] == '\n';
}
TIMES(slice)

ONCE write_64(struct object *o, struct mmapobj *m)
{
	int64_t position;

	return mmapobj_seek(m, OBJECT_SCRATCH, 0, &position) == MMAPOBJ_OK &&
	       mmapobj_write(m, o->base, 64) == MMAPOBJ_OK;
}
TIMES(write_64)

ONCE readline(struct object *o, struct mmapobj *m)
{
	const unsigned char *data;
	int64_t position;
	size_t size;

	if (mmapobj_seek(m, 0, 0, &position) != MMAPOBJ_OK ||
	    mmapobj_readline(m, &data, &size) != MMAPOBJ_OK)
		return false;
	memcpy(o->out, data, size);
	return size == OBJECT_LINE;
}
TIMES(readline)

static const unsigned char absent = OBJECT_ABSENT;

/* A search of the area from a position, by mmapobj_find() or mmapobj_rfind(). */
#define SEARCH(name, method, needle, size, begin)                                                  \
	ONCE name(struct object *o, struct mmapobj *m)                                             \
	{                                                                                          \
		const int64_t from = begin, end = from + OBJECT_AREA;                              \
		int64_t index;                                                                     \
                                                                                                   \
		(void)o;                                                                           \
		return method(m, needle, size, &from, &end, &index) == MMAPOBJ_OK && index == -1;  \
	}                                                                                          \
	TIMES(name)

SEARCH(find_1, mmapobj_find, &absent, 1, 0)
SEARCH(find_8, mmapobj_find, object_needle, 8, 0)
SEARCH(find_64, mmapobj_find, object_needle, 64, 0)
SEARCH(find_worst, mmapobj_find, object_worst, 64, OBJECT_SAME)
SEARCH(rfind_1, mmapobj_rfind, &absent, 1, 0)
SEARCH(rfind_8, mmapobj_rfind, object_needle, 8, 0)
SEARCH(rfind_worst, mmapobj_rfind, object_worst_back, 64, OBJECT_SAME)

ONCE move(struct object *o, struct mmapobj *m)
{
	(void)o;
	return mmapobj_move(m, OBJECT_SCRATCH, 0, OBJECT_AREA) == MMAPOBJ_OK;
}
TIMES(move)

ONCE flush(struct object *o, struct mmapobj *m)
{
	const int64_t offset = OBJECT_SCRATCH, size = (int64_t)o->page;

	return mmapobj_set_item(m, OBJECT_SCRATCH, 1) == MMAPOBJ_OK &&
	       mmapobj_flush(m, &offset, &size) == MMAPOBJ_OK;
}
TIMES(flush)

ONCE open(struct object *o, struct mmapobj *m)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct mmapobj *one;

	options.guarded = m == o->guarded;
	if (mmapobj_open(&one, o->fd, &options) != MMAPOBJ_OK)
		return false;
	mmapobj_free(one);
	return true;
}
TIMES(open)
