/* SPDX-License-Identifier: MIT */
#include "adapters/lease.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
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
