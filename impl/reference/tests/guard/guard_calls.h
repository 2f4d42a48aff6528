/* SPDX-License-Identifier: MIT */
#ifndef GUARD_CALLS_H
#define GUARD_CALLS_H

#include "guard.h"

#include <go_map.h>
#include <map_region.h>

/* Mappings of one file, which had three pages of 'a' and has one left. */
struct methods {
	int fd;
	struct mmapobj *shared, *private, *other;
	struct map_region *region;
	struct go_map *go;
	int64_t position;     /* where shared's is to be after the call */
	int64_t start, stop;  /* a slice's bounds */
	unsigned char *bytes; /* two pages of 'b', and three to load into */
};

struct guard_call {
	const char *name;
	int (*call)(struct methods *t);
};
extern const struct guard_call guard_calls[];
extern const size_t guard_call_count;

#endif
