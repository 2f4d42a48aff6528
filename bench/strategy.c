/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include "strategy.h"

#ifndef MADV_POPULATE_READ
#	define MADV_POPULATE_READ 22
#endif

#define COPY(n, f)                                                                                 \
	{                                                                                          \
		.name = n, .copies = 1, .walk = f                                                  \
	}
#define MAP(n, fl)                                                                                 \
	{                                                                                          \
		.name = n, .map_flags = fl, .advice = STRATEGY_NO_ADVICE, .walk = strategy_map     \
	}
#define ADVISE(n, a)                                                                               \
	{                                                                                          \
		.name = n, .advice = a, .walk = strategy_map                                       \
	}

const struct strategy strategies[] = {
	COPY("read", strategy_read),
	COPY("pread", strategy_pread),
	MAP("mmap", 0),
	MAP("mmap-populate", MAP_POPULATE),
	ADVISE("madvise-normal", MADV_NORMAL),
	ADVISE("madvise-sequential", MADV_SEQUENTIAL),
	ADVISE("madvise-random", MADV_RANDOM),
	ADVISE("madvise-willneed", MADV_WILLNEED),
	ADVISE("madvise-populate-read", MADV_POPULATE_READ),
	{ .name = NULL },
};
