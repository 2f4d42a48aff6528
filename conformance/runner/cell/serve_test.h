/* SPDX-License-Identifier: MIT
 *
 * A test that is connected to the broker, and the adapters that it leased. */
#ifndef CELL_SERVE_TEST_H
#define CELL_SERVE_TEST_H

#include <jansson.h>
#include <poll.h>
#include <stdint.h>

#include "adapters/lease.h"
#include "cell/test_loop.h"

enum {
	MAX_LEASES = 32, /* of one test that it did not drop: a power cut takes a fresh one */
	TEST_MS = 30000, /* for a test, or for each part of one that starts over; stretched */
};

/* An adapter that the test has no use for any more. */
struct drop {
	pid_t pid;        /* 0: none */
	int64_t deadline; /* clock_ms(): it is killed then */
};

struct test {
	int fd; /* -1 once the test has gone */
	pid_t pid;
	const struct requirement *requirement;
	struct lease leases[MAX_LEASES];
	size_t count;
	json_t *verdict;
	json_t *causes;   /* of the failure, each sent when it was found; or NULL */
	json_t *coverage; /* sent before the verdict; or NULL */
	json_t *explored; /* how far it was when it told last; or NULL */
	struct drop drop;
	char dropped[STDERR_KEPT + 1]; /* what the last dropped one said on standard error, or "" */
	int64_t started, deadline, gone; /* clock_ms() */
	bool overdue, returned;
	char left[64]; /* the name of a file that is left in its folder, "" when none */
};

/* A test has connected with fd. */
void test_begin(struct test *t, int fd, const struct broker_order *order);

/* Store the descriptors to wait for; returns how many there are. */
size_t test_collect(const struct test *t, struct pollfd *fds);

/* Read what came from the test and from its adapters' standard error; keep the deadlines. */
void test_serve(struct test *t, const struct broker_order *order, struct pool *pool);

/* A child ended with that status: note it if it is one of the test's adapters. */
void test_child_ended(struct test *t, pid_t pid, int status);

/* Has the test gone, and have its adapters and all that they started ended? */
bool test_settled(struct test *t, int64_t grace_ms);

/* It is settled: remove its folder and read the rest of what its adapters wrote. */
void test_end(struct test *t, const struct broker_order *order);

/* Kill its adapters and release it. */
void test_release(struct test *t);

/* --- drop_lease.c ------------------------------------------------------------------------- */

/* "drop PID KILL": the test waits for the answer, which drop_serve() gives. */
void drop_begin(struct test *t, const char *text);

/* Once the adapter has ended, and with it what it started, tell the test how, and forget it.  To be
 * called again and again while a drop is under way. */
void drop_serve(struct test *t);

/* Kill the adapter if it runs, and close our ends of its streams. */
void lease_release(struct lease *l);

/* --- judge_test.c ------------------------------------------------------------------------- */

/* What the verdict and the ends of the adapters come to.  The test has ended. */
void test_judge(const struct test *t, struct broker_result *out);

#endif
