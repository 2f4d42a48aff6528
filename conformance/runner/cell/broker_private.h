/* SPDX-License-Identifier: MIT */
#ifndef BROKER_PRIVATE_H
#define BROKER_PRIVATE_H

/* One test that is connected, and the adapters that it leased. */

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>

#include "adapters/process.h"
#include "cell/broker.h"
#include "describe.h"

enum {
	MAX_TESTS = 64,      /* connected at once; Criterion's jobs keep it far below */
	MAX_LEASES = 32,     /* of one test, from first to last: a power cut takes a fresh one */
	ANSWER_MS = 5000,    /* for one answer */
	TEST_MS = 30000,     /* for one test */
	GRACE_MS = 2000,     /* for an adapter to end after its input ended: all are stretched */
	STDERR_KEPT = 2048,  /* the last bytes that are shown */
	MAX_WARM = 16,       /* adapters that wait for the next test */
	MOST_USES = 100,     /* of one process: what it gathers unseen stays small */
};

/* An adapter that waits: a test gave it back clean. */
struct warm {
	struct process process;
	bool unprivileged;
	int uses;
	const struct requirement *last; /* the test that had it */
};

struct lease {
	struct process process;
	bool unprivileged;
	int uses; /* tests that had it before */
	bool debugged; /* its process is gdb's, and so is its status */
	bool kept;  /* our ends of its streams stay open: it may be lent again */
	bool ended; /* or given back */
	bool alone; /* and nothing that it started is left */
	int64_t ended_at;
	char left[32]; /* the name of a process that it left behind, "" when none */
	bool killed; /* by us */
	int status;
	char text[STDERR_KEPT + 1];
	size_t size;
};

struct test {
	int fd; /* -1 once the test has gone */
	pid_t pid;
	const struct requirement *requirement;
	struct lease leases[MAX_LEASES];
	size_t count;
	json_t *verdict;
	int64_t started, deadline, gone;
	bool overdue, returned;
	char left[64]; /* the name of a file that is left in its folder, "" when none */
};

struct broker {
	const struct broker_order *order;
	struct test tests[MAX_TESTS];
	size_t count;
	struct warm warm[MAX_WARM];
	size_t warm_count;
	int listener;
	pid_t criterion;
	int criterion_status;
	bool debugged; /* an adapter runs under gdb */
	bool enough; /* what is still running will not be waited for */
	char socket_path[512];
};

int64_t now_ms(void);

/* How long an adapter may take to end when its input has ended. */
int64_t grace_ms(const struct broker *b);

/* A fresh place, or NULL when there are too many. */
struct test *test_new(struct broker *b);

/* Descriptors to wait for; returns how many were stored. */
size_t test_collect(const struct test *t, struct pollfd *fds);

/* Read what came from the test and from its adapters' standard error; keep deadlines. */
void test_serve(struct broker *b, struct test *t);

/* Note that a child ended, when it is one of this test's. */
void test_child_ended(struct test *t, pid_t pid, int status);

/* The test has gone, and its adapters and all that they started have ended. */
bool test_settled(struct broker *b, struct test *t);

/* Report it and free its place. */
void test_finish(struct broker *b, size_t i);

/* Kill and forget. */
void test_abandon(struct test *t);

/* --- pool.c: adapters that serve one test after another ---------------------- */

/* Take an adapter that waits, or start one; false with errno set when that fails. */
bool pool_take(struct broker *b, bool unprivileged, const struct requirement *r,
	       struct lease *out);

/* The test has gone: put those of its adapters that its verdict calls clean with the ones
 * that wait, and end the input of the others. */
void pool_return(struct broker *b, struct test *t);

/* A child ended: was it one that waited? */
void pool_child_ended(struct broker *b, pid_t pid, int status);

/* End the input of all that wait, and see that they end well. */
void pool_end(struct broker *b);
void pool_abandon(struct broker *b);

/* Decide what the verdict and the adapters' ends come to. */
void test_judge(const struct test *t, struct broker_result *out);

#endif
