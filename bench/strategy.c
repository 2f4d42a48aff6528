/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include "strategy.h"

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
	COPY("read", strategy_read, .profile = BENCH_QUICK),
	COPY("pread", strategy_pread, .profile = BENCH_QUICK),
	COPY("preadv2", strategy_preadv2, .profile = BENCH_STANDARD),
	COPY("pread-direct", strategy_direct, .profile = BENCH_STANDARD, .direct = 1),
	COPY("uring-1", strategy_uring, .profile = BENCH_STANDARD, .faults = 16),
	COPY("uring-32", strategy_uring, .profile = BENCH_STANDARD, .depth = 32, .faults = 16),
	MAP("mmap", MAP_SHARED, .profile = BENCH_QUICK),
	MAP("mmap-private", MAP_PRIVATE, .profile = BENCH_STANDARD),
	MAP("mmap-populate", MAP_SHARED | MAP_POPULATE, .profile = BENCH_QUICK),
	ADVISE("madvise-normal", MADV_NORMAL, .profile = BENCH_STANDARD),
	ADVISE("madvise-sequential", MADV_SEQUENTIAL, .profile = BENCH_QUICK),
	ADVISE("madvise-random", MADV_RANDOM, .profile = BENCH_QUICK),
	ADVISE("madvise-willneed", MADV_WILLNEED, .profile = BENCH_QUICK),
	ADVISE("madvise-populate-read", MADV_POPULATE_READ, .profile = BENCH_QUICK),
	ADVISE("madvise-hugepage", MADV_HUGEPAGE, .profile = BENCH_STANDARD),
	ADVISE("madvise-cold", MADV_COLD, .profile = BENCH_STANDARD),
	ADVISE("madvise-pageout", MADV_PAGEOUT, .profile = BENCH_STANDARD),
	{ .name = NULL },
};
