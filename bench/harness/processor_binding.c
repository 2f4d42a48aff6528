/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <sched.h>

#include "harness/processor_binding.h"

static cpu_set_t allowed;
static int bound = -1;

/* Once, before the program binds itself. */
__attribute__((constructor)) static void look(void)
{
	sched_getaffinity(0, sizeof(allowed), &allowed);
}

/* The processor's number, or -1 past the last index. */
static int number(int index)
{
	for (int cpu = CPU_SETSIZE - 1; cpu >= 0; cpu--)
		if (CPU_ISSET(cpu, &allowed) && index-- == 0)
			return cpu;
	return -1;
}

int processor_bind_thread(int index)
{
	int cpu = number(index);
	cpu_set_t set;

	if (cpu < 0)
		return -EOPNOTSUPP;
	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	return sched_setaffinity(0, sizeof(set), &set) != 0 ? -errno : 0;
}

int processor_bind_program(void)
{
	int err = processor_bind_thread(0);

	return err != 0 ? err : (bound = number(0));
}

int processor_bound(void)
{
	return bound;
}

int processor_is_bound(void)
{
	return bound < 0 || sched_getcpu() == bound;
}

int processor_count(void)
{
	return CPU_COUNT(&allowed);
}
