/* SPDX-License-Identifier: MIT */
#include <sys/resource.h>

#include "counters.h"

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec * 1e-6;
}

void counters_read(struct counters *c)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	c->user_s = seconds(u.ru_utime);
	c->system_s = seconds(u.ru_stime);
	c->minor_faults = (uint64_t)u.ru_minflt;
	c->major_faults = (uint64_t)u.ru_majflt;
	c->device_bytes = (uint64_t)u.ru_inblock * 512; /* the unit of ru_inblock, on any device */
}
