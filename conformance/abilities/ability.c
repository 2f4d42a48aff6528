/* SPDX-License-Identifier: MIT
 *
 * The abilities of this program, and how a probe is run: in a child that cannot take longer than
 * LIMIT_MS and whose files are removed afterwards. */
#include "ability.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"

enum { LIMIT_MS = 900, KILL_MS = 100 };

extern const struct ability *const __start_abilities[], *const __stop_abilities[];

static int by_name(const void *one, const void *other)
{
	const struct ability *const *a = one, *const *b = other;

	return strcmp((*a)->name, (*b)->name);
}

const struct ability *const *abilities_all(size_t *count)
{
	static const struct ability **sorted;
	size_t n = (size_t)(__stop_abilities - __start_abilities);

	if (sorted == NULL) {
		sorted = calloc(n + 1, sizeof(*sorted));
		if (sorted == NULL)
			abort();
		memcpy(sorted, __start_abilities, n * sizeof(*sorted));
		qsort(sorted, n, sizeof(*sorted), by_name);
	}
	*count = n;
	return sorted;
}

const struct ability *ability_find(const char *name)
{
	size_t count;
	const struct ability *const *all = abilities_all(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}

const char *ability_state_text(enum ability_state state)
{
	static const char *const texts[] = { "no", "yes", "?" };

	return texts[state];
}

/* --- a probe in a child ------------------------------------------------------------------------
 */

static noreturn void run(const struct ability *a, const struct ability_place *place,
                         struct ability_answer *answer)
{
	const struct probe p = { place->folder, place->existing, place->error, place->unit,
		                 answer };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_DUMPABLE, 0);
	for (int number = 1; number < 32; number++)
		signal(number, SIG_DFL);
	signal(SIGXFSZ, SIG_IGN);
	/* Where there is no pidfd_open(). */
	alarm(1);
	a->probe(&p);
	abort();
}

static bool ended_within(pid_t pid, int ms, int *status)
{
	struct pollfd end = { .fd = (int)syscall(SYS_pidfd_open, pid, 0), .events = POLLIN };
	int ready = 1;

	if (end.fd >= 0) {
		do
			ready = poll(&end, 1, ms);
		while (ready < 0 && errno == EINTR);
		close(end.fd);
	}
	return ready > 0 && waitpid(pid, status, 0) == pid;
}

/* The answer stands if the child ended with it. */
static void judge_end(struct ability_answer *answer, pid_t pid)
{
	int status = 0;
	bool ended = ended_within(pid, LIMIT_MS, &status);

	if (!ended) {
		kill(pid, SIGKILL);
		ended_within(pid, KILL_MS, &status);
	}
	if (!ended || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)) {
		answer->state = ABILITY_UNKNOWN;
		snprintf(answer->observed, sizeof(answer->observed), "no end within 1 s");
	} else if (WIFSIGNALED(status)) {
		int number = WTERMSIG(status);

		answer->state =
		    number == SIGBUS || number == SIGSEGV ? ABILITY_NO : ABILITY_UNKNOWN;
		snprintf(answer->observed, sizeof(answer->observed), "SIG%s", sigabbrev_np(number));
	}
}

static void remove_files(int folder)
{
	static const char *const names[] = { "file", "other" };

	for (size_t i = 0; folder >= 0 && i < sizeof(names) / sizeof(names[0]); i++)
		unlinkat(folder, names[i], 0);
}

struct ability_answer ability_ask(const struct ability *a, const struct ability_place *place)
{
	struct ability_answer answer = { ABILITY_UNKNOWN, "no process could be started" };
	struct ability_answer *shared =
	    mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t pid = shared != MAP_FAILED ? fork() : -1;

	if (pid == 0)
		run(a, place, shared);
	if (pid > 0) {
		judge_end(shared, pid);
		answer = *shared;
	}
	if (shared != MAP_FAILED)
		munmap(shared, sizeof(*shared));
	remove_files(place->folder);
	return answer;
}
