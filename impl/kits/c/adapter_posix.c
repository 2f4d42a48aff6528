/* SPDX-License-Identifier: MIT */
#include "adapter_posix.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
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

int64_t adapter_os_nanoseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

void posix_end_with_parent(void)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}

void adapter_os_start(void)
{
	signal(SIGPIPE, SIG_IGN);
	posix_end_with_parent();
}

void posix_refuse(struct adapter_call *call, const char *what)
{
	int number = errno;

	adapter_error(call, "OSError", number, "errno", "%s: %s", what, strerror(number));
}
