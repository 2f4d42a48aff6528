/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>

#include "sum.h"

#include "strategy.h"

static uint64_t sum_blocks(const char *base, const struct walk *w)
{
	uint64_t sum = 0;

	for (uint64_t i = 0; i < w->nblocks; i++) {
		uint64_t b = w->order != NULL ? w->order[i] : i;

		sum += sum_words(base + b * w->block, w->block);
	}
	return sum;
}

int strategy_map(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	size_t len = (size_t)w->size;
	void *base;
	int err = 0;

	base = mmap(NULL, len, PROT_READ, MAP_SHARED | s->map_flags, fd, 0);
	if (base == MAP_FAILED)
		return -errno;
	if (s->advice != STRATEGY_NO_ADVICE && madvise(base, len, s->advice) != 0)
		err = -errno;
	else
		*sum += sum_blocks(base, w);
	munmap(base, len);
	return err;
}
