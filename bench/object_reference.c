/* SPDX-License-Identifier: MIT */
/* The operations by the reference, through its public header. */
#include <string.h>

#include "object.h"

uint64_t ref_get_item(struct object *o, struct mmapobj *m, uint64_t n)
{
	uint64_t good = 0;
	unsigned char byte;

	(void)o;
	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_get_item(m, OBJECT_SAME + 5, &byte) == MMAPOBJ_OK && byte == 'a';
	return good;
}

uint64_t ref_set_item(struct object *o, struct mmapobj *m, uint64_t n)
{
	uint64_t good = 0;

	(void)o;
	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_set_item(m, OBJECT_SCRATCH, 1) == MMAPOBJ_OK;
	return good;
}

/* Seek to the beginning and read; the bytes are the caller's once they are copied. */
static uint64_t read_bytes(struct object *o, struct mmapobj *m, int64_t count, uint64_t n)
{
	const unsigned char *data;
	uint64_t good = 0;
	int64_t position;
	size_t size;

	for (uint64_t i = 0; i < n; i++) {
		if (mmapobj_seek(m, 0, 0, &position) != MMAPOBJ_OK ||
		    mmapobj_read(m, count, &data, &size) != MMAPOBJ_OK)
			continue;
		memcpy(o->out, data, size);
		good += size == (size_t)count && o->out[OBJECT_LINE - 1] == '\n';
	}
	return good;
}

uint64_t ref_read_64(struct object *o, struct mmapobj *m, uint64_t n)
{
	return read_bytes(o, m, 64, n);
}

uint64_t ref_read(struct object *o, struct mmapobj *m, uint64_t n)
{
	return read_bytes(o, m, OBJECT_AREA, n);
}

uint64_t ref_slice(struct object *o, struct mmapobj *m, uint64_t n)
{
	const int64_t stop = OBJECT_AREA;
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_get_slice(m, (struct mmapobj_slice){ .stop = &stop }, o->out) ==
		            MMAPOBJ_OK && o->out[OBJECT_LINE - 1] == '\n';
	return good;
}

uint64_t ref_write_64(struct object *o, struct mmapobj *m, uint64_t n)
{
	uint64_t good = 0;
	int64_t position;

	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_seek(m, OBJECT_SCRATCH, 0, &position) == MMAPOBJ_OK &&
		        mmapobj_write(m, o->base, 64) == MMAPOBJ_OK;
	return good;
}

uint64_t ref_readline(struct object *o, struct mmapobj *m, uint64_t n)
{
	const unsigned char *data;
	uint64_t good = 0;
	int64_t position;
	size_t size;

	for (uint64_t i = 0; i < n; i++) {
		if (mmapobj_seek(m, 0, 0, &position) != MMAPOBJ_OK ||
		    mmapobj_readline(m, &data, &size) != MMAPOBJ_OK)
			continue;
		memcpy(o->out, data, size);
		good += size == OBJECT_LINE;
	}
	return good;
}

static uint64_t find(struct mmapobj *m, const void *needle, size_t size, int64_t from, uint64_t n)
{
	const int64_t end = from + OBJECT_AREA;
	uint64_t good = 0;
	int64_t index;

	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_find(m, needle, size, &from, &end, &index) == MMAPOBJ_OK && index == -1;
	return good;
}

static uint64_t rfind(struct mmapobj *m, const void *needle, size_t size, int64_t from, uint64_t n)
{
	const int64_t end = from + OBJECT_AREA;
	uint64_t good = 0;
	int64_t index;

	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_rfind(m, needle, size, &from, &end, &index) == MMAPOBJ_OK && index == -1;
	return good;
}

static const unsigned char absent = OBJECT_ABSENT;

#define SEARCH(name, how, needle, size, from)                                                      \
	uint64_t name(struct object *o, struct mmapobj *m, uint64_t n)                             \
	{                                                                                          \
		(void)o;                                                                           \
		return how(m, needle, size, from, n);                                              \
	}

SEARCH(ref_find_1, find, &absent, 1, 0)
SEARCH(ref_find_8, find, object_needle, 8, 0)
SEARCH(ref_find_64, find, object_needle, 64, 0)
SEARCH(ref_find_worst, find, object_worst, 64, OBJECT_SAME)
SEARCH(ref_rfind_1, rfind, &absent, 1, 0)
SEARCH(ref_rfind_8, rfind, object_needle, 8, 0)
SEARCH(ref_rfind_worst, rfind, object_worst_back, 64, OBJECT_SAME)

uint64_t ref_move(struct object *o, struct mmapobj *m, uint64_t n)
{
	uint64_t good = 0;

	(void)o;
	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_move(m, OBJECT_SCRATCH, 0, OBJECT_AREA) == MMAPOBJ_OK;
	return good;
}

uint64_t ref_flush(struct object *o, struct mmapobj *m, uint64_t n)
{
	const int64_t offset = OBJECT_SCRATCH, size = (int64_t)o->page;
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++)
		good += mmapobj_set_item(m, OBJECT_SCRATCH, 1) == MMAPOBJ_OK &&
		        mmapobj_flush(m, &offset, &size) == MMAPOBJ_OK;
	return good;
}

uint64_t ref_open(struct object *o, struct mmapobj *m, uint64_t n)
{
	struct mmapobj_options options = mmapobj_defaults;
	uint64_t good = 0;

	options.guarded = m == o->guarded;
	for (uint64_t i = 0; i < n; i++) {
		struct mmapobj *one;

		if (mmapobj_open(&one, o->fd, &options) != MMAPOBJ_OK)
			continue;
		mmapobj_free(one);
		good++;
	}
	return good;
}
