/* SPDX-License-Identifier: MIT */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

/*
 * The C face of Google Benchmark, for costs that depend on the state of the machine.
 *
 * A CASE asks one question.  It lives in one file below cases/, registers itself with BENCH_CASE
 * and declares ROWS.  A row is one strategy in one state with its named arguments; rows that have
 * both in common differ in their VARIANT, such as a block size.  A row is repeated; every repetition yields one SAMPLE.  Order of one repetition:
 *
 *	prepare   untimed; puts the machine into the row's state and verifies that it is there
 *	body      timed, once, between two clock reads; does all operations of the sample
 *	finish    untimed; releases what prepare took, looks at what the body left behind
 *	checks    checksum, processor, fault count
 *
 * A sample in the wrong state is INVALID, not slow: it is dropped, counted, and tried again a
 * bounded number of times.  No sample is ever dropped for being slow.  A row that cannot be
 * measured on this machine says SKIP with the reason and is not tried again.
 *
 * Units: bytes, seconds, operations; GB is 10^9 bytes; residency is the fraction 0 to 1 of the
 * file's pages that are in the page cache.  A value that does not apply is BENCH_NONE.
 */

#ifdef __cplusplus
extern "C" {
#endif

#define BENCH_NONE       (-1.0)
#define BENCH_REASON_MAX 160 /* bytes of a reason, its final zero included */
#define BENCH_ARGS_MAX   6

/* Bytes of one operation where a file is read front to back; the size of the file is a multiple. */
#define BENCH_SEQUENTIAL_BLOCK ((size_t)128 << 10)

/* How much a run measures.  A row belongs to one profile and to all larger ones. */
enum bench_profile { BENCH_QUICK, BENCH_STANDARD, BENCH_FULL };

enum bench_verdict { BENCH_VALID, BENCH_INVALID, BENCH_SKIP };

/* One repetition.  prepare and finish fill the residency fields; the harness fills the rest. */
struct bench_sample {
	enum bench_verdict verdict;
	char reason[BENCH_REASON_MAX]; /* why not valid; empty for a valid sample */
	double seconds;                /* wall time of the body */
	double user_s, system_s;       /* processor time of the body */
	uint64_t minor_faults, major_faults;
	uint64_t device_bytes;        /* read from a device on this process's account */
	double resident_before;       /* 0 to 1, or BENCH_NONE */
	double resident_after;        /* 0 to 1, or BENCH_NONE */
	double cache_pages_per_fault; /* how the cache is built, see fault_probe.h; or BENCH_NONE */
	/* Of single operations, in nanoseconds, where the row times them; else BENCH_NONE. */
	double p50_ns, p99_ns, p999_ns, max_ns;
};

/* Set the verdict and the reason of s, printf style.  Returns the verdict. */
enum bench_verdict bench_reject(struct bench_sample *s, enum bench_verdict v, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What a row does.  `self` is the row's own data.  prepare and finish may be NULL. */
struct bench_ops {
	/* Returns BENCH_VALID, or rejects s.  After a rejection nothing is held. */
	enum bench_verdict (*prepare)(void *self, struct bench_sample *s);
	/* Returns 0 or -errno.  -EINVAL, -ENOSYS and -EOPNOTSUPP mean that this machine does not
	 * know the strategy, and skip the row.  *sum is the checksum of what was processed. */
	int (*body)(void *self, uint64_t *sum);
	/* Called once after each body, with times and counts filled in. */
	enum bench_verdict (*finish)(void *self, struct bench_sample *s);
	/* The checksum that the body must deliver. */
	uint64_t (*expected)(void *self);
	/* From now on let the body do so many percent more than the row accounts for (extra.h); NULL
	 * for a row that cannot. */
	void (*more)(void *self, unsigned percent);
};

struct bench_arg {
	const char *name; /* a word; NULL ends the list */
	int64_t value;
};

struct latency;

/* One row.  The words stand in names and files: no blank, '/' or ','.  Everything a row points to
 * must live until bench_rows_free(); memory of bench_alloc() does. */
struct bench_row {
	const struct bench_case *owner; /* set by bench_row_add() */
	const char *strategy;
	const char *state;
	const char *variant;        /* what else tells the row apart; NULL for nothing */
	const char *baseline;       /* strategy that ratios refer to; NULL for none */
	enum bench_profile profile; /* the smallest that measures it */
	struct bench_arg args[BENCH_ARGS_MAX + 1];
	uint64_t ops;        /* operations of one sample, at least 1 */
	uint64_t bytes;      /* bytes that one sample processes; 0 if it processes none */
	uint64_t min_faults, max_faults; /* a sample with fewer or more page faults is invalid */
	struct latency *latency; /* NULL, or what the body notes its operations in (latency.h) */
	const struct bench_ops *does;
	void *self;
};

struct bench_file;

/* What a case may ask about the run it declares rows for. */
struct bench_setup {
	struct bench_file *file;  /* NULL while rows are only listed */
	const char *dir;          /* where it is, and other files should be */
	enum bench_profile profile;
	uint64_t size;            /* of the file, a multiple of BENCH_SEQUENTIAL_BLOCK */
	size_t page;              /* page size */
	uint64_t warm_bytes;      /* a warm sample processes at least this much */
	uint64_t cold_random_ops; /* a cold random sample does at most this many operations */
	uint64_t part;            /* percent of its operations that a sample of the reference does */
};

/* part percent of n, and at least 1. */
static inline uint64_t bench_part(uint64_t n, uint64_t part)
{
	uint64_t some = n * part / 100;

	return some > 0 ? some : 1;
}

struct bench_case {
	const char *name; /* a word */
	const char *question;
	const char *baseline; /* for the table's head: what its ratios refer to; NULL is read */
	/* Call bench_row_add() for each row.  Returns 0 or -errno. */
	int (*declare)(const struct bench_case *self, const struct bench_setup *setup);
	struct bench_case *next; /* the registry's own */
};

/* Define and register a case:  BENCH_CASE(ident) = { .name = ..., .declare = ... }; */
#define BENCH_CASE(ident)                                                                          \
	static struct bench_case ident;                                                            \
	__attribute__((constructor)) static void register_##ident(void)                            \
	{                                                                                          \
		bench_case_register(&ident);                                                       \
	}                                                                                          \
	static struct bench_case ident

/* Add c to the cases, which are kept in the order of their names. */
void bench_case_register(struct bench_case *c);

/* Copy *row into the rows of c.  Returns 0 or -ENOMEM. */
int bench_row_add(const struct bench_case *c, const struct bench_row *row);

/* Zeroed memory that lives until bench_rows_free(); NULL when there is none. */
void *bench_alloc(size_t len);

#ifdef __cplusplus
}
#endif

#endif
