/* SPDX-License-Identifier: MIT
 *
 * The lease of an adapter to a test: its process, what it says on standard error, and how it ends.
 */
#ifndef ADAPTERS_LEASE_H
#define ADAPTERS_LEASE_H

#include <stdbool.h>
#include <stdint.h>

#include "adapters/adapter_process.h"

enum { STDERR_KEPT = 2048 }; /* the last bytes that are shown */

struct lease {
	struct process process;
	bool unprivileged;
	bool debugged;    /* its process is gdb's, and so is its status */
	bool reusable;    /* our ends of its streams stay open */
	int uses;         /* leases before this one */
	bool ended;       /* the process, or the lease if the adapter waits for the next one */
	bool settled;     /* and nothing that the adapter started is left */
	bool killed;      /* by us */
	int64_t ended_at; /* clock_ms() */
	int status;
	char leaked[32];            /* the name of a process that it left, or "" */
	char text[STDERR_KEPT + 1]; /* the end of its standard error */
	size_t size;
};

/* Read what it wrote to standard error. */
void lease_drain(struct lease *l);

/* Kill it if it has not ended. */
void lease_kill(struct lease *l);

/* A child ended with that status: note it if it is this adapter. */
void lease_child_ended(struct lease *l, pid_t pid, int status);

/* Has it ended, and all that it started?  What it started may take grace_ms more; it is killed
 * then. */
bool lease_settled(struct lease *l, int64_t grace_ms);

/* --- the pool: adapters that wait for their next lease, since they start slowly --------------- */

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
