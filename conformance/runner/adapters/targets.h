/* SPDX-License-Identifier: MIT
 *
 * The targets: each version of an implementation that can run here, or why it cannot. */
#ifndef ADAPTERS_TARGETS_H
#define ADAPTERS_TARGETS_H

#include <stdbool.h>
#include <stddef.h>

struct target {
	char *implementation; /* folder under impl/, or "exec" */
	char *label;
	char *command;        /* for /bin/sh -c "exec COMMAND"; NULL when absent */
	char *absent;         /* why, and how to get it; else NULL */
	char *folder;         /* where the command runs */
};

struct targets {
	struct target *at;
	size_t count;
};

/* Run every impl/NAME/discover (only those in names, a comma-separated list of folders or
 * labels, when it is not NULL; folders that cannot have them are not asked unless one is
 * missing).  Returns 0, or EXIT_USAGE after a line about an unknown
 * name. */
int targets_discover(struct targets *out, const char *names);
int targets_add(struct targets *out, const char *implementation, const char *label,
		const char *command, const char *absent, const char *folder);
void targets_free(struct targets *targets);

/* Drop all but the first count. */
void targets_truncate(struct targets *targets, size_t count);

/* Is one of the comma-separated names this one? */
bool targets_named(const char *names, const char *name);

#endif
