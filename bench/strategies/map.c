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

int strategy_map(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
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
