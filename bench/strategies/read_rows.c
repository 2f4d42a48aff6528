/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/latency.h"
#include "harness/page_cache.h"
#include "strategies/read_rows.h"

struct reader {
	const struct data_file *file;
	const struct strategy *strategy;
	const struct cache_state *state;
	struct walk walk;
	uint64_t passes;   /* may be more than the row accounts for */
	uint64_t expected; /* valid when known */
	int known;
	int fd;
};

static enum verdict prepare(void *self, struct sample *s)
{
	struct reader *r = self;

	if (r->state->prepare(r->file, s) != SAMPLE_VALID)
		return s->verdict;
	memset(r->walk.buf, 1,
	       r->strategy->depth > 1 ? WALK_BLOCKS * r->walk.block : r->walk.block);
	if ((r->fd = data_file_open(r->file)) < 0)
		return sample_reject(s, SAMPLE_SKIP, "open: %s", strerror(-r->fd));
	return SAMPLE_VALID;
}

static int body(void *self, uint64_t *sum)
{
	struct reader *r = self;
	int err = 0;

	for (uint64_t i = 0; err == 0 && i < r->passes; i++)
		err = r->strategy->walk(r->strategy, r->fd, &r->walk, sum);
	return err;
}

static enum verdict finish(void *self, struct sample *s)
{
	struct reader *r = self;
	struct residency res;
	int err;

	close(r->fd);
	if ((err = page_cache_residency(r->file, &res)) != 0)
		return sample_reject(s, SAMPLE_INVALID, "mincore: %s", strerror(-err));
	s->resident_after = (double)res.resident / (double)res.pages;
	/* From a warm cache nothing is read; from a cold one, nothing twice. */
	if (s->device_bytes > (r->state->no_device ? 0 : (double)r->walk.size))
		return sample_reject(s, SAMPLE_INVALID, "%.0f bytes came from the device",
		                     s->device_bytes);
	return SAMPLE_VALID;
}

static uint64_t expected(void *self)
{
	struct reader *r = self;
	uint64_t sum = 0;

	if (r->known)
		return r->expected;
	if (r->walk.verb == VERB_SUM && r->walk.nblocks * r->walk.block == r->walk.size)
		sum = data_file_total(r->file);
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

static const struct row_functions functions = {
	.prepare = prepare,
	.body = body,
	.finish = finish,
	.expected = expected,
	.more = more,
};

static uint64_t passes(const struct setup *setup, const struct cache_state *cs,
                       const struct walk *w)
{
	uint64_t once = w->nblocks * w->block;

	return cs == &cache_cold ? 1 : (setup->warm_bytes + once - 1) / once;
}

/* The speed of a copy depends on whether the buffer is page-aligned. */
static void *page_buffer(size_t len, size_t page)
{
	char *p = memory_array(len + page, 1);

	return p + (page - (uintptr_t)p % page) % page;
}

static struct reader *reader_new(const struct setup *setup, const struct reading *reading)
{
	const struct walk *w = reading->walk;
	size_t blocks = reading->strategy->depth > 1 ? WALK_BLOCKS : 1;
	struct reader *r = memory_array(1, sizeof(*r));

	*r = (struct reader){ .file = setup->file,
		              .strategy = reading->strategy,
		              .state = reading->state,
		              .walk = *w,
		              .passes = passes(setup, reading->state, w) };
	r->walk.buf = page_buffer(blocks * w->block, setup->page);
	if (reading->timed && r->state == &cache_cold)
		r->walk.latency = latency_new(r->passes * w->nblocks);
	return r;
}

static enum profile_level largest(enum profile_level a, enum profile_level b, enum profile_level c)
{
	enum profile_level most = a > b ? a : b;

	return most > c ? most : c;
}

void reader_add(const struct bench_case *c, const struct setup *setup,
                const struct reading *reading)
{
	const struct strategy *st = reading->strategy;
	const struct cache_state *cs = reading->state;
	const struct walk *w = reading->walk;
	struct reader *r;

	if (st->direct && cs != &cache_cold)
		return;
	r = reader_new(setup, reading);
	row_add(c, &(struct row){
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
	               .functions = &functions,
	               .self = r,
	           });
}

void reader_add_all(const struct bench_case *c, const struct setup *setup,
                    const struct reading *reading)
{
	struct reading one = *reading;

	for (size_t i = 0; cache_states[i] != NULL; i++) {
		if (reading->state != NULL && reading->state != cache_states[i])
			continue;
		one.state = cache_states[i];
		for (one.strategy = strategies; one.strategy->name != NULL; one.strategy++)
			reader_add(c, setup, &one);
	}
}
