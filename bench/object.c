/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/random.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mix.h"

#include "object.h"

/* Present letters in an order that is absent: what a search has to look at twice. */
#define EIGHT 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'
#define SAME  'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a'
const unsigned char object_needle[64] = { EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT, EIGHT };
const unsigned char object_worst[64] = { SAME, SAME, SAME, SAME, SAME, SAME, SAME,
	                                 'a',  'a',  'a',  'a',  'a',  'a',  'a', 'b' };
const unsigned char object_worst_back[64] = { 'b',  'a',  'a',  'a',  'a',  'a',  'a', 'a',
	                                      SAME, SAME, SAME, SAME, SAME, SAME, SAME };

static void fill(unsigned char *bytes)
{
	for (size_t i = 0; i < OBJECT_AREA; i++)
		bytes[i] = (unsigned char)('a' + mix(i) % 16);
	for (size_t i = OBJECT_LINE - 1; i < OBJECT_AREA; i += OBJECT_LINE)
		bytes[i] = '\n';
	memset(bytes + OBJECT_SAME, 'a', OBJECT_AREA);
	memset(bytes + OBJECT_SCRATCH, 0, OBJECT_AREA);
}

/* A file without a name, as for struct bench_file. */
static int open_nameless(const char *dir)
{
	char path[4096];
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return fd;
	if (snprintf(path, sizeof(path), "%s/mmapspec-XXXXXX", dir) >= (int)sizeof(path))
		return -1;
	if ((fd = mkostemp(path, O_CLOEXEC)) >= 0)
		unlink(path);
	return fd;
}

/* What lies between an object and the next one, never freed. */
static void leave_room(void)
{
	static void *volatile kept;
	unsigned chance = 0;

	getrandom(&chance, sizeof(chance), 0);
	kept = malloc(1 + chance % 4096);
	(void)kept;
}

/* Its pages are there, readable and writable, so that no sample is the one that meets them first. */
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
	for (size_t i = 0; i < OBJECT_PLACES; i++)
		if (open_one(o, false, &o->mapped_at[i]) != 0 ||
		    open_one(o, true, &o->guarded_at[i]) != 0)
			return -1;
	object_turn(o);
	return 0;
}

void object_turn(struct object *o)
{
	o->place = (o->place + 1) % OBJECT_PLACES;
	o->mapped = o->mapped_at[o->place];
	o->guarded = o->guarded_at[o->place];
}

/* Begins half a page off from what is copied into it: where the two begin alike in their pages, loads
 * wait for stores that only look as if they were to the same place, in some processes and not in others. */
static unsigned char *make_out(size_t page)
{
	unsigned char *room = aligned_alloc(page, OBJECT_AREA + page);

	return room != NULL ? room + page / 2 : NULL;
}

static int make(struct object *o, const char *dir)
{
	o->page = (size_t)sysconf(_SC_PAGESIZE);
	if ((o->fd = open_nameless(dir)) < 0 || ftruncate(o->fd, OBJECT_SIZE) != 0)
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
	static int state; /* 1 made, -1 not to be made */

	if (state == 0)
		state = make(&object, dir) == 0 ? 1 : -1;
	return state > 0 ? &object : NULL;
}

#define M (1 << 20)
const struct object_op object_ops[] = {
	{ "get-item", 10 * M, 10 * M, 0, raw_get_item, ref_get_item, "get_item %M 1048581" },
	{ "set-item", 10 * M, 10 * M, 0, raw_set_item, ref_set_item, "set_item %M 2097152 1" },
	{ "seek-read-64", 3 * M, 3 * M, 0, raw_read_64, ref_read_64, "seek %M 0\nread %M 64" },
	{ "seek-read-1M", 600, 600, M, raw_slice, ref_read, "seek %M 0\nread %M 1048576" },
	{ "slice-1M", 600, 600, M, raw_slice, ref_slice, "get_slice %M 0 1048576" },
	{ "seek-write-64", M, M, 0, raw_write_64, ref_write_64, "seek %M 2097152\nwrite %M b:%W" },
	{ "seek-readline", M, M, 0, raw_readline, ref_readline, "seek %M 0\nreadline %M" },
	{ "find-1", 1500, 1500, M, raw_find_1, ref_find_1, "find %M b:7a 0 1048576" },
	{ "find-8", 400, 100, M, raw_find_8, ref_find_8, "find %M b:%8 0 1048576" },
	{ "find-64", 400, 400, M, raw_find_64, ref_find_64, "find %M b:%N 0 1048576" },
	{ "find-worst", 500, 4, M, raw_find_worst, ref_find_worst, "find %M b:%F 1048576 2097152" },
	{ "rfind-1", 1500, 1500, M, raw_rfind_1, ref_rfind_1, "rfind %M b:7a 0 1048576" },
	{ "rfind-8", 400, 0, M, NULL, ref_rfind_8, "rfind %M b:%8 0 1048576" },
	{ "rfind-worst", 500, 0, M, NULL, ref_rfind_worst, "rfind %M b:%B 1048576 2097152" },
	{ "move-1M", 600, 600, M, raw_move, ref_move, "move %M 2097152 0 1048576" },
	{ "flush-page", 64, 64, 0, raw_flush, ref_flush, "set_item %M 2097152 1\nflush %M 2097152 %P%S" },
	{ "open-close", 2000, 2000, 0, raw_open, ref_open, NULL },
	{ .name = NULL },
};
