/* SPDX-License-Identifier: MIT */

/* Every function that touches mapped memory, called so that it touches the second page. */

#include "guard_calls.h"

#include <stdlib.h>

static int64_t last(void)
{
	return (int64_t)page() - 1;
}

/* Two pages' worth of bytes from the last one of the first page on. */
static struct mmapobj_slice across(struct methods *t, const int64_t *step)
{
	t->start = last();
	t->stop = t->start + 2 * (int64_t)page();
	return (struct mmapobj_slice){ &t->start, &t->stop, step };
}

/* The position that the call is to find, and to leave. */
static void seek(struct methods *t, int64_t position)
{
	int64_t reached;

	if (mmapobj_seek(t->shared, position, 0, &reached) != MMAPOBJ_OK)
		abort();
	t->position = position;
}

/* A mapping's own memory.  The mapping outlives the loan. */
static unsigned char *memory(struct mmapobj *m)
{
	struct mmapobj_view *v;
	unsigned char *data;
	bool readonly;
	size_t size;

	if (mmapobj_export(m, &v) != MMAPOBJ_OK)
		abort();
	mmapobj_view_memory(v, &data, &size, &readonly);
	mmapobj_view_release(v);
	return data;
}

static int get_item(struct methods *t)
{
	unsigned char byte;

	return mmapobj_get_item(t->shared, last() + 1, &byte);
}

static int set_item(struct methods *t)
{
	return mmapobj_set_item(t->shared, last() + 1, 'b');
}

static int set_item_private(struct methods *t)
{
	return mmapobj_set_item(t->private, last() + 1, 'b');
}

static int get_item_private(struct methods *t)
{
	unsigned char byte;

	return mmapobj_get_item(t->private, last() + 1, &byte);
}

static int read_some(struct methods *t)
{
	const unsigned char *data;
	size_t size;

	seek(t, last());
	return mmapobj_read(t->shared, 2, &data, &size);
}

static int readline(struct methods *t)
{
	const unsigned char *data;
	size_t size;

	seek(t, last());
	return mmapobj_readline(t->shared, &data, &size);
}

static int read_byte(struct methods *t)
{
	unsigned char byte;

	seek(t, last() + 1);
	return mmapobj_read_byte(t->shared, &byte);
}

static int write_some(struct methods *t)
{
	seek(t, last());
	return mmapobj_write(t->shared, t->bytes, page());
}

static int write_byte(struct methods *t)
{
	seek(t, last() + 1);
	return mmapobj_write_byte(t->shared, 'b');
}

/* The bytes to be written end in another mapping's missing page. */
static int write_from_other(struct methods *t)
{
	seek(t, 0);
	return mmapobj_write(t->shared, memory(t->other) + page() / 2, page());
}

static int find(struct methods *t)
{
	int64_t start = 0, index;

	return mmapobj_find(t->shared, "b", 1, &start, NULL, &index);
}

static int find_long(struct methods *t)
{
	int64_t start = 0, index;

	return mmapobj_find(t->shared, "aaaab", 5, &start, NULL, &index);
}

static int rfind(struct methods *t)
{
	int64_t start = 0, index;

	return mmapobj_rfind(t->shared, "a", 1, &start, NULL, &index);
}

static int find_other(struct methods *t)
{
	int64_t start = 0, index;

	return mmapobj_find(t->shared, memory(t->other) + last() + 1, 2, &start, NULL, &index);
}

static int move_from(struct methods *t)
{
	return mmapobj_move(t->shared, 0, (int64_t)page() / 2, (int64_t)page());
}

static int move_to(struct methods *t)
{
	return mmapobj_move(t->shared, last(), 0, 2);
}

static int get_slice(struct methods *t)
{
	return mmapobj_get_slice(t->shared, across(t, NULL), t->bytes + 2 * page());
}

static int get_slice_stepped(struct methods *t)
{
	static const int64_t step = 2;

	return mmapobj_get_slice(t->shared, across(t, &step), t->bytes + 2 * page());
}

static int set_slice(struct methods *t)
{
	return mmapobj_set_slice(t->shared, across(t, NULL), t->bytes, 2 * page());
}

static int set_slice_stepped(struct methods *t)
{
	static const int64_t step = 2;

	return mmapobj_set_slice(t->shared, across(t, &step), t->bytes, page());
}

/* Byte by byte from another mapping's last bytes, then from those that are missing. */
static int set_slice_from_other(struct methods *t)
{
	static const int64_t step = 2;

	t->start = 0;
	t->stop = 40;
	return mmapobj_set_slice(t->shared, (struct mmapobj_slice){ &t->start, &t->stop, &step },
	                         memory(t->other) + page() - 10, 20);
}

/* A step beyond a page, downwards: the first page's byte is stored last. */
static int set_slice_down(struct methods *t)
{
	const int64_t step = -(int64_t)page() - 1, start = 2 * (int64_t)page() + 2;
	struct mmapobj_slice slice = { &start, NULL, &step };

	return mmapobj_set_slice(t->shared, slice, t->bytes, 3);
}

/* The same upwards, so that only looking first keeps the first byte. */
static int set_slice_up(struct methods *t)
{
	const int64_t step = (int64_t)page() + 1, start = 1, stop = 2 * step;
	struct mmapobj_slice slice = { &start, &stop, &step };

	return mmapobj_set_slice(t->shared, slice, t->bytes, 2);
}

static int region_item(struct methods *t)
{
	unsigned char byte;

	return mmapobj_get_item(map_region_map(t->region), last() + 1, &byte);
}

static int region_buffer(struct methods *t)
{
	const unsigned char *data;
	size_t size;
	int error = map_region_buffer(t->region, &data, &size);

	return error != MMAPOBJ_OK ? error : mmapobj_load(t->bytes + 2 * page(), data, size);
}

static int go_load(struct methods *t)
{
	unsigned char *data;
	bool readonly;
	size_t size;

	go_map_memory(t->go, &data, &size, &readonly);
	return mmapobj_load(t->bytes + 2 * page(), data, size);
}

static int go_store(struct methods *t)
{
	unsigned char *data;
	bool readonly;
	size_t size;

	go_map_memory(t->go, &data, &size, &readonly);
	return mmapobj_store(data + last(), t->bytes, 2);
}

static int view_store(struct methods *t)
{
	return mmapobj_store(memory(t->shared) + last(), t->bytes, 2);
}

const struct guard_call guard_calls[] = {
	{ "get_item", get_item },
	{ "set_item", set_item },
	{ "get_item of private memory", get_item_private },
	{ "set_item of private memory", set_item_private },
	{ "read", read_some },
	{ "readline", readline },
	{ "read_byte", read_byte },
	{ "write", write_some },
	{ "write_byte", write_byte },
	{ "write from another mapping", write_from_other },
	{ "find", find },
	{ "find of more", find_long },
	{ "rfind", rfind },
	{ "find of another mapping's", find_other },
	{ "move from", move_from },
	{ "move to", move_to },
	{ "get_slice", get_slice },
	{ "get_slice with a step", get_slice_stepped },
	{ "set_slice", set_slice },
	{ "set_slice with a step", set_slice_stepped },
	{ "set_slice from another mapping", set_slice_from_other },
	{ "set_slice downwards", set_slice_down },
	{ "set_slice over pages", set_slice_up },
	{ "a region's item", region_item },
	{ "a region's buffer", region_buffer },
	{ "loading from a Go map", go_load },
	{ "storing to a Go map", go_store },
	{ "storing to a view", view_store },
};

const size_t guard_call_count = sizeof(guard_calls) / sizeof(guard_calls[0]);
