/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_CASE_H
#define HARNESS_CASE_H

/*
 * Cases and rows: what a benchmark consists of.
 *
 * A CASE asks one question.  It is one file below cases/, registers itself with BENCH_CASE and
 * declares ROWS.  A row is one strategy in one state with named arguments.  Rows that have the same
 * strategy and state differ in their VARIANT, such as a block size.  A row is repeated, and each
 * repetition yields one SAMPLE, in this order:
 *
 *	prepare   untimed; puts the machine into the row's state and verifies the state
 *	body      timed, once, between two clock readings; does all operations of the sample
 *	finish    untimed; releases what prepare acquired and examines what the body left
 *	checks    checksum, processor, number of page faults
 *
 * Units: bytes, seconds, operations; GB is 10^9 bytes.
 */

#include <stddef.h>
#include <stdint.h>

#include "harness/sample.h"

/* Bytes of one operation if a file is read from front to back.  The size of the file is a
 * multiple. */
#define SEQUENTIAL_BLOCK ((size_t)128 << 10)

/* How much a run measures.  A row belongs to one profile and to all larger ones. */
enum profile_level { PROFILE_QUICK, PROFILE_STANDARD, PROFILE_FULL };

/* The functions of a row.  self is the row's own data.  prepare and finish may be NULL. */
struct row_functions {
	/* Returns SAMPLE_VALID, or rejects s and holds nothing. */
	enum verdict (*prepare)(void *self, struct sample *s);
	/* Returns 0 or -errno.  -EINVAL, -ENOSYS and -EOPNOTSUPP mean that this machine does not
	 * support the strategy, and skip the row.  *sum is the checksum of what was processed. */
	int (*body)(void *self, uint64_t *sum);
	/* Called once after each body, with times and counts set, before the checks.  It rejects
	 * the sample by sample_reject(); the value returned is not used. */
	enum verdict (*finish)(void *self, struct sample *s);
	/* The checksum that the body must return; NULL: the number of the row's operations. */
	uint64_t (*expected)(void *self);
	/* From now on the body does this many percent more than the row accounts for
	 * (--extra-work); NULL for a row that cannot. */
	void (*more)(void *self, unsigned percent);
};

struct row_argument {
	const char *name; /* a word; NULL ends the list */
	int64_t value;
};

enum { ROW_ARGUMENTS_MAX = 6, ROW_NAME_SIZE = 256 };

struct latency;

/* The words are parts of names and files: no blank, '/' or ','.  What a row points to must remain
 * until the program ends: memory_array() of base/allocation.h gives such memory. */
struct row {
	const struct bench_case *owner; /* set by row_add() */
	const char *strategy;
	const char *state;
	const char *variant;        /* or NULL */
	const char *baseline;       /* strategy that ratios refer to; NULL for none */
	enum profile_level profile; /* the smallest that measures the row */
	struct row_argument args[ROW_ARGUMENTS_MAX + 1];
	uint64_t ops;   /* operations of one sample, at least 1 */
	uint64_t bytes; /* that one sample processes; 0 if it processes none */
	/* A sample with fewer or more page faults is invalid; with max_faults 0 there must be none.
	 * Rows with system calls allow a few. */
	uint64_t min_faults, max_faults;
	struct latency *latency; /* where the body notes its operations, or NULL */
	const struct row_functions *functions;
	void *self;
};

struct data_file;

/* What a case may ask about the run for which it declares rows. */
struct setup {
	struct data_file *file; /* NULL if rows are only listed */
	const char *dir;        /* of the file, and of other files that a row needs */
	enum profile_level profile;
	uint64_t size;            /* of the file, a multiple of SEQUENTIAL_BLOCK */
	size_t page;              /* page size */
	uint64_t warm_bytes;      /* a warm sample processes at least this much */
	uint64_t cold_random_ops; /* a cold random sample does at most this many operations */
	uint64_t part; /* percent of its operations that a sample of the reference does */
};

/* part percent of n, and at least 1. */
static inline uint64_t setup_part(uint64_t n, uint64_t part)
{
	uint64_t some = n * part / 100;

	return some > 0 ? some : 1;
}

struct bench_case {
	const char *name; /* a word */
	const char *question;
	const char *baseline; /* what the ratios of the table refer to; NULL is read */
	/* Call row_add() for each row. */
	void (*declare)(const struct bench_case *self, const struct setup *setup);
	const void *rows;        /* what declare reads, if it says so */
	struct bench_case *next; /* set by case_register() */
};

/* Define and register a case:  BENCH_CASE(ident) = { .name = ..., .declare = ... }; */
#define BENCH_CASE(ident)                                                                          \
	static struct bench_case case_##ident;                                                     \
	__attribute__((constructor)) static void register_##ident(void)                            \
	{                                                                                          \
		case_register(&case_##ident);                                                      \
	}                                                                                          \
	static struct bench_case case_##ident

/* Add c to the cases, which are kept in the order of their names. */
void case_register(struct bench_case *c);

/* The checksum that the row's body must return. */
uint64_t row_expected(const struct row *row);

/* Copy *row into the rows of c. */
void row_add(const struct bench_case *c, const struct row *row);

/* Discard the rows that there are, and let every case declare its rows.  Returns the rows in the
 * order of their declaration, *n of them, which remain until the next call. */
const struct row *rows_declare(const struct setup *setup, size_t *n);

/* Write case/strategy/state[/variant]. */
void row_name(const struct row *row, char name[ROW_NAME_SIZE]);

#endif
