/* SPDX-License-Identifier: MIT */
#include "adapters/lease.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "base/clock.h"

static void keep_end(struct lease *l, const char *text, size_t n)
{
	size_t size = n < STDERR_KEPT ? n : STDERR_KEPT;
	size_t keep = l->size + size <= STDERR_KEPT ? l->size : STDERR_KEPT - size;

	memmove(l->text, l->text + l->size - keep, keep);
	memcpy(l->text + keep, text + n - size, size);
	l->size = keep + size;
}

/* A bounded part of it, so that a flood does not hold up the others. */
void lease_drain(struct lease *l)
{
	char text[8192];

	for (int i = 0; i < 16 && l->process.error >= 0; i++) {
		ssize_t n = read(l->process.error, text, sizeof(text));

		if (n < 0)
			return;
		if (n > 0) {
			keep_end(l, text, (size_t)n);
			continue;
		}
		close(l->process.error);
		l->process.error = -1;
	}
}

void lease_kill(struct lease *l)
{
	if (l->ended)
		return;
	l->killed = true;
	kill(-l->process.pid, SIGKILL);
}

void lease_child_ended(struct lease *l, pid_t pid, int status)
{
	if (l->process.pid != pid || l->ended)
		return;
	l->ended = true;
	l->ended_at = clock_ms();
	l->status = status;
}

bool lease_settled(struct lease *l, int64_t grace_ms)
{
	const char *name = l->ended && !l->settled ? leaked_process_name(&l->process) : NULL;

	if (!l->ended || l->settled)
		return l->settled;
	if (name != NULL && !l->killed && clock_ms() <= l->ended_at + grace_ms)
		return false;
	if (name != NULL && !l->killed)
		snprintf(l->leaked, sizeof(l->leaked), "%s", name);
	leaked_processes_kill(&l->process);
	kill(-l->process.pid, SIGKILL);
	return l->settled = true;
}

/* --- the pool ------------------------------------------------------------------------------ */

static bool take_waiting(struct pool *pool, struct lease *out)
{
	for (size_t i = 0; i < pool->count; i++) {
		struct waiting *w = &pool->at[i];

		if (w->unprivileged != out->unprivileged)
			continue;
		out->process = w->process;
		out->uses = w->uses;
		*w = pool->at[--pool->count];
		return true;
	}
	return false;
}

int pool_take(struct pool *pool, struct lease *out)
{
	if (out->reusable && take_waiting(pool, out))
		return 0;
	if (out->debugged)
		return process_start_debugged(pool->target, out->unprivileged, &out->process);
	return process_start(pool->target, out->unprivileged, &out->process);
}

void pool_return(struct pool *pool, struct lease *l, bool fit, const void *user)
{
	if (!l->reusable || l->ended)
		return;
	if (!fit || l->uses + 1 == MOST_USES || pool->count == MAX_WAITING ||
	    leaked_process_name(&l->process) != NULL) {
		process_end_input(&l->process);
		return;
	}
	pool->at[pool->count++] = (struct waiting){
		.process = l->process,
		.unprivileged = l->unprivileged,
		.uses = l->uses + 1,
		.last = user,
	};
	l->process.in = l->process.out = l->process.error = -1;
	l->ended = l->settled = true;
}

static void tell(const struct pool *pool, const struct waiting *w, const char *what)
{
	char text[256];

	snprintf(text, sizeof(text), "its adapter, kept for further tests, %s", what);
	pool->problem(w->last, text, pool->data);
}

void pool_child_ended(struct pool *pool, pid_t pid, int status)
{
	for (size_t i = 0; i < pool->count; i++) {
		struct waiting w = pool->at[i];

		if (w.process.pid != pid)
			continue;
		pool->at[i] = pool->at[--pool->count];
		/* Nobody had asked it to end unless its input did. */
		if (w.process.in >= 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
			tell(pool, &w, status_text(status));
		process_kill(&w.process);
		return;
	}
}

void pool_end(struct pool *pool)
{
	int64_t deadline = clock_ms() + pool->grace_ms;
	int status;
	pid_t pid;

	for (size_t i = 0; i < pool->count; i++)
		process_end_input(&pool->at[i].process);
	while (pool->count > 0 && clock_ms() < deadline) {
		while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
			pool_child_ended(pool, pid, status);
		if (pool->count > 0)
			poll(NULL, 0, 2);
	}
	for (size_t i = 0; i < pool->count; i++)
		tell(pool, &pool->at[i], "does not end when its input has ended");
}

void pool_abandon(struct pool *pool)
{
	for (size_t i = 0; i < pool->count; i++)
		process_kill(&pool->at[i].process);
	pool->count = 0;
}
