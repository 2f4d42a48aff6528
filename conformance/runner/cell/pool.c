/* SPDX-License-Identifier: MIT
 *
 * Adapters that start slowly serve one test after another.  One is lent again only when its
 * test passed or was skipped and found its process as it had been at the lease
 * (conformance/suite/reuse.c); after anything else it is ended like any other. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "adapters/process.h"
#include "adapters/targets.h"
#include "cell/broker_private.h"
#include "cell/run_options.h"
#include "describe.h"

/* Pulling the plug ends adapters with their input, of which nobody else may hold an end. */
static bool may_keep(const struct broker *b, const struct requirement *r)
{
	return b->order->warm && (r->needs & NEEDS_POWER) == 0 &&
	       !b->order->alone(r, b->order->data);
}

static bool take_waiting(struct broker *b, bool unprivileged, struct lease *out)
{
	for (size_t i = 0; i < b->warm_count; i++) {
		struct warm *w = &b->warm[i];

		if (w->unprivileged != unprivileged)
			continue;
		*out = (struct lease){ .process = w->process, .unprivileged = unprivileged,
				       .uses = w->uses, .kept = true };
		*w = b->warm[--b->warm_count];
		return true;
	}
	return false;
}

/* The first that a debugged test leases: there is one terminal. */
static int start_adapter(struct broker *b, struct lease *out)
{
	out->debugged = b->order->debug == DEBUG_ADAPTER && !b->debugged;
	if (!out->debugged)
		return process_start(b->order->target, out->unprivileged, &out->process);
	b->debugged = true;
	return process_start_debugged(b->order->target, out->unprivileged, &out->process);
}

bool pool_take(struct broker *b, bool unprivileged, const struct requirement *r,
	       struct lease *out)
{
	bool keep = may_keep(b, r);
	int error;

	if (keep && take_waiting(b, unprivileged, out))
		return true;
	*out = (struct lease){ .unprivileged = unprivileged, .kept = keep };
	error = start_adapter(b, out);
	errno = -error;
	return error == 0;
}

static bool called_clean(const struct test *t, pid_t pid)
{
	const json_t *pids = json_object_get(t->verdict, "clean"), *one;
	size_t i;

	json_array_foreach(pids, i, one)
		if (json_integer_value(one) == pid)
			return true;
	return false;
}

static void end_input(struct process *p)
{
	int *const fds[] = { &p->in, &p->out };

	for (size_t i = 0; i < 2; i++) {
		if (*fds[i] >= 0)
			close(*fds[i]);
		*fds[i] = -1;
	}
}

void pool_return(struct broker *b, struct test *t)
{
	t->returned = true;
	for (size_t i = 0; i < t->count; i++) {
		struct lease *l = &t->leases[i];

		if (!l->kept || l->ended)
			continue;
		if (t->overdue || l->uses + 1 == MOST_USES || b->warm_count == MAX_WARM ||
		    !called_clean(t, l->process.pid) || leaked_process_name(&l->process) != NULL) {
			end_input(&l->process);
			continue;
		}
		b->warm[b->warm_count++] = (struct warm){ .process = l->process,
							  .unprivileged = l->unprivileged,
							  .uses = l->uses + 1,
							  .last = t->requirement };
		l->process.error = -1;
		l->ended = l->alone = true;
	}
}

static void tell(const struct broker *b, const struct warm *w, const char *what)
{
	char text[256];

	snprintf(text, sizeof(text), "its adapter, kept for further tests, %s", what);
	b->order->problem(w->last, text, b->order->data);
}

void pool_child_ended(struct broker *b, pid_t pid, int status)
{
	for (size_t i = 0; i < b->warm_count; i++) {
		struct warm w = b->warm[i];

		if (w.process.pid != pid)
			continue;
		b->warm[i] = b->warm[--b->warm_count];
		/* Nobody had asked it to end unless its input did. */
		if (w.process.in >= 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
			tell(b, &w, status_text(status));
		process_kill(&w.process);
		return;
	}
}

void pool_end(struct broker *b)
{
	int64_t deadline = now_ms() + grace_ms(b);
	int status;
	pid_t pid;

	for (size_t i = 0; i < b->warm_count; i++)
		end_input(&b->warm[i].process);
	while (b->warm_count > 0 && now_ms() < deadline) {
		while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
			pool_child_ended(b, pid, status);
		if (b->warm_count > 0)
			poll(NULL, 0, 2);
	}
	for (size_t i = 0; i < b->warm_count; i++)
		tell(b, &b->warm[i], "does not end when its input has ended");
}

void pool_abandon(struct broker *b)
{
	for (size_t i = 0; i < b->warm_count; i++)
		process_kill(&b->warm[i].process);
	b->warm_count = 0;
}
