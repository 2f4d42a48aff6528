/* SPDX-License-Identifier: MIT
 *
 * A test that goes on after the death of an adapter, or after it gave one up. */
#include "cell/serve_test.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#include "base/clock.h"

enum { LAST_MS = 500 }; /* for a process to end whose output has ended */

static void answer(const struct test *t, const char *how)
{
	char text[128];
	int n = snprintf(text, sizeof(text), "dropped %s", how);

	send(t->fd, text, (size_t)n, MSG_NOSIGNAL);
}

static struct lease *find(struct test *t, pid_t pid)
{
	for (size_t i = t->count; i-- > 0;)
		if (t->leases[i].process.pid == pid)
			return &t->leases[i];
	return NULL;
}

void drop_begin(struct test *t, const char *text)
{
	int pid, at_once;

	if (sscanf(text, "drop %d %d", &pid, &at_once) != 2 || find(t, pid) == NULL) {
		answer(t, "");
		return;
	}
	t->drop = (struct drop){ pid, clock_ms() + (at_once != 0 ? 0 : LAST_MS) };
	if (at_once != 0)
		lease_kill(find(t, pid));
	drop_serve(t);
}

void lease_release(struct lease *l)
{
	/* The number may be another process's by now. */
	if (l->settled)
		l->process.pid = 0;
	process_kill(&l->process);
}

static void forget(struct test *t, struct lease *l)
{
	size_t after = (size_t)(t->leases + t->count - (l + 1));

	lease_drain(l);
	if (l->size != 0)
		snprintf(t->dropped, sizeof(t->dropped), "%s", l->text);
	lease_release(l);
	memmove(l, l + 1, after * sizeof(*l));
	t->count--;
}

void drop_serve(struct test *t)
{
	struct lease *l = t->drop.pid != 0 ? find(t, t->drop.pid) : NULL;
	bool killed;

	if (l == NULL)
		return;
	if (clock_ms() > t->drop.deadline)
		lease_kill(l);
	if (!l->ended)
		return;
	killed = l->killed;
	l->killed = true; /* what it started gets no time */
	lease_settled(l, 0);
	answer(t, killed ? "" : status_text(l->status));
	forget(t, l);
	t->drop.pid = 0;
}
