/* SPDX-License-Identifier: MIT */
#ifndef OBJECT_OPERATIONS_H
#define OBJECT_OPERATIONS_H

#include <stddef.h>
#include <stdint.h>

#include <mmapobj.h>

/* What operations on a mapped file object cost: with a pointer and the C library (raw), by the
 * reference, and by other implementations in their own process.
 *
 * The object is a file of 3 MiB with three areas: lines of 64 bytes, with random letters from a to
 * p; a million times the letter a; and bytes that are overwritten. */
enum {
	OBJECT_AREA = 1 << 20,
	OBJECT_SAME = OBJECT_AREA,        /* where the second area begins */
	OBJECT_SCRATCH = 2 * OBJECT_AREA, /* and the third */
	OBJECT_SIZE = 3 * OBJECT_AREA,
	OBJECT_LINE = 64,
};

/* The address of an object in the heap decides which of its fields share a cache line, and can
 * double the time of an operation.  So there are several objects at random addresses, and samples
 * take turns. */
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

/* One operation.  Each function does it count times and returns how often the result was right. */
struct object_operation {
	const char *name;
	uint64_t count, raw_count; /* of one sample, and of a raw one: some 10 ms */
	size_t bytes;              /* that one operation processes; 0 if that says nothing */
	uint64_t (*raw)(struct object *o, uint64_t count); /* or NULL */
	uint64_t (*reference)(struct object *o, struct mmapobj *m, uint64_t count);
	/* The requests of one operation in the protocol's words, with %M for the mapping, %P for
	 * the page size and %S for what makes a flush wait; NULL: not timed in other processes. */
	const char *requests;
};

/* All of them, ended by an entry without name. */
extern const struct object_operation object_operations[];

#define OBJECT_OPERATION(name)                                                                     \
	uint64_t raw_##name(struct object *o, uint64_t count);                                     \
	uint64_t reference_##name(struct object *o, struct mmapobj *m, uint64_t count)

OBJECT_OPERATION(get_item);
OBJECT_OPERATION(set_item);
OBJECT_OPERATION(read_64);
OBJECT_OPERATION(read_1m);
OBJECT_OPERATION(slice);
OBJECT_OPERATION(write_64);
OBJECT_OPERATION(readline);
OBJECT_OPERATION(find_1);
OBJECT_OPERATION(find_8);
OBJECT_OPERATION(find_64);
OBJECT_OPERATION(find_worst);
OBJECT_OPERATION(rfind_1);
OBJECT_OPERATION(rfind_8);
OBJECT_OPERATION(rfind_worst);
OBJECT_OPERATION(move);
OBJECT_OPERATION(flush);
OBJECT_OPERATION(open);

/* Needles that are absent from the first area, and two of which the second area has all but one
 * byte, for find and for rfind. */
extern const unsigned char object_needle[64], object_worst[64], object_worst_back[64];
enum { OBJECT_ABSENT = 'z' };

#endif
