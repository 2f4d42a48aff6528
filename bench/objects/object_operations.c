/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/random.h>

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "harness/data_file.h"
#include "harness/splitmix.h"
#include "objects/object_operations.h"

/* Letters of the first area in an order that it does not have: a search must look at them twice. */
#define EIGHT 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'
#define SAME  'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'
const unsigned char object_needle[64] = { EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT };
const unsigned char object_worst[64] = { SAME, SAME, SAME, SAME, SAME, SAME, SAME, 'a',
	                                 'a',  'a',  'a',  'a',  'a',  'a',  'b' };
const unsigned char object_worst_back[64] = { 'b',  'a',  'a',  'a',  'a',  'a',  'a', 'a',
	                                      SAME, SAME, SAME, SAME, SAME, SAME, SAME };

/* The needles in the protocol's form. */
#define NEEDLE_8   "b:6162636465666768"
#define NEEDLE_64  "b:" HEX_8 HEX_8 HEX_8 HEX_8 HEX_8 HEX_8 HEX_8 HEX_8
#define WORST      "b:" SAME_8 SAME_8 SAME_8 SAME_8 SAME_8 SAME_8 SAME_8 "6161616161616162"
#define WORST_BACK "b:6261616161616161" SAME_8 SAME_8 SAME_8 SAME_8 SAME_8 SAME_8 SAME_8
#define HEX_8      "6162636465666768"
#define SAME_8     "6161616161616161"

#define M (1 << 20)
const struct object_operation object_operations[] = {
	{ "get-item", 10 * M, 10 * M, 0, raw_get_item, reference_get_item, "get_item %M 1048581" },
	{ "set-item", 10 * M, 10 * M, 0, raw_set_item, reference_set_item,
	  "set_item %M 2097152 1" },
	{ "seek-read-64", 3 * M, 3 * M, 0, raw_read_64, reference_read_64,
	  "seek %M 0\nread %M 64" },
	{ "seek-read-1M", 600, 600, M, raw_slice, reference_read_1m, "seek %M 0\nread %M 1048576" },
	{ "slice-1M", 600, 600, M, raw_slice, reference_slice, "get_slice %M 0 1048576" },
	{ "seek-write-64", M, M, 0, raw_write_64, reference_write_64,
	  "seek %M 2097152\nwrite %M " NEEDLE_64 },
	{ "seek-readline", M, M, 0, raw_readline, reference_readline, "seek %M 0\nreadline %M" },
	{ "find-1", 1500, 1500, M, raw_find_1, reference_find_1, "find %M b:7a 0 1048576" },
	{ "find-8", 400, 100, M, raw_find_8, reference_find_8, "find %M " NEEDLE_8 " 0 1048576" },
	{ "find-64", 400, 400, M, raw_find_64, reference_find_64,
	  "find %M " NEEDLE_64 " 0 1048576" },
	{ "find-worst", 500, 4, M, raw_find_worst, reference_find_worst,
	  "find %M " WORST " 1048576 2097152" },
	{ "rfind-1", 1500, 1500, M, raw_rfind_1, reference_rfind_1, "rfind %M b:7a 0 1048576" },
	{ "rfind-8", 400, 0, M, NULL, reference_rfind_8, "rfind %M " NEEDLE_8 " 0 1048576" },
	{ "rfind-worst", 500, 0, M, NULL, reference_rfind_worst,
	  "rfind %M " WORST_BACK " 1048576 2097152" },
	{ "move-1M", 600, 600, M, raw_move, reference_move, "move %M 2097152 0 1048576" },
	{ "flush-page", 64, 64, 0, raw_flush, reference_flush,
	  "set_item %M 2097152 1\nflush %M 2097152 %P%S" },
	{ "open-close", 2000, 2000, 0, raw_open, reference_open, NULL },
	{ .name = NULL },
};

static void fill(unsigned char *bytes)
{
	for (size_t i = 0; i < OBJECT_AREA; i++)
		bytes[i] = (unsigned char)('a' + splitmix(i) % 16);
	for (size_t i = OBJECT_LINE - 1; i < OBJECT_AREA; i += OBJECT_LINE)
		bytes[i] = '\n';
	memset(bytes + OBJECT_SAME, 'a', OBJECT_AREA);
	memset(bytes + OBJECT_SCRATCH, 0, OBJECT_AREA);
}

/* Move the next object's address by a random number of bytes; never freed. */
static void leave_room(void)
{
	static void *volatile room;
	unsigned random = 0;

	getrandom(&random, sizeof(random), 0);
	room = malloc(1 + random % 4096);
	(void)room;
}

/* Fault in all pages for reading and writing, so that no sample pays for them. */
static int touch(struct mmapobj *m, size_t page)
{
	unsigned char byte;

	for (int64_t at = 0; at < OBJECT_SIZE; at += (int64_t)page)
		if (mmapobj_get_item(m, at, &byte) != MMAPOBJ_OK ||
		    mmapobj_set_item(m, at, byte) != MMAPOBJ_OK)
			return -1;
	return 0;
}

static int open_one(struct object *o, bool guarded, struct mmapobj **out)
{
	struct mmapobj_options options = mmapobj_defaults;

	leave_room();
	options.guarded = guarded;
	return mmapobj_open(out, o->fd, &options) == MMAPOBJ_OK ? touch(*out, o->page) : -1;
}

static int open_all(struct object *o)
{
	for (size_t i = 0; i < OBJECT_COPIES; i++)
		if (open_one(o, false, &o->mapped_copies[i]) != 0 ||
		    open_one(o, true, &o->guarded_copies[i]) != 0)
			return -1;
	object_turn(o);
	return 0;
}

void object_turn(struct object *o)
{
	o->turn = (o->turn + 1) % OBJECT_COPIES;
	o->mapped = o->mapped_copies[o->turn];
	o->guarded = o->guarded_copies[o->turn];
}

/* The buffer begins half a page off from what is copied into it.  If both have the same offset in
 * their pages, loads wait for stores with the same low address bits, in some processes only. */
static unsigned char *make_out(size_t page)
{
	unsigned char *room = aligned_alloc(page, OBJECT_AREA + page);

	return room != NULL ? room + page / 2 : NULL;
}

static int make(struct object *o, const char *dir)
{
	o->page = (size_t)sysconf(_SC_PAGESIZE);
	if ((o->fd = data_file_nameless(dir)) < 0)
		errno = -o->fd;
	if (o->fd < 0 || ftruncate(o->fd, OBJECT_SIZE) != 0)
		return -1;
	o->base = mmap(NULL, OBJECT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, o->fd, 0);
	if (o->base == MAP_FAILED || (o->out = make_out(o->page)) == NULL)
		return -1;
	fill(o->base);
	memset(o->out, 1, OBJECT_AREA);
	if (memmem(o->base, OBJECT_AREA, object_needle, 8) != NULL) {
		errno = EILSEQ;
		return -1;
	}
	return open_all(o);
}

struct object *object_get(const char *dir)
{
	static struct object object;
	static int state; /* 1: made; -1: cannot be made */

	if (state == 0)
		state = make(&object, dir) == 0 ? 1 : -1;
	return state > 0 ? &object : NULL;
}
