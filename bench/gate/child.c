/* SPDX-License-Identifier: MIT */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/messages.h"
#include "harness/interrupt.h"

static void become(const char *const *argv, const char *output)
{
	int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0600);

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (fd < 0 || dup2(fd, 1) < 0)
		_exit(126);
	close(fd);
	execvp(argv[0], (char *const *)argv);
	complain("%s: %s", argv[0], strerror(errno));
	_exit(127);
}

int child_start(const char *const *argv, const char *output, struct child *out)
{
	fflush(stdout);
	*out = (struct child){ .program = argv[0], .pid = fork() };
	if (out->pid == 0)
		become(argv, output);
	if (out->pid < 0)
		return complain("%s: %s", argv[0], strerror(errno));
	out->fd = pidfd_open(out->pid, 0);
	if (out->fd >= 0)
		return 0;
	complain("%s: %s", argv[0], strerror(errno));
	child_kill(out);
	return EXIT_USAGE;
}

bool child_ended(const struct child *child, int milliseconds)
{
	struct pollfd end = { .fd = child->fd, .events = POLLIN };
	int n;

	do
		n = poll(&end, 1, milliseconds);
	while (n < 0 && !interrupted());
	return n == 1;
}

/* Returns its exit status, or -1 after a line that names the signal that ended it. */
static int status_of(struct child *child)
{
	int status;

	close(child->fd);
	while (waitpid(child->pid, &status, 0) < 0)
		if (errno != EINTR) {
			complain("%s is lost: %s", child->program, strerror(errno));
			return -1;
		}
	if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	complain("%s was ended by a signal: %s", child->program, strsignal(WTERMSIG(status)));
	return -1;
}

void child_kill(struct child *child)
{
	kill(child->pid, SIGKILL);
	close(child->fd);
	waitpid(child->pid, NULL, 0);
}

int child_end(struct child *child)
{
	if (child_ended(child, -1))
		return status_of(child);
	child_kill(child);
	return -1;
}

int child_run(const char *const *argv, const char *output)
{
	struct child child;

	return child_start(argv, output, &child) == 0 ? child_end(&child) : -1;
}

bool child_installed(const char *program)
{
	char command[64];

	snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1", program);
	return system(command) == 0;
}
