/* SPDX-License-Identifier: MIT */
#ifndef OBJECTS_OBJECT_H
#define OBJECTS_OBJECT_H

#include <stddef.h>
#include <stdint.h>

#include <mmapobj.h>

/* What operations on a mapped file object cost: with a pointer and the C library (raw), by the
 * reference, and by other implementations in their own process.
 *
 * The object is a file of 3 MiB with three areas: lines of 64 bytes, with random letters from a to p;
 * a million times the letter a; and bytes that are overwritten. */
enum {
	OBJECT_AREA = 1 << 20,
	OBJECT_SAME = OBJECT_AREA,        /* where the second area begins */
	OBJECT_SCRATCH = 2 * OBJECT_AREA, /* and the third */
	OBJECT_SIZE = 3 * OBJECT_AREA,
	OBJECT_LINE = 64,
};

/* The address of an object in the heap decides which of its fields share a cache line, and can double
 * the time of an operation.  So there are several objects at random addresses, and samples take
 * turns. */
enum { OBJECT_COPIES = 8 };

struct object {
	int fd;
	unsigned char *base;    /* a plain mapping of it */
	struct mmapobj *mapped; /* by the reference, and with its guard: one of the copies below */
	struct mmapobj *guarded;
	struct mmapobj *mapped_copies[OBJECT_COPIES], *guarded_copies[OBJECT_COPIES];
	size_t turn;
	unsigned char *out; /* OBJECT_AREA bytes */
	size_t page;
};

/* The one object of this program, made in dir by the first call.  NULL with errno set. */
struct object *object_get(const char *dir);

/* For the next sample: set mapped and guarded to the next copies, of the same file. */
void object_turn(struct object *o);

enum object_operation {
	OBJECT_GET_ITEM,
	OBJECT_SET_ITEM,
	OBJECT_READ_64,
	OBJECT_READ_1M,
	OBJECT_SLICE_1M,
	OBJECT_WRITE_64,
	OBJECT_READLINE,
	OBJECT_FIND_1,
	OBJECT_FIND_8,
	OBJECT_FIND_64,
	OBJECT_FIND_WORST,
	OBJECT_RFIND_1,
	OBJECT_RFIND_8,
	OBJECT_RFIND_WORST,
	OBJECT_MOVE_1M,
	OBJECT_FLUSH_PAGE,
	OBJECT_OPEN_CLOSE,
	OBJECT_OPERATIONS,
};

struct object_info {
	const char *name;
	uint64_t count, raw_count; /* of one sample, and of a raw one: some 10 ms */
	size_t bytes; /* that one operation processes; 0 if that says nothing */
	/* The requests of one operation in the protocol's words, with the marks of
	 * requests_write(); NULL: not timed in other processes. */
	const char *requests;
};

extern const struct object_info object_info[OBJECT_OPERATIONS];

/* Do an operation count times.  Returns how often the result was right.  NULL: there is none. */
typedef uint64_t raw_operation(struct object *o, uint64_t count);
typedef uint64_t reference_operation(struct object *o, struct mmapobj *m, uint64_t count);
extern raw_operation *const object_raw[OBJECT_OPERATIONS];
extern reference_operation *const object_reference[OBJECT_OPERATIONS];

/* Needles that are absent from the first area, and two of which the second area has all but one
 * byte, for find and for rfind. */
extern const unsigned char object_needle[64], object_worst[64], object_worst_back[64];
enum { OBJECT_ABSENT = 'z' };

#endif
