/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "harness/page_cache.h"
#include "strategies/cache_state.h"

static enum verdict look(const struct data_file *f, struct residency *r, struct sample *s)
{
	int err = page_cache_residency(f, r);

	if (err != 0)
		return sample_reject(s, SAMPLE_SKIP, "mincore: %s", strerror(-err));
	s->resident_before = (double)r->resident / (double)r->pages;
	return SAMPLE_VALID;
}

static enum verdict fill(const struct data_file *f, struct sample *s,
                         int (*fill_cache)(const struct data_file *f))
{
	int err = fill_cache(f);

	if (err != 0)
		return sample_reject(s, SAMPLE_INVALID, "cannot fill the cache: %s",
		                     strerror(-err));
	return SAMPLE_VALID;
}

static enum verdict prepare_cold(const struct data_file *f, struct sample *s)
{
	struct residency r;

	if (fill(f, s, page_cache_fill_read) != SAMPLE_VALID)
		return s->verdict;
	page_cache_evict(f);
	if (look(f, &r, s) != SAMPLE_VALID)
		return s->verdict;
	if (r.resident == r.pages)
		return sample_reject(s, SAMPLE_SKIP, "cannot evict: every page stays resident");
	if (r.resident != 0 || r.cached != 0)
		return sample_reject(s, SAMPLE_INVALID, "not cold: %zu of %zu pages resident",
		                     r.resident > r.cached ? r.resident : r.cached, r.pages);
	return SAMPLE_VALID;
}

static int exceeds_memory(const struct data_file *f)
{
	return data_file_size(f) / (uint64_t)sysconf(_SC_PAGESIZE) >=
	       (uint64_t)sysconf(_SC_PHYS_PAGES);
}

static enum verdict prepare_warm(const struct data_file *f, struct sample *s,
                                 int (*fill_cache)(const struct data_file *f))
{
	struct residency r;

	if (exceeds_memory(f))
		return sample_reject(s, SAMPLE_SKIP, "cannot warm: the file exceeds memory");
	page_cache_evict(f);
	if (fill(f, s, fill_cache) != SAMPLE_VALID)
		return s->verdict;
	if ((s->cache_pages_per_fault = page_cache_fault_probe(f)) < 0)
		return sample_reject(s, SAMPLE_INVALID, "cannot map the file to probe it");
	if (look(f, &r, s) != SAMPLE_VALID)
		return s->verdict;
	if (r.resident != r.pages || r.cached != r.pages)
		return sample_reject(s, SAMPLE_INVALID, "not warm: %zu of %zu pages resident",
		                     r.resident < r.cached ? r.resident : r.cached, r.pages);
	if (r.dirty != 0)
		return sample_reject(s, SAMPLE_INVALID, "not warm: %zu pages are dirty", r.dirty);
	return SAMPLE_VALID;
}

/* A fault maps the cached pages around it, 64 KiB by default, and more if folios are larger.  So
 * with a cache of single pages a fault maps at most this many. */
static double pages_around(void)
{
	return 65536.0 / (double)sysconf(_SC_PAGESIZE);
}

static enum verdict prepare_small(const struct data_file *f, struct sample *s)
{
	if (prepare_warm(f, s, page_cache_fill_single) == SAMPLE_VALID &&
	    s->cache_pages_per_fault > 1.25 * pages_around())
		return sample_reject(s, SAMPLE_SKIP, "no small folios here: %.0f pages per fault",
		                     s->cache_pages_per_fault);
	return s->verdict;
}

static enum verdict prepare_large(const struct data_file *f, struct sample *s)
{
	if (prepare_warm(f, s, page_cache_fill_read) == SAMPLE_VALID &&
	    s->cache_pages_per_fault < 2 * pages_around())
		return sample_reject(s, SAMPLE_SKIP, "no large folios here: %.0f pages per fault",
		                     s->cache_pages_per_fault);
	return s->verdict;
}

static enum verdict prepare_written(const struct data_file *f, struct sample *s)
{
	return prepare_warm(f, s, page_cache_fill_write);
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
	.profile = PROFILE_STANDARD,
};

const struct cache_state *const cache_states[] = { &cache_cold, &cache_small, &cache_large,
	                                           &cache_written, NULL };
