/* SPDX-License-Identifier: MIT */
#ifndef GATE_H
#define GATE_H

#include <gsl/gsl_rng.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/messages.h"

/*
 * Is HEAD slower than BASE, on this machine, now?
 *
 * Both are benchmark programs (mmapspec-bench).  They run in PAIRS of fresh processes that take
 * TURNS, one stopped while the other runs, which of them first by chance; each process takes its
 * samples of all ROWS in random order.  What a process says of a row is one number: its least time
 * for an operation, or of a cold row the first quartile.  A pair's ratio is head over base, so
 * that 1.25 is a quarter slower.
 *
 * A row TRIPS when the median ratio is beyond the threshold and the bootstrap interval of the
 * median, 95 % to either side, is beyond 1.  Rows that trip are measured once more, alone and with
 * more pairs, and judged by these alone, with 99.5 % to either side.  Counters (faults, bytes from
 * a device, system calls) that are the same in most samples of either side are compared as they
 * are: one more is worse.
 *
 * Times say nothing on a machine whose pairs differ from each other by too much.  Rows are then
 * judged BY COUNTS: the instructions and the memory accesses of one operation, which do not depend
 * on what else runs (judge_counts.h).
 *
 * Units: nanoseconds for an operation.  Functions that may fail return EXIT_EXPECTED, which is 0,
 * or the exit status to end with after one line on standard error.
 */

enum side { BASE, HEAD, SIDES };

/* What a verdict is by.  An automatic order is by time, and by counts where times do not agree. */
enum by { BY_TIME, BY_COUNTS, BY_AUTO };

enum verdict { VERDICT_SAME, VERDICT_BETTER, VERDICT_WORSE, VERDICT_UNMEASURABLE };

enum { GATE_NAME_MAX = 256, GATE_WHY_MAX = 160 };

enum count { COUNT_MINOR_FAULTS, COUNT_MAJOR_FAULTS, COUNT_DEVICE_BYTES, COUNT_CALLS, COUNTS };

enum work { WORK_INSTRUCTIONS, WORK_ACCESSES, WORKS };

enum { COUNTS_RUNS = 2 };

/* What a side's program does in one operation of a row, counted so many times. */
struct counts {
	bool listed;                    /* the program has the row */
	double run[COUNTS_RUNS][WORKS]; /* 0 where it was not counted */
	char why[GATE_WHY_MAX / 2];     /* it was not counted */
};

/* A counter over all samples of a side: its least value, and in how many samples it was that. */
struct counter {
	uint64_t least;
	size_t samples, at_least;
};

/* The number of each side; NAN where a process could not measure the row. */
struct pair {
	double of[SIDES];
};

struct pairs {
	struct pair *at;
	size_t n;
};

struct judgement {
	enum verdict verdict;
	size_t pairs;            /* in which both were measured */
	double ratio, low, high; /* median, and the ends of its interval */
	double tail;             /* the part of the bootstrap's medians beyond either end */
	double spread;           /* from the first to the last tenth */
};

struct row {
	char name[GATE_NAME_MAX];
	bool cold;
	uint64_t ops[SIDES]; /* of a sample, as the side says */
	struct pairs first, second;
	struct judgement judged, confirmed; /* confirmed.pairs is 0 for what did not trip */
	struct counter counters[SIDES][COUNTS];
	struct counts counts[SIDES];
	enum by by;             /* BY_TIME or BY_COUNTS: what the verdict is by */
	enum verdict verdict;   /* what it comes to */
	char why[GATE_WHY_MAX]; /* in words, where the times alone do not say it */
};

struct order {
	const char *program[SIDES];
	const char *dir;     /* the files are made there */
	const char *scratch; /* a folder for results */
	const char *filter;  /* rows, an extended regular expression */
	const char *profile; /* of mmapspec-bench */
	const char *size;    /* of the file */
	long pairs, confirm; /* how many, and how many for rows that trip */
	long repetitions; /* samples of a row by each process; 0: as many as fit into three minutes
	                   */
	bool calibrated;  /* it was 0 */
	long turn;        /* milliseconds; the processes of a pair take turns, 0: they do not */
	bool counters;    /* compare them, too */
	enum by by;
	gsl_rng *random;
};

struct gate {
	struct row *rows;
	size_t nrows;
	double seconds;
	enum by by; /* BY_TIME; BY_COUNTS if no row's verdict is by time */
	bool unfit;
};

/* What a process measures, and where its numbers go. */
struct measurement {
	const struct order *order;
	const char *filter; /* these rows */
	struct gate *gate;
	bool further; /* into row->second, else into row->first */
	size_t pair;  /* the number of the pair there */
};

/* --- take_turns.c, read_samples.c: a measurement --- */

/* Let the program of that side measure in a fresh process that has the machine to itself. */
int pair_measure_side(const struct measurement *m, enum side side);

/* The same of both sides.  They take turns of order->turn milliseconds, one stopped while the other
 * runs, so that what disturbs the machine for longer than that disturbs both; with turn 0 one runs
 * after the other. */
int pair_measure(const struct measurement *m, enum side first);

/* Read the samples that a process of that side wrote (samples.csv of mmapspec-bench).  Enter for
 * each row its one number into the pair that m names, and its counters.  The empty loop is not a
 * row. */
int samples_read(const char *path, enum side side, const struct measurement *m);

/* --- kernel_counters.c --- */

/* Compare the counters of a warm row, with no tolerance: each whose least value came up in at least
 * half of the samples of either side.  What differs makes the row worse, or better if its time says
 * nothing, and is put in words. */
void counters_compare(struct row *row);

/* Does any of them make it worse? */
bool counters_trip(const struct row *row);

/* Count the system calls of a sample of each row by strace.  Does nothing if strace is not
 * installed. */
int counters_calls(const struct order *order, struct gate *gate);

/* --- gate_run.c, gate_rows.c: the gate --- */

/* Run it; sets order->repetitions if that is 0.  What *out holds is released by gate_free(),
 * after an error as well. */
int gate_run(struct order *order, struct gate *out);
void gate_free(struct gate *gate);

/* The number of the row of that name, which is made if there is none. */
size_t gate_row(struct gate *gate, const char *name);

/* An extended regular expression that matches only the names of those of the n rows for which
 * wanted holds (all, if it is NULL).  To be freed. */
char *gate_pattern(const struct row *rows, size_t n, bool (*wanted)(const struct row *row));

/* What all rows come to: worse if any is, else better if any is; unmeasurable if all are. */
enum verdict gate_verdict(const struct gate *gate);

/* EXIT_UNEXPECTED: a row is worse.  EXIT_UNFIT: there is no verdict, or times that do not agree
 * call a row worse. */
int gate_status(const struct gate *gate);

/* Of enum verdict; of enum by, ending with NULL. */
extern const char *const verdict_words[], *const by_words[];

#endif
