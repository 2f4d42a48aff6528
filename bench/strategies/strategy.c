/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include "strategies/strategy.h"

#define COPY(n, f, ...)                                                                            \
	{                                                                                          \
		.name = n, .copies = 1, .walk = f, __VA_ARGS__                         \
	}
#define MAP(n, fl, ...)                                                                            \
	{                                                                                          \
		.name = n, .map_flags = fl, .advice = STRATEGY_NO_ADVICE, .walk = strategy_map,    \
		__VA_ARGS__                                                                        \
	}
#define ADVISE(n, a, ...)                                                                          \
	{                                                                                          \
		.name = n, .map_flags = MAP_SHARED, .advice = a, .walk = strategy_map, __VA_ARGS__ \
	}

const struct strategy strategies[] = {
	COPY("read", strategy_read, .profile = PROFILE_QUICK),
	COPY("pread", strategy_pread, .profile = PROFILE_QUICK),
	COPY("preadv2", strategy_preadv2, .profile = PROFILE_STANDARD),
	COPY("pread-direct", strategy_direct, .profile = PROFILE_STANDARD, .direct = 1),
	COPY("uring-1", strategy_uring, .profile = PROFILE_STANDARD, .faults = 16),
	COPY("uring-32", strategy_uring, .profile = PROFILE_STANDARD, .depth = 32, .faults = 16),
	MAP("mmap", MAP_SHARED, .profile = PROFILE_QUICK),
	MAP("mmap-private", MAP_PRIVATE, .profile = PROFILE_STANDARD),
	MAP("mmap-populate", MAP_SHARED | MAP_POPULATE, .profile = PROFILE_QUICK),
	ADVISE("madvise-normal", MADV_NORMAL, .profile = PROFILE_STANDARD),
	ADVISE("madvise-sequential", MADV_SEQUENTIAL, .profile = PROFILE_QUICK),
	ADVISE("madvise-random", MADV_RANDOM, .profile = PROFILE_QUICK),
	ADVISE("madvise-willneed", MADV_WILLNEED, .profile = PROFILE_QUICK),
	ADVISE("madvise-populate-read", MADV_POPULATE_READ, .profile = PROFILE_QUICK),
	ADVISE("madvise-hugepage", MADV_HUGEPAGE, .profile = PROFILE_STANDARD),
	ADVISE("madvise-cold", MADV_COLD, .profile = PROFILE_STANDARD),
	ADVISE("madvise-pageout", MADV_PAGEOUT, .profile = PROFILE_STANDARD),
	{ .name = NULL },
};
