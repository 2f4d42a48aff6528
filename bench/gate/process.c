/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "samples.h"

#include "process.h"

extern char **environ;

static int wait_for(pid_t pid, const char *program)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return gate_say(-1, "%s is lost: %s", program, strerror(errno));
	if (WIFSIGNALED(status))
		return gate_say(-1, "%s died of %s", program, strsignal(WTERMSIG(status)));
	return WEXITSTATUS(status);
}

int process_run(const char *const *argv, const char *output)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int err;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	err = posix_spawnp(&pid, argv[0], &actions, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (err != 0)
		return gate_say(-1, "%s: %s", argv[0], strerror(err));
	return wait_for(pid, argv[0]);
}

int process_measure(const struct order *order, enum side side, const char *filter, bool second,
                    size_t at, struct gate *gate)
{
	enum { FIXED = 16 };
	char repetitions[16], out[4096], printed[4200], samples[4200];
	const char *argv[FIXED + 2 * GATE_EXTRA_MAX + 1] = {
		order->program[side], "--dir",  order->dir, "--size",   order->size, "--profile",
		order->profile,       "--filter", filter,   "--repetitions", repetitions, "--part",
		PROCESS_PART,         "--out",    out
	};
	size_t n = FIXED - 1;
	int status;

	snprintf(repetitions, sizeof(repetitions), "%d", order->repetitions);
	snprintf(out, sizeof(out), "%s/out", order->scratch);
	snprintf(printed, sizeof(printed), "%s/printed", order->scratch);
	snprintf(samples, sizeof(samples), "%s/samples.csv", out);
	for (size_t i = 0; side == HEAD && order->extra[i] != NULL; i++) {
		argv[n++] = "--extra-work";
		argv[n++] = order->extra[i];
	}
	remove(samples);
	status = process_run(argv, printed);
	/* A program that has no such row, or cannot measure any, has no numbers: no more than that. */
	if (status == GATE_NOTHING || status == GATE_UNFIT)
		return 0;
	if (status != 0)
		return status < 0 ? GATE_USAGE
		                  : gate_say(GATE_USAGE, "%s ended with status %d", argv[0], status);
	return samples_read(samples, side, second, at, gate);
}
