/* SPDX-License-Identifier: MIT
 *
 * Adapters that wait for their next lease: one that starts slowly serves many tests. */
#ifndef ADAPTERS_POOL_H
#define ADAPTERS_POOL_H

#include "adapters/lease.h"

enum {
	MAX_WAITING = 16,
	MOST_USES = 100, /* of one process: what it gathers unseen stays small */
};

struct waiting {
	struct process process;
	bool unprivileged;
	int uses;
	const void *last; /* its last user */
};

/* Set target, grace_ms (for an adapter to end after its input), problem and data; the rest is 0. */
struct pool {
	const struct target *target;
	int64_t grace_ms;
	/* An adapter that waited did not end well. */
	void (*problem)(const void *last, const char *text, void *data);
	void *data;
	struct waiting at[MAX_WAITING];
	size_t count;
};

/* Lease an adapter: one that waits, if the lease is reusable, or a new one.  Set in *out are
 * unprivileged, debugged and reusable; the rest is 0.  Returns 0, or -errno. */
int pool_take(struct pool *pool, struct lease *out);

/* End a reusable lease: the adapter waits for the next one if it is fit for reuse and there is
 * room, else its input ends. */
void pool_return(struct pool *pool, struct lease *l, bool fit, const void *user);

/* A child ended with that status: note it if it waited. */
void pool_child_ended(struct pool *pool, pid_t pid, int status);

/* End the input of all that wait, and see that they end well. */
void pool_end(struct pool *pool);

/* Kill all that wait. */
void pool_abandon(struct pool *pool);

#endif
