/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "evict.h"
#include "fault_probe.h"
#include "file.h"
#include "refill.h"
#include "residency.h"

#include "cache_state.h"

static enum bench_verdict look(const struct bench_file *f, struct residency *r,
                               struct bench_sample *s)
{
	int err = residency_get(bench_file_fd(f), (size_t)bench_file_size(f), r);

	if (err != 0)
		return bench_reject(s, BENCH_SKIP, "mincore: %s", strerror(-err));
	s->resident_before = (double)r->resident / (double)r->pages;
	return BENCH_VALID;
}

static enum bench_verdict fill(const struct bench_file *f, struct bench_sample *s,
                               int (*how)(const struct bench_file *f))
{
	int err = how(f);

	if (err != 0)
		return bench_reject(s, BENCH_INVALID, "cannot refill: %s", strerror(-err));
	return BENCH_VALID;
}

static enum bench_verdict prepare_cold(const struct bench_file *f, struct bench_sample *s)
{
	struct residency r;

	if (fill(f, s, refill) != BENCH_VALID)
		return s->verdict;
	evict(f);
	if (look(f, &r, s) != BENCH_VALID)
		return s->verdict;
	if (r.resident == r.pages)
		return bench_reject(s, BENCH_SKIP, "cannot evict: every page stays resident");
	if (r.resident != 0 || r.cached != 0)
		return bench_reject(s, BENCH_INVALID, "not cold: %zu of %zu pages resident",
		                    r.resident > r.cached ? r.resident : r.cached, r.pages);
	return BENCH_VALID;
}

static int exceeds_memory(const struct bench_file *f)
{
	return bench_file_size(f) / (uint64_t)sysconf(_SC_PAGESIZE) >=
	       (uint64_t)sysconf(_SC_PHYS_PAGES);
}

static enum bench_verdict prepare_warm(const struct bench_file *f, struct bench_sample *s,
                                       int (*how)(const struct bench_file *f))
{
	struct residency r;

	if (exceeds_memory(f))
		return bench_reject(s, BENCH_SKIP, "cannot warm: the file exceeds memory");
	evict(f);
	if (fill(f, s, how) != BENCH_VALID)
		return s->verdict;
	if ((s->cache_pages_per_fault = fault_probe(f)) < 0)
		return bench_reject(s, BENCH_INVALID, "cannot map the file to probe it");
	if (look(f, &r, s) != BENCH_VALID)
		return s->verdict;
	if (r.resident != r.pages || r.cached != r.pages)
		return bench_reject(s, BENCH_INVALID, "not warm: %zu of %zu pages resident",
		                    r.resident < r.cached ? r.resident : r.cached, r.pages);
	if (r.dirty != 0)
		return bench_reject(s, BENCH_INVALID, "not warm: %zu pages are dirty", r.dirty);
	return BENCH_VALID;
}

/* A fault maps the pages around it that are cached, 64 KiB of them by default; where folios are
 * larger it maps more.  So a cache of single pages has at most that many pages to a fault. */
static double pages_around(void)
{
	return 65536.0 / (double)sysconf(_SC_PAGESIZE);
}

static enum bench_verdict prepare_small(const struct bench_file *f, struct bench_sample *s)
{
	if (prepare_warm(f, s, refill_small) == BENCH_VALID &&
	    s->cache_pages_per_fault > 1.25 * pages_around())
		return bench_reject(s, BENCH_SKIP, "no small folios here: %.0f pages per fault",
		                    s->cache_pages_per_fault);
	return s->verdict;
}

static enum bench_verdict prepare_large(const struct bench_file *f, struct bench_sample *s)
{
	if (prepare_warm(f, s, refill) == BENCH_VALID &&
	    s->cache_pages_per_fault < 2 * pages_around())
		return bench_reject(s, BENCH_SKIP, "no large folios here: %.0f pages per fault",
		                    s->cache_pages_per_fault);
	return s->verdict;
}

static enum bench_verdict prepare_written(const struct bench_file *f, struct bench_sample *s)
{
	return prepare_warm(f, s, refill_written);
}

const struct cache_state cache_cold = {
	.name = "cold",
	.prepare = prepare_cold,
};

const struct cache_state cache_small = {
	.name = "warm-small",
	.prepare = prepare_small,
	.no_device = 1,
};

const struct cache_state cache_large = {
	.name = "warm-large",
	.prepare = prepare_large,
	.no_device = 1,
};

const struct cache_state cache_written = {
	.name = "written",
	.prepare = prepare_written,
	.no_device = 1,
	.profile = BENCH_STANDARD,
};

const struct cache_state *const cache_states[] = { &cache_cold, &cache_small, &cache_large,
	                                           &cache_written, NULL };
