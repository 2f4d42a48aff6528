/* SPDX-License-Identifier: MIT
 *
 * Runs tests, and leases adapters to them.  Criterion runs in a child; each of its test processes
 * connects, leases one adapter or more, sends its verdict and goes.  What became of the adapters
 * decides with it: a test that saw its adapter die cannot know of what. */
#ifndef CELL_TEST_LOOP_H
#define CELL_TEST_LOOP_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "adapters/discover_targets.h"
#include "cell/run_options.h"
#include "adapter_description.h"

/* How a test came out; the texts remain until the callback that is given it returns. */
struct broker_result {
	const struct requirement *requirement;
	const json_t *verdict; /* as verdict.c wrote it; NULL when none came */
	const char *status;    /* after what became of the adapters was taken into account */
	const char *message;
	json_t *causes;    /* of the failure, with "count"; NULL: the message is the only one */
	json_t *coverage;  /* what the test asked for, or NULL */
	json_t *explored;  /* how far an exploration came, or NULL */
	const char *value; /* a recorded signal, or NULL */
	const char *error_text; /* the end of what the adapter wrote to standard error */
	double seconds;
};

struct broker_order {
	const struct target *target;
	const struct requirement *const *selected;
	size_t count;
	const char *folder; /* for the files of the tests */
	unsigned abilities;
	long jobs;
	double timeout_multiplier;
	bool reuse;   /* lease an adapter again if it is fit for that */
	bool endless; /* a test may take days, if each of its parts ends in time */
	enum debug debug;
	/* With reuse: shall the test have fresh adapters all the same? */
	bool (*fresh)(const struct requirement *r, void *data);
	/* Is called once for each test that was run; false: run no more. */
	bool (*finished)(const struct broker_result *result, void *data);
	/* How far an exploration is: what conformance/model/explore tells of it. */
	void (*progress)(const json_t *how_far, void *data);
	/* An adapter that waited for its next lease did not end well; r had it last. */
	void (*problem)(const void *r, const char *text, void *data);
	void *data;
};

/* Run the selected tests.  Returns 0 or EXIT_USAGE. */
int broker_run(const struct broker_order *order);

/* Set by SIGINT, SIGTERM and SIGHUP while tests run: stop, clean up, keep what there is. */
extern volatile int interrupted;

/* --- criterion_start.c: Criterion runs the tests in a process of its own, this program once more
 * with MMAPSPEC_BROKER set.  Its output is a log; the verdicts come over the broker's socket
 * ----------
 */

/* Start it on the selected tests; they connect to socket_path and have test_ms each.  With
 * DEBUG_TEST it is the one test under gdb.  Returns 0, or EXIT_USAGE after complain(). */
int criterion_start(const struct broker_order *order, const char *socket_path, int64_t test_ms,
                    pid_t *out);

/* It ended with a status other than 0: complain() in its own last words.  Returns EXIT_USAGE. */
int criterion_complain(const struct broker_order *order, int status);

/* --- criterion_main.c ---------------------------------------------------------------------- */

/* What main() does in that process. */
int criterion_main(void);

#endif
