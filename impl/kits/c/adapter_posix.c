/* SPDX-License-Identifier: MIT */
#include "adapter_posix.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>
#ifdef __linux__
#	include <sys/prctl.h>
#endif

int64_t adapter_os_page(void)
{
	return sysconf(_SC_PAGESIZE);
}

int64_t adapter_os_granularity(void)
{
	return sysconf(_SC_PAGESIZE);
}

int adapter_os_error(void)
{
	return errno;
}

int64_t adapter_os_nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

const char *adapter_os_drive(const char *path)
{
	(void)path;
	return "";
}

void posix_end_with_parent(void)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

static int requests = STDIN_FILENO;
static bool zero_is_null;

int posix_requests(void)
{
	return requests;
}

bool adapter_os_zero_is_null(void)
{
	return zero_is_null;
}

void posix_give_zero(void)
{
	zero_is_null = false;
}

/* Standard input at a number that is not soon given to a file, and /dev/null in its place. */
static void move_requests(void)
{
	enum { HIGH = 100 };
	int high = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, HIGH), null;

	if (high < 0 || (null = open("/dev/null", O_RDONLY | O_CLOEXEC)) < 0)
		return;
	requests = high;
	zero_is_null = dup2(null, STDIN_FILENO) == STDIN_FILENO;
	close(null);
}

FILE *adapter_os_start(void)
{
	FILE *in;

	signal(SIGPIPE, SIG_IGN);
	posix_end_with_parent();
	move_requests();
	in = requests != STDIN_FILENO ? fdopen(requests, "r") : NULL;
	return in != NULL ? in : stdin;
}
