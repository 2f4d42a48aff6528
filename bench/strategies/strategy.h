/* SPDX-License-Identifier: MIT */
#ifndef STRATEGIES_STRATEGY_H
#define STRATEGIES_STRATEGY_H

#include <stddef.h>
#include <stdint.h>

#include "harness/case.h"

/* What is done with the bytes of a block.  TOUCH reads one byte of each page; SUM reads all bytes;
 * COPY copies them to a buffer of the program and reads the last ones. */
enum verb { VERB_SUM, VERB_TOUCH, VERB_COPY };

/* One walk over a file: which blocks, in which order. */
struct walk {
	uint64_t size;         /* of the file */
	size_t block;          /* bytes of one operation; a multiple of the page size */
	uint64_t nblocks;      /* operations of one walk */
	const uint32_t *order; /* the number of each block, or NULL for front to back */
	enum verb verb;
	void *buf;               /* WALK_BLOCKS blocks, page-aligned, touched before */
	struct latency *latency; /* to note each operation in, or NULL */
};

/* How many blocks walk.buf has room for: as many requests as are under way at once. */
enum { WALK_BLOCKS = 32 };

/* A way to read the bytes of an open file.  It starts from a new descriptor and includes all that
 * it needs: a mapping is made, advised, used and removed within the walk. */
struct strategy {
	const char *name;
	enum profile_level profile; /* the smallest that uses it */
	int map_flags;              /* MAP_SHARED or MAP_PRIVATE, and more */
	int advice;                 /* for madvise(), or STRATEGY_NO_ADVICE */
	unsigned depth;             /* requests under way at once, if more than one */
	int copies;                 /* non-zero: reads into walk.buf and takes no page faults */
	unsigned faults;            /* except so many in a walk, for its set-up */
	int direct; /* non-zero: bypasses the page cache, so that only a cold one is measured */
	/* Add the checksum of every block to *sum.  Returns 0 or -errno. */
	int (*walk)(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
};

#define STRATEGY_NO_ADVICE (-1)

/* All strategies that read a file, the baseline read() first, ended by an entry without name. */
extern const struct strategy strategies[];

/* The i-th block of the walk, as its number in the file. */
static inline uint64_t walk_block(const struct walk *w, uint64_t i)
{
	return w->order != NULL ? w->order[i] : i;
}

/* Do what the verb says with the block at data, and return its checksum.  COPY copies it to buf,
 * unless it was read there. */
uint64_t walk_use(const struct walk *w, const void *data, void *buf);

/* The checksum that walk_use() returns for the block at off of the file. */
uint64_t walk_expected(const struct walk *w, uint64_t off);

/* walk functions, by family */
int strategy_read(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_pread(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_preadv2(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_direct(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_uring(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);

#endif
