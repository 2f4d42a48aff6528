/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>

#include "harness/latency.h"
#include "strategies/strategy.h"

static uint64_t use_blocks(const char *base, const struct walk *w)
{
	uint64_t sum = 0;

	latency_begin(w->latency);
	for (uint64_t i = 0; i < w->nblocks; i++) {
		sum += walk_use(w, base + walk_block(w, i) * w->block, w->buf);
		latency_note(w->latency);
	}
	return sum;
}

static int walk_mapping(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	size_t len = (size_t)w->size;
	void *base;
	int err = 0;

	base = mmap(NULL, len, PROT_READ, s->map_flags, fd, 0);
	if (base == MAP_FAILED)
		return -errno;
	if (s->advice != STRATEGY_NO_ADVICE && madvise(base, len, s->advice) != 0)
		err = -errno;
	else
		*sum += use_blocks(base, w);
	munmap(base, len);
	return err;
}

#define COPY(n, f, ...)                                                                            \
	{                                                                                          \
		.name = n, .copies = 1, .walk = f, __VA_ARGS__                                     \
	}
#define MAP(n, fl, ...)                                                                            \
	{                                                                                          \
		.name = n, .map_flags = fl, .advice = STRATEGY_NO_ADVICE, .walk = walk_mapping,    \
		__VA_ARGS__                                                                        \
	}
#define ADVISE(n, a, ...)                                                                          \
	{                                                                                          \
		.name = n, .map_flags = MAP_SHARED, .advice = a, .walk = walk_mapping, __VA_ARGS__ \
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
