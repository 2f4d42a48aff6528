/* SPDX-License-Identifier: MIT */

/* The module's constants. */

#include "mmapobj_private.h"

#include <string.h>

struct constant {
	const char *name;
	int64_t value;
};

/* What a system does not have is not in the table. */
static const struct constant constants[] = {
	{ "ACCESS_DEFAULT", MMAPOBJ_ACCESS_DEFAULT },
	{ "ACCESS_READ", MMAPOBJ_ACCESS_READ },
	{ "ACCESS_WRITE", MMAPOBJ_ACCESS_WRITE },
	{ "ACCESS_COPY", MMAPOBJ_ACCESS_COPY },
#ifndef _WIN32
	{ "MAP_SHARED", MAP_SHARED },
	{ "MAP_PRIVATE", MAP_PRIVATE },
	{ "MAP_ANONYMOUS", MAP_ANONYMOUS },
	{ "PROT_READ", PROT_READ },
	{ "PROT_WRITE", PROT_WRITE },
	{ "PROT_EXEC", PROT_EXEC },
#endif
#ifdef MAP_SHARED_VALIDATE
	{ "MAP_SHARED_VALIDATE", MAP_SHARED_VALIDATE },
#endif
#ifdef MAP_ANON
	{ "MAP_ANON", MAP_ANON },
#endif
#ifdef MAP_DENYWRITE
	{ "MAP_DENYWRITE", MAP_DENYWRITE },
#endif
#ifdef MAP_EXECUTABLE
	{ "MAP_EXECUTABLE", MAP_EXECUTABLE },
#endif
#ifdef MAP_POPULATE
	{ "MAP_POPULATE", MAP_POPULATE },
#endif
#ifdef MAP_STACK
	{ "MAP_STACK", MAP_STACK },
#endif
#ifdef MAP_NORESERVE
	{ "MAP_NORESERVE", MAP_NORESERVE },
#endif
#ifdef MAP_32BIT
	{ "MAP_32BIT", MAP_32BIT },
#endif
#ifdef MAP_GROWSDOWN
	{ "MAP_GROWSDOWN", MAP_GROWSDOWN },
#endif
#ifdef MAP_HUGETLB
	{ "MAP_HUGETLB", MAP_HUGETLB },
#endif
#ifdef MAP_LOCKED
	{ "MAP_LOCKED", MAP_LOCKED },
#endif
#ifdef MAP_NONBLOCK
	{ "MAP_NONBLOCK", MAP_NONBLOCK },
#endif
#ifdef MADV_NORMAL
	{ "MADV_NORMAL", MADV_NORMAL },
#endif
#ifdef MADV_RANDOM
	{ "MADV_RANDOM", MADV_RANDOM },
#endif
#ifdef MADV_SEQUENTIAL
	{ "MADV_SEQUENTIAL", MADV_SEQUENTIAL },
#endif
#ifdef MADV_WILLNEED
	{ "MADV_WILLNEED", MADV_WILLNEED },
#endif
#ifdef MADV_DONTNEED
	{ "MADV_DONTNEED", MADV_DONTNEED },
#endif
#ifdef MADV_FREE
	{ "MADV_FREE", MADV_FREE },
#endif
#ifdef MADV_REMOVE
	{ "MADV_REMOVE", MADV_REMOVE },
#endif
#ifdef MADV_DONTFORK
	{ "MADV_DONTFORK", MADV_DONTFORK },
#endif
#ifdef MADV_DOFORK
	{ "MADV_DOFORK", MADV_DOFORK },
#endif
#ifdef MADV_MERGEABLE
	{ "MADV_MERGEABLE", MADV_MERGEABLE },
#endif
#ifdef MADV_UNMERGEABLE
	{ "MADV_UNMERGEABLE", MADV_UNMERGEABLE },
#endif
#ifdef MADV_HUGEPAGE
	{ "MADV_HUGEPAGE", MADV_HUGEPAGE },
#endif
#ifdef MADV_NOHUGEPAGE
	{ "MADV_NOHUGEPAGE", MADV_NOHUGEPAGE },
#endif
#ifdef MADV_DONTDUMP
	{ "MADV_DONTDUMP", MADV_DONTDUMP },
#endif
#ifdef MADV_DODUMP
	{ "MADV_DODUMP", MADV_DODUMP },
#endif
#ifdef MADV_HWPOISON
	{ "MADV_HWPOISON", MADV_HWPOISON },
#endif
#ifdef MADV_SOFT_OFFLINE
	{ "MADV_SOFT_OFFLINE", MADV_SOFT_OFFLINE },
#endif
};

bool mmapobj_constant(const char *name, int64_t *value)
{
	if (strcmp(name, "PAGESIZE") == 0) {
		*value = os_page();
		return true;
	}
	if (strcmp(name, "ALLOCATIONGRANULARITY") == 0) {
		*value = os_granularity();
		return true;
	}
	for (size_t i = 0; i < sizeof(constants) / sizeof(constants[0]); i++) {
		if (strcmp(constants[i].name, name) == 0) {
			*value = constants[i].value;
			return true;
		}
	}
	return false;
}
