/* SPDX-License-Identifier: MIT */
#ifndef STRATEGY_H
#define STRATEGY_H

#include <stddef.h>
#include <stdint.h>

/* One walk over a file: which blocks, in which order. */
struct walk {
	uint64_t size;         /* of the file */
	size_t block;          /* bytes of one operation; a multiple of the page size */
	uint64_t nblocks;      /* operations of one walk */
	const uint32_t *order; /* the number of each block, or NULL for front to back */
	void *buf;             /* block bytes, touched before, for strategies that copy */
};

/* A way to get at the bytes of an open file.  It starts from a fresh descriptor and pays for all it
 * needs: a mapping is made, advised, used and removed within the walk. */
struct strategy {
	const char *name;
	int map_flags; /* beside MAP_SHARED */
	int advice;    /* for madvise(), or STRATEGY_NO_ADVICE */
	int copies;    /* non-zero: reads into walk.buf and takes no page faults */
	/* Add the checksum of every block to *sum.  Returns 0 or -errno. */
	int (*walk)(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
};

#define STRATEGY_NO_ADVICE (-1)

/* All strategies that read a file, the baseline read() first, ended by an entry without name. */
extern const struct strategy strategies[];

/* walk functions, by family */
int strategy_read(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_pread(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);
int strategy_map(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum);

#endif
