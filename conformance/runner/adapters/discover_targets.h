/* SPDX-License-Identifier: MIT
 *
 * The targets: each version of an implementation that can run here, and those that cannot, with
 * the reason. */
#ifndef ADAPTERS_DISCOVER_TARGETS_H
#define ADAPTERS_DISCOVER_TARGETS_H

#include <stdbool.h>
#include <stddef.h>

struct target {
	char *implementation; /* folder under impl/, or "exec" */
	char *label;
	char *command; /* for /bin/sh -c "exec COMMAND"; NULL when absent */
	char *absent;  /* why, and how to get it; else NULL */
	char *folder;  /* where the command runs */
};

/* Start with zeros; release with targets_free(). */
struct targets {
	struct target *at;
	size_t count;
};

/* Run impl/NAME/discover of every implementation and append what they name.  names: NULL, or the
 * comma-separated folders or labels that are wanted, of which each must give something; other
 * folders are then asked only if one of the names is missing otherwise.  Returns 0, or EXIT_USAGE
 * after complain(). */
int targets_discover(struct targets *out, const char *names);

/* Append a target with copies of these; command or absent is NULL. */
void targets_add(struct targets *out, const char *implementation, const char *label,
                 const char *command, const char *absent, const char *folder);

/* Drop all but the first count. */
void targets_truncate(struct targets *targets, size_t count);
void targets_free(struct targets *targets);

/* Is one of the comma-separated names this one? */
bool targets_named(const char *names, const char *name);

#endif
