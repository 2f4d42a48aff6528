/* SPDX-License-Identifier: MIT */
#include "started_program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/messages.h"
#include "harness/interrupt.h"

int program_start(const char *const *argv, const char *output, struct program *out)
{
	int fd = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	pid_t pid =
	    fd < 0 ? -errno
	           : child_start(&(struct child_order){ .argv = argv, .streams = { 0, fd, 2 } });

	if (fd >= 0)
		close(fd);
	if (pid < 0)
		return complain("%s: %s", argv[0], strerror(-pid));
	*out = (struct program){ .name = argv[0], .pid = pid, .fd = pidfd_open(pid, 0) };
	if (out->fd >= 0)
		return 0;
	complain("%s: %s", argv[0], strerror(errno));
	program_kill(out);
	return EXIT_USAGE;
}

bool program_ended(const struct program *p, int milliseconds)
{
	struct pollfd end = { .fd = p->fd, .events = POLLIN };
	int n;

	do
		n = poll(&end, 1, milliseconds);
	while (n < 0 && !interrupted());
	return n == 1;
}

void program_kill(struct program *p)
{
	kill(p->pid, SIGKILL);
	close(p->fd);
	child_wait(p->pid);
}

int program_end(struct program *p)
{
	int status;

	if (!program_ended(p, -1)) {
		program_kill(p);
		return -1;
	}
	close(p->fd);
	status = child_wait(p->pid);
	if (status < 0)
		complain("%s is lost: %s", p->name, strerror(-status));
	else if (!WIFSIGNALED(status))
		return WEXITSTATUS(status);
	else
		complain("%s was ended by a signal: %s", p->name, strsignal(WTERMSIG(status)));
	return -1;
}

int program_run(const char *const *argv, const char *output)
{
	struct program p;

	return program_start(argv, output, &p) == 0 ? program_end(&p) : -1;
}

bool program_installed(const char *name)
{
	char command[64];

	snprintf(command, sizeof(command), "command -v %s >/dev/null 2>&1", name);
	return system(command) == 0;
}
