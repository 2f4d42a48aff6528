/* SPDX-License-Identifier: MIT */
#include "base/processes.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

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
