/* SPDX-License-Identifier: MIT */
#include "base/standard_output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/messages.h"
#include "base/whole_output.h"

static int output_fd = STDOUT_FILENO;

int standard_output_fd(void)
{
	return output_fd;
}

static int complain_of(int err)
{
	complain("cannot write standard output: %s",
	         err != 0 ? strerror(err) : "an earlier write failed");
	return -1;
}

int standard_output_begin(void)
{
	int fd;

	if (fcntl(STDOUT_FILENO, F_GETFD) < 0)
		return complain_of(errno);
	while ((fd = open("/dev/null", O_RDWR)) >= 0 && fd <= STDERR_FILENO)
		;
	if (fd >= 0)
		close(fd);
	signal(SIGPIPE, SIG_IGN);
	return 0;
}

/* An earlier write may have failed: its errno is lost, but the pipe still tells. */
static int reader_left(void)
{
	struct pollfd p = { .fd = STDOUT_FILENO };

	return poll(&p, 1, 0) == 1 && (p.revents & (POLLERR | POLLHUP)) != 0;
}

int standard_output_end(int status)
{
	int err = fflush(stdout) != 0 ? errno : 0;

	if ((err == 0 && !ferror(stdout)) || reader_left())
		return status;
	complain_of(err);
	return EXIT_USAGE;
}

static int reserve_output(void)
{
	int fd;

	fflush(stdout);
	fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	if (fd < 0 || dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
		return complain_of(errno);
	output_fd = fd;
	return 0;
}

int standard_output_place(const struct output_option *outputs, int n, bool reserve)
{
	const char *first = NULL;

	for (int i = 0; i < n; i++) {
		if (outputs[i].path == NULL || !whole_output_is_standard_output(outputs[i].path))
			continue;
		if (first != NULL)
			return complain("%s and %s: only one output can be standard output", first,
			                outputs[i].option);
		first = outputs[i].option;
	}
	return first != NULL && reserve && reserve_output() != 0 ? EXIT_USAGE : 0;
}
