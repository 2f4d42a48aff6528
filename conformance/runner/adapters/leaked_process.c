/* SPDX-License-Identifier: MIT */
#include "adapters/leaked_process.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/child.h"

enum { MOST_CHILDREN = 256 };

void leaked_processes_adopt(bool adopt)
{
	prctl(PR_SET_CHILD_SUBREAPER, adopt ? 1L : 0L);
}

static size_t children(pid_t out[MOST_CHILDREN])
{
	char path[64];
	FILE *list;
	size_t n = 0;

	snprintf(path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
	list = fopen(path, "re");
	while (list != NULL && n < MOST_CHILDREN && fscanf(list, "%d", &out[n]) == 1)
		n++;
	if (list != NULL)
		fclose(list);
	return n;
}

/* Those of our children that carry the adapter's mark and are not the adapter itself. */
static size_t left_by(const struct process *adapter, pid_t out[MOST_CHILDREN])
{
	char mark[PATH_MAX + 64], pid[24];
	size_t n = children(out), kept = 0;
	/* With the 0 at its end, or 1 would be found in 12. */
	size_t size = (size_t)process_mark(adapter, mark, sizeof(mark)) + 1;

	for (size_t i = 0; i < n; i++) {
		snprintf(pid, sizeof(pid), "%d", (int)out[i]);
		if (out[i] != adapter->pid && process_environment_has(pid, mark, size))
			out[kept++] = out[i];
	}
	return kept;
}

const char *leaked_process_name(const struct process *adapter)
{
	static char name[32];
	pid_t pids[MOST_CHILDREN];
	char path[64];
	FILE *in;

	if (left_by(adapter, pids) == 0)
		return NULL;
	snprintf(path, sizeof(path), "/proc/%d/comm", (int)pids[0]);
	in = fopen(path, "re");
	if (in == NULL || fgets(name, sizeof(name), in) == NULL)
		snprintf(name, sizeof(name), "?");
	if (in != NULL)
		fclose(in);
	name[strcspn(name, "\n")] = '\0';
	return name;
}

void leaked_processes_kill(const struct process *adapter)
{
	pid_t pids[MOST_CHILDREN];
	size_t n = left_by(adapter, pids);

	for (size_t i = 0; i < n; i++)
		kill(pids[i], SIGKILL);
}

void children_kill(void)
{
	pid_t pids[MOST_CHILDREN], ended;

	do {
		size_t n = children(pids);

		for (size_t i = 0; i < n; i++)
			kill(pids[i], SIGKILL);
		while ((ended = waitpid(-1, NULL, WNOHANG)) > 0)
			;
		if (ended == 0)
			poll(NULL, 0, 1);
	} while (ended == 0 || errno == EINTR);
}
