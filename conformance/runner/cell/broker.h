/* SPDX-License-Identifier: MIT */
#ifndef CELL_BROKER_H
#define CELL_BROKER_H

#include <jansson.h>
#include <stdbool.h>

#include "adapters/targets.h"
#include "cell/run_options.h"

struct broker_result {
	const struct requirement *requirement;
	const json_t *verdict;  /* as verdict.c wrote it; NULL when none came */
	const char *status;     /* after what became of the adapters was taken into account */
	const char *message;
	const char *value;      /* a recorded signal, or NULL */
	const char *error_text; /* the end of what the adapter wrote to standard error */
	double seconds;
};

struct broker_order {
	const struct target *target;
	const struct requirement *const *selected;
	size_t count;
	const char *scratch;
	unsigned abilities;
	long jobs;
	double timeout_multiplier;
	bool warm; /* lend an adapter again that a test gave back clean */
	enum debug debug;
	/* With warm: shall the test have adapters of its own all the same? */
	bool (*alone)(const struct requirement *r, void *data);
	bool (*finished)(const struct broker_result *result, void *data);
	/* An adapter that was lent again did not end well; r was the last test that had it. */
	void (*problem)(const struct requirement *r, const char *text, void *data);
	void *data;
};

/* Let Criterion run the selected tests and lend them adapters until all have ended.
 * finished is called once for each that was run, and says whether to go on.  Returns 0 or
 * EXIT_USAGE. */
int broker_run(const struct broker_order *order);

#endif
