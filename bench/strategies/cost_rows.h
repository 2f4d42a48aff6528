/* SPDX-License-Identifier: MIT */
#ifndef COST_ROWS_H
#define COST_ROWS_H

#include "harness/case.h"

/* Rows about the cost of one step with memory: a page fault or a system call.  A sample does nops
 * steps, or one for each page, on memory of npages pages.  The checksum is the number of steps that
 * were done. */
struct steps {
	const struct data_file *file;
	size_t page, npages;
	uint64_t nops;
	unsigned char *base; /* what prepare mapped, or NULL; unmapped after the sample */
	size_t size;         /* bytes of it */
};

struct steps_row {
	const char *strategy, *state;
	/* Map what the body needs into base and size; NULL: nothing.  Returns 0 or -errno. */
	int (*prepare)(struct steps *s);
	/* Do the steps.  Returns 0 or -errno; *done is how many were done. */
	int (*body)(struct steps *s, uint64_t *done);
	uint64_t nops; /* 0: npages */
	size_t npages;
	size_t file_pages; /* no row if the file has fewer */
	uint64_t min_faults, max_faults;
	int in_child; /* run the body in a process of its own, so that it leaves nothing */
	enum profile_level profile;
};

/* For declare: add self->rows, an array of struct steps_row up to one without a strategy. */
void steps_declare(const struct bench_case *self, const struct setup *setup);

/* Functions for prepare: map npages pages of anonymous, private memory without huge pages; the same
 * with every page written; the file's first pages, cached. */
int steps_map_anonymous(struct steps *s);
int steps_map_written(struct steps *s);
int steps_map_shared(struct steps *s);
int steps_map_private(struct steps *s);

/* Functions for body: store to each page once, a constant or the byte that is there. */
int steps_store(struct steps *s, uint64_t *done);
int steps_store_same(struct steps *s, uint64_t *done);

#endif
