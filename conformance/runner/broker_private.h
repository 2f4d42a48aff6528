/* SPDX-License-Identifier: MIT */
#ifndef BROKER_PRIVATE_H
#define BROKER_PRIVATE_H

/* One test that is connected, and the adapters that it leased. */

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>

#include "runner.h"

enum {
	MAX_TESTS = 64,      /* connected at once; Criterion's jobs keep it far below */
	MAX_LEASES = 32,     /* of one test, from first to last: a power cut takes a fresh one */
	ANSWER_MS = 5000,    /* for one answer */
	TEST_MS = 30000,     /* for one test */
	GRACE_MS = 2000,     /* for an adapter to end after its input ended */
	STDERR_KEPT = 2048,  /* the last bytes that are shown */
};

struct lease {
	struct process process;
	bool ended;
	bool killed; /* by us */
	int status;
	char text[STDERR_KEPT + 1];
	size_t size;
};

struct test {
	int fd; /* -1 once the test has gone */
	const struct requirement *requirement;
	struct lease leases[MAX_LEASES];
	size_t count;
	json_t *verdict;
	int64_t started, deadline, gone;
	bool overdue;
};

struct broker {
	const struct broker_order *order;
	struct test tests[MAX_TESTS];
	size_t count;
	int listener;
	pid_t criterion;
	int criterion_status;
	bool enough; /* what is still running will not be waited for */
	char socket_path[512];
};

int64_t now_ms(void);

/* A fresh place, or NULL when there are too many. */
struct test *test_new(struct broker *b);

/* Descriptors to wait for; returns how many were stored. */
size_t test_collect(const struct test *t, struct pollfd *fds);

/* Read what came from the test and from its adapters' standard error; keep deadlines. */
void test_serve(struct broker *b, struct test *t);

/* Note that a child ended, when it is one of this test's. */
void test_child_ended(struct test *t, pid_t pid, int status);

/* The test has gone and its adapters have ended. */
bool test_settled(struct broker *b, struct test *t);

/* Report it and free its place. */
void test_finish(struct broker *b, size_t i);

/* Kill and forget. */
void test_abandon(struct test *t);

/* Decide what the verdict and the adapters' ends come to. */
void test_judge(const struct test *t, struct broker_result *out);

#endif
