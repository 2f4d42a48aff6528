/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "process.h"

static void become(const char *const *argv, const char *output)
{
	int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (fd < 0 || dup2(fd, 1) < 0)
		_exit(126);
	close(fd);
	execvp(argv[0], (char *const *)argv);
	gate_say(0, "%s: %s", argv[0], strerror(errno));
	_exit(127);
}

int process_start(const char *const *argv, const char *output, struct child *out)
{
	*out = (struct child){ .program = argv[0], .pid = fork() };
	if (out->pid == 0)
		become(argv, output);
	if (out->pid < 0)
		return gate_say(-1, "%s: %s", argv[0], strerror(errno));
	out->fd = pidfd_open(out->pid, 0);
	if (out->fd >= 0)
		return 0;
	gate_say(0, "%s: %s", argv[0], strerror(errno));
	kill(out->pid, SIGKILL);
	waitpid(out->pid, NULL, 0);
	return -1;
}

int process_wait(struct child *child)
{
	int status;

	close(child->fd);
	while (waitpid(child->pid, &status, 0) < 0)
		if (errno != EINTR)
			return gate_say(-1, "%s is lost: %s", child->program, strerror(errno));
	if (WIFSIGNALED(status))
		return gate_say(-1, "%s died of %s", child->program, strsignal(WTERMSIG(status)));
	return WEXITSTATUS(status);
}

int process_run(const char *const *argv, const char *output)
{
	struct child child;

	return process_start(argv, output, &child) == 0 ? process_wait(&child) : -1;
}
