/* SPDX-License-Identifier: MIT */
#ifndef PAGES_H
#define PAGES_H

#include "bench.h"

/* Rows about what one step with memory costs: a fault, a system call.  A sample does nops steps on
 * memory of npages pages; the checksum is the number of steps that were done. */
struct pages {
	const struct bench_file *file;
	size_t page, npages;
	uint64_t nops;
	unsigned char *base; /* of what prepare mapped, or NULL */
	size_t size;         /* bytes of it */
	int fd;              /* that prepare opened, or -1 */
};

struct pages_row {
	const char *strategy, *state;
	/* Map what the body needs into base and size, or leave both.  NULL: nothing.  Returns 0 or
	 * -errno. */
	int (*prepare)(struct pages *p);
	int (*body)(struct pages *p, uint64_t *done);
	uint64_t nops;
	size_t npages;
	uint64_t min_faults, max_faults;
	int in_child; /* run the body in a process of its own, so that it leaves nothing behind */
	enum bench_profile profile;
};

/* Add the row to c.  Returns 0 or -errno. */
int pages_add(const struct bench_case *c, const struct bench_setup *setup,
              const struct pages_row *row);

/* Map npages pages: anonymous, private memory without huge pages; or the file's first ones. */
int pages_anonymous(struct pages *p);
int pages_shared(struct pages *p);
int pages_private(struct pages *p);

/* Write to, or read from, each page once. */
int pages_write(struct pages *p, uint64_t *done);

#endif
