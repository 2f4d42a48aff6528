/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sched.h>

#include "pin.h"

static int pinned = -1;

int pin_to_one(void)
{
	cpu_set_t set;
	int cpu = CPU_SETSIZE - 1;

	if (sched_getaffinity(0, sizeof(set), &set) != 0)
		return -errno;
	while (cpu > 0 && !CPU_ISSET(cpu, &set))
		cpu--;
	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set) != 0)
		return -errno;
	return pinned = cpu;
}

int pin_cpu(void)
{
	return pinned;
}

int pin_holds(void)
{
	return pinned < 0 || sched_getcpu() == pinned;
}
