/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "file.h"
#include "latency.h"
#include "residency.h"

#include "reader.h"

struct reader {
	const struct bench_file *file;
	const struct strategy *strategy;
	const struct cache_state *state;
	struct walk walk;
	uint64_t passes; /* done, which may be more than the row says */
	uint64_t expected; /* valid when known */
	int known;
	int fd;
};

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct reader *r = self;

	if (r->state->prepare(r->file, s) != BENCH_VALID)
		return s->verdict;
	memset(r->walk.buf, 1, r->strategy->depth > 1 ? WALK_BLOCKS * r->walk.block : r->walk.block);
	if ((r->fd = bench_file_open(r->file)) < 0)
		return bench_reject(s, BENCH_SKIP, "open: %s", strerror(-r->fd));
	return BENCH_VALID;
}

static int body(void *self, uint64_t *sum)
{
	struct reader *r = self;
	int err = 0;

	for (uint64_t i = 0; err == 0 && i < r->passes; i++)
		err = r->strategy->walk(r->strategy, r->fd, &r->walk, sum);
	return err;
}

static enum bench_verdict finish(void *self, struct bench_sample *s)
{
	struct reader *r = self;
	struct residency res;
	int err;

	close(r->fd);
	err = residency_get(bench_file_fd(r->file), (size_t)r->walk.size, &res);
	if (err != 0)
		return bench_reject(s, BENCH_INVALID, "mincore: %s", strerror(-err));
	s->resident_after = (double)res.resident / (double)res.pages;
	/* From a warm cache nothing is read; from a cold one, nothing twice. */
	if (s->device_bytes > (r->state->no_device ? 0 : r->walk.size))
		return bench_reject(s, BENCH_INVALID, "%llu bytes came from the device",
		                    (unsigned long long)s->device_bytes);
	return BENCH_VALID;
}

static uint64_t expected(void *self)
{
	struct reader *r = self;
	uint64_t sum = 0;

	if (r->known)
		return r->expected;
	if (r->walk.verb == VERB_SUM && r->walk.nblocks * r->walk.block == r->walk.size)
		sum = bench_file_total(r->file);
	else
		for (uint64_t i = 0; i < r->walk.nblocks; i++)
			sum += walk_expected(&r->walk, walk_block(&r->walk, i) * r->walk.block);
	r->known = 1;
	return r->expected = sum * r->passes;
}

static void more(void *self, unsigned percent)
{
	struct reader *r = self;

	r->passes += (r->passes * percent + 50) / 100;
}

static const struct bench_ops reads = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
	.expected = expected,
	.more = more,
};

static uint64_t passes(const struct bench_setup *setup, const struct cache_state *cs,
                       const struct walk *w)
{
	uint64_t once = w->nblocks * w->block;

	return cs == &cache_cold ? 1 : (setup->warm_bytes + once - 1) / once;
}

/* Copies into a page-aligned buffer and into any other run at different speeds. */
static void *page_buffer(size_t len, size_t page)
{
	char *p = bench_alloc(len + page);

	return p == NULL ? NULL : p + (page - (uintptr_t)p % page) % page;
}

static enum bench_profile largest(enum bench_profile a, enum bench_profile b, enum bench_profile c)
{
	enum bench_profile most = a > b ? a : b;

	return most > c ? most : c;
}

static struct reader *reader_new(const struct bench_setup *setup, const struct reading *reading)
{
	const struct walk *w = reading->walk;
	size_t blocks = reading->strategy->depth > 1 ? WALK_BLOCKS : 1;
	struct reader *r = bench_alloc(sizeof(*r));

	if (r == NULL)
		return NULL;
	*r = (struct reader){ .file = setup->file, .strategy = reading->strategy,
		              .state = reading->state, .walk = *w,
		              .passes = passes(setup, reading->state, w) };
	if ((r->walk.buf = page_buffer(blocks * w->block, setup->page)) == NULL)
		return NULL;
	if (reading->timed && (r->walk.latency = latency_new(r->passes * w->nblocks)) == NULL)
		return NULL;
	return r;
}

int reader_add(const struct bench_case *c, const struct bench_setup *setup,
               const struct reading *reading)
{
	const struct strategy *st = reading->strategy;
	const struct cache_state *cs = reading->state;
	const struct walk *w = reading->walk;
	struct reader *r;

	if (st->direct && cs != &cache_cold)
		return 0;
	if ((r = reader_new(setup, reading)) == NULL)
		return -ENOMEM;
	return bench_row_add(c, &(struct bench_row){
	                            .strategy = st->name,
	                            .state = cs->name,
	                            .variant = reading->variant,
	                            .baseline = strategies[0].name,
	                            .profile = largest(st->profile, cs->profile, reading->profile),
	                            .args = { { "size", (int64_t)w->size },
	                                      { "block", (int64_t)w->block },
	                                      { "passes", (int64_t)r->passes } },
	                            .ops = r->passes * w->nblocks,
	                            .bytes = r->passes * w->nblocks * w->block,
	                            .max_faults = st->copies ? r->passes * st->faults : UINT64_MAX,
	                            .latency = r->walk.latency,
	                            .does = &reads,
	                            .self = r,
	                        });
}

int reader_add_all(const struct bench_case *c, const struct bench_setup *setup,
                   const struct reading *reading)
{
	struct reading one = *reading;
	int err = 0;

	for (one.strategy = strategies; err == 0 && one.strategy->name != NULL; one.strategy++)
		err = reader_add(c, setup, &one);
	return err;
}
