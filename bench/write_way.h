/* SPDX-License-Identifier: MIT */
#ifndef WRITE_WAY_H
#define WRITE_WAY_H

#include <stddef.h>
#include <stdint.h>

/* A way to write to an open file, or to a mapping of it, and to make that durable. */
struct write_way {
	const char *name;
	int maps;           /* non-zero: through a shared mapping */
	int populates;      /* MADV_POPULATE_WRITE of all that is written, first */
	int promises_less;  /* what was written may still be dirty afterwards */
	/* Make len bytes from off durable.  Returns 0 or -errno. */
	int (*flush)(int fd, void *base, uint64_t off, size_t len);
};

/* All of them, pwrite() and fsync() first, ended by an entry without name. */
extern const struct write_way write_ways[];

#endif
