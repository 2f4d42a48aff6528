/* SPDX-License-Identifier: MIT */

/* Guarding a whole process's mappings, and memory that was lent out. */

#include "mmapobj_private.h"

#include <stdatomic.h>

static atomic_bool all;

int mmapobj_guard(void)
{
	if (os_guard() != 0)
		return MMAPOBJ_OS;
	atomic_store(&all, true);
	return MMAPOBJ_OK;
}

bool mmapobj_guards_all(void)
{
	return atomic_load(&all);
}

static struct memory_range all_of(size_t size)
{
	return (struct memory_range){ .first = 0, .step = 1, .count = size };
}

int mmapobj_load(void *to, const void *lent, size_t size)
{
	return memory_load(true, lent, all_of(size), to);
}

int mmapobj_store(void *lent, const void *from, size_t size)
{
	return memory_store(true, lent, all_of(size), from, size);
}
