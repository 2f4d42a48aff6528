/* SPDX-License-Identifier: MIT */
/* From which block size on is a mapping faster?  A warm file is copied front to back, in blocks of
 * 4 KiB to 4 MiB, by read(), pread() and memcpy() from a mapping. */
#include "strategies/read_rows.h"

static const struct {
	const char *name;
	size_t block;
} sizes[] = {
	{ "4K", (size_t)4 << 10 },     { "16K", (size_t)16 << 10 }, { "64K", (size_t)64 << 10 },
	{ "256K", (size_t)256 << 10 }, { "1M", (size_t)1 << 20 },   { "4M", (size_t)4 << 20 },
};

static void add_sizes(const struct bench_case *self, const struct setup *setup,
                      struct reading *reading)
{
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const struct walk walk = {
			.size = setup->size,
			.block = sizes[i].block,
			.nblocks = setup->size / sizes[i].block,
			.verb = VERB_COPY,
		};

		if (sizes[i].block % setup->page != 0 || walk.nblocks == 0)
			continue;
		reading->variant = sizes[i].name;
		reading->walk = &walk;
		reader_add(self, setup, reading);
	}
}

static int is_plain(const struct strategy *st)
{
	return st->profile == PROFILE_QUICK && (st->copies || st->advice == STRATEGY_NO_ADVICE);
}

static void declare(const struct bench_case *self, const struct setup *setup)
{
	const struct cache_state *const states[] = { &cache_small, &cache_large };

	for (size_t i = 0; i < 2; i++)
		for (const struct strategy *st = strategies; st->name != NULL; st++)
			if (is_plain(st))
				add_sizes(self, setup,
				          &(struct reading){ .strategy = st,
				                             .state = states[i],
				                             .profile = PROFILE_STANDARD });
}

BENCH_CASE(block_size) = {
	.name = "block_size",
	.question = "How fast is a warm file copied out, by the size of a block?",
	.declare = declare,
};
