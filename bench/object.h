/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_H
#define OBJECT_H

#include <stddef.h>
#include <stdint.h>

#include <mmapobj.h>

#include "file.h"

/* What operations on a mapped file object cost: by raw pointer and the C library, by the reference,
 * and by other implementations in their own process.
 *
 * The object is a file of 3 MiB:  lines of 64 bytes, whose letters are random from a to p; then a
 * million times the letter a; then what is written over. */
enum {
	OBJECT_AREA = 1 << 20,
	OBJECT_SAME = OBJECT_AREA,      /* where the second area begins */
	OBJECT_SCRATCH = 2 * OBJECT_AREA,
	OBJECT_SIZE = 3 * OBJECT_AREA,
	OBJECT_LINE = 64,
};

/* Where an object lies in the heap decides which of its fields share a line of the cache, and makes some
 * operations take twice as long.  So there are several, in places by chance, and samples take turns. */
enum { OBJECT_PLACES = 8 };

struct object {
	int fd;
	unsigned char *base;     /* a plain mapping of it */
	struct mmapobj *mapped;  /* the reference's, unguarded, and guarded: one of those below */
	struct mmapobj *guarded;
	struct mmapobj *mapped_at[OBJECT_PLACES], *guarded_at[OBJECT_PLACES];
	size_t place;
	unsigned char *out;      /* OBJECT_AREA bytes */
	size_t page;
};

/* The one object of this program, made at the first call in dir.  NULL with errno set. */
struct object *object_get(const char *dir);

/* The next sample's place: mapped and guarded are others from here on, over the same file. */
void object_turn(struct object *o);

/* One operation.  Each function does it count times and returns how often the result was right. */
struct object_op {
	const char *name;
	uint64_t count, raw_count; /* times in one sample, and with pointers: some 10 ms */
	size_t bytes;   /* that one of them goes through; 0 where that says nothing */
	/* With pointers and the C library. */
	uint64_t (*raw)(struct object *o, uint64_t count);
	uint64_t (*reference)(struct object *o, struct mmapobj *m, uint64_t count);
	/* The requests of one, in the protocol's words, with %M for the mapping; NULL: not timed in
	 * other processes. */
	const char *requests;
};

/* All of them, ended by an entry without name. */
extern const struct object_op object_ops[];

/* Needles that the object's first area does not hold, and that the second one almost holds. */
extern const unsigned char object_needle[64], object_worst[64], object_worst_back[64];
enum { OBJECT_ABSENT = 'z' };

uint64_t raw_get_item(struct object *o, uint64_t n), raw_set_item(struct object *o, uint64_t n),
    raw_read_64(struct object *o, uint64_t n), raw_slice(struct object *o, uint64_t n),
    raw_write_64(struct object *o, uint64_t n), raw_readline(struct object *o, uint64_t n),
    raw_find_1(struct object *o, uint64_t n), raw_find_8(struct object *o, uint64_t n),
    raw_find_64(struct object *o, uint64_t n), raw_find_worst(struct object *o, uint64_t n),
    raw_rfind_1(struct object *o, uint64_t n), raw_move(struct object *o, uint64_t n),
    raw_flush(struct object *o, uint64_t n), raw_open(struct object *o, uint64_t n);

uint64_t ref_get_item(struct object *o, struct mmapobj *m, uint64_t n),
    ref_set_item(struct object *o, struct mmapobj *m, uint64_t n),
    ref_read_64(struct object *o, struct mmapobj *m, uint64_t n),
    ref_read(struct object *o, struct mmapobj *m, uint64_t n),
    ref_slice(struct object *o, struct mmapobj *m, uint64_t n),
    ref_write_64(struct object *o, struct mmapobj *m, uint64_t n),
    ref_readline(struct object *o, struct mmapobj *m, uint64_t n),
    ref_find_1(struct object *o, struct mmapobj *m, uint64_t n),
    ref_find_8(struct object *o, struct mmapobj *m, uint64_t n),
    ref_find_64(struct object *o, struct mmapobj *m, uint64_t n),
    ref_find_worst(struct object *o, struct mmapobj *m, uint64_t n),
    ref_rfind_1(struct object *o, struct mmapobj *m, uint64_t n),
    ref_rfind_8(struct object *o, struct mmapobj *m, uint64_t n),
    ref_rfind_worst(struct object *o, struct mmapobj *m, uint64_t n),
    ref_move(struct object *o, struct mmapobj *m, uint64_t n),
    ref_flush(struct object *o, struct mmapobj *m, uint64_t n),
    ref_open(struct object *o, struct mmapobj *m, uint64_t n);

#endif
