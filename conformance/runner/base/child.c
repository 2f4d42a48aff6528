/* SPDX-License-Identifier: MIT */
#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/messages.h"

/* Without a command, errno goes to the parent through failure, which exec closes: the shell says
 * itself what is wrong with a command. */
static void become(const struct child_order *order, int failure)
{
	int status = 126;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_DFL);
	if (order->prepare != NULL)
		order->prepare(order->data);
	for (int i = 0; i < 3; i++)
		if (dup2(order->streams[i], i) < 0)
			goto fail;
	if (order->folder != NULL && chdir(order->folder) != 0)
		goto fail;
	status = 127;
	if (order->argv != NULL)
		execvp(order->argv[0], (char *const *)order->argv);
	if (order->command != NULL)
		execl("/bin/sh", "sh", "-c", order->command, (char *)NULL);

fail:
	if (order->command == NULL && write(failure, &errno, sizeof(errno)) < 0)
		status = 126;
	_exit(status);
}

pid_t child_start(const struct child_order *order)
{
	int ends[2], error = 0;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return -errno;
	fflush(stdout);
	pid = fork();
	if (pid == 0)
		become(order, ends[1]);
	if (pid < 0)
		error = errno;
	close(ends[1]);
	if (pid > 0 && order->command == NULL && read(ends[0], &error, sizeof(error)) > 0)
		child_wait(pid);
	close(ends[0]);
	return error != 0 ? -error : pid;
}

int child_wait(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return -errno;
	return status;
}

FILE *child_file(void)
{
	int fd = memfd_create("mmapspec", MFD_CLOEXEC);
	FILE *file = fd >= 0 ? fdopen(fd, "w+") : NULL;

	if (file == NULL)
		exit(complain("cannot make a file in memory: %s", strerror(errno)));
	return file;
}

int child_capture(const struct child_order *order, FILE **output)
{
	struct child_order captured = *order;
	pid_t pid;
	int status;

	*output = child_file();
	captured.streams[1] = fileno(*output);
	pid = child_start(&captured);
	status = pid > 0 ? child_wait(pid) : pid;
	rewind(*output);
	return status;
}

const char *signal_name(int number)
{
	static char name[32];
	const char *abbreviation = sigabbrev_np(number);

	if (abbreviation == NULL)
		snprintf(name, sizeof(name), "signal %d", number);
	else
		snprintf(name, sizeof(name), "SIG%s", abbreviation);
	return name;
}

const char *status_text(int status)
{
	static char text[64];

	if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), "killed by %s", signal_name(WTERMSIG(status)));
	else
		snprintf(text, sizeof(text), "ended with status %d", WEXITSTATUS(status));
	return text;
}

bool process_environment_has(const char *pid, const void *text, size_t size)
{
	static char found[1 << 17];
	char path[64];
	ssize_t n;
	int fd;

	snprintf(path, sizeof(path), "/proc/%.20s/environ", pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	n = fd >= 0 ? read(fd, found, sizeof(found)) : -1;
	if (fd >= 0)
		close(fd);
	return n > 0 && memmem(found, (size_t)n, text, size) != NULL;
}
