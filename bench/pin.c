/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sched.h>

#include "pin.h"

static cpu_set_t allowed;
static int known;
static int pinned = -1;

static int look(void)
{
	if (!known && sched_getaffinity(0, sizeof(allowed), &allowed) != 0)
		return -errno;
	known = 1;
	return 0;
}

/* The n-th allowed processor, from the last to the first; -1 beyond. */
static int from_last(int n)
{
	for (int cpu = CPU_SETSIZE - 1; cpu >= 0; cpu--)
		if (CPU_ISSET(cpu, &allowed) && n-- == 0)
			return cpu;
	return -1;
}

int pin_to_one(void)
{
	cpu_set_t set;
	int cpu, err = look();

	if (err != 0)
		return err;
	cpu = from_last(0);
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

int pin_count(void)
{
	return look() == 0 ? CPU_COUNT(&allowed) : 1;
}

int pin_nth(int n)
{
	return look() == 0 ? from_last(n) : -1;
}
