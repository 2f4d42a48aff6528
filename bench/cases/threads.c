/* SPDX-License-Identifier: MIT */
/* Does a second processor make reading, or a mapping, faster?  Each thread sums its own part of a
 * warm file, on a processor of its own, by pread() or through one mapping that all share. */
#include <sys/mman.h>

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/data_file.h"
#include "harness/processor_binding.h"
#include "strategies/cache_state.h"

enum { MOST = 64 };

struct team {
	const struct data_file *file;
	int maps, nthreads, passes;
	uint64_t size;
	int fd;
	const char *base;
	void *bufs;
	pthread_barrier_t start;
};

struct member {
	struct team *team;
	int number, err;
	uint64_t sum;
};

static int take(const struct team *t, char *buf, uint64_t off, uint64_t *sum)
{
	if (t->maps) {
		*sum += data_file_checksum(t->base + off, SEQUENTIAL_BLOCK);
		return 0;
	}
	if (pread(t->fd, buf, SEQUENTIAL_BLOCK, (off_t)off) != (ssize_t)SEQUENTIAL_BLOCK)
		return -EIO;
	*sum += data_file_checksum(buf, SEQUENTIAL_BLOCK);
	return 0;
}

static void *work(void *argument)
{
	struct member *m = argument;
	struct team *t = m->team;
	uint64_t nblocks = t->size / SEQUENTIAL_BLOCK;
	char *buf = (char *)t->bufs + (size_t)m->number * SEQUENTIAL_BLOCK;

	m->err = m->number == 0 ? 0 : processor_bind_thread(m->number);
	pthread_barrier_wait(&t->start);
	for (int pass = 0; m->err == 0 && pass < t->passes; pass++)
		for (uint64_t b = (uint64_t)m->number; m->err == 0 && b < nblocks;
		     b += (uint64_t)t->nthreads)
			m->err = take(t, buf, b * SEQUENTIAL_BLOCK, &m->sum);
	return NULL;
}

static int run(struct team *t, uint64_t *sum)
{
	struct member members[MOST] = { 0 };
	pthread_t threads[MOST];
	int started = 1, err = 0;

	pthread_barrier_init(&t->start, NULL, (unsigned)t->nthreads);
	for (int i = 0; i < t->nthreads; i++)
		members[i] = (struct member){ .team = t, .number = i };
	/* One that cannot be started would leave the others at the barrier. */
	for (; started < t->nthreads; started++)
		if (pthread_create(&threads[started], NULL, work, &members[started]) != 0)
			abort();
	work(&members[0]);
	for (int i = 1; i < started; i++)
		pthread_join(threads[i], NULL);
	pthread_barrier_destroy(&t->start);
	for (int i = 0; i < t->nthreads; i++) {
		*sum += members[i].sum;
		err = members[i].err != 0 ? members[i].err : err;
	}
	return err;
}

static enum verdict prepare(void *self, struct sample *s)
{
	struct team *t = self;

	if (cache_large.prepare(t->file, s) != SAMPLE_VALID)
		return s->verdict;
	if ((t->fd = data_file_open(t->file)) < 0)
		return sample_reject(s, SAMPLE_SKIP, "open: %s", strerror(-t->fd));
	return SAMPLE_VALID;
}

static int body(void *self, uint64_t *sum)
{
	struct team *t = self;
	void *base = NULL;
	int err;

	if (t->maps) {
		base = mmap(NULL, t->size, PROT_READ, MAP_SHARED, t->fd, 0);
		if (base == MAP_FAILED)
			return -errno;
	}
	t->base = base;
	err = run(t, sum);
	if (base != NULL)
		munmap(base, t->size);
	return err;
}

static enum verdict finish(void *self, struct sample *s)
{
	close(((struct team *)self)->fd);
	if (s->device_bytes > 0)
		return sample_reject(s, SAMPLE_INVALID, "%.0f bytes came from the device",
		                     s->device_bytes);
	return SAMPLE_VALID;
}

static uint64_t expected(void *self)
{
	struct team *t = self;

	return data_file_total(t->file) * (uint64_t)t->passes;
}

static const struct row_functions functions = {
	.prepare = prepare, .body = body, .finish = finish, .expected = expected
};

static void add(const struct bench_case *self, const struct setup *setup, int maps, int nthreads)
{
	struct team *t = memory_array(1, sizeof(*t));

	*t =
	    (struct team){ .file = setup->file,
		           .maps = maps,
		           .nthreads = nthreads,
		           .size = setup->size,
		           .passes = (int)((4 * setup->warm_bytes + setup->size - 1) / setup->size),
		           .bufs = memory_array((size_t)nthreads, SEQUENTIAL_BLOCK) };
	row_add(self,
	        &(struct row){
	            .strategy = maps ? "mmap" : "pread",
	            .state = cache_large.name,
	            .variant = memory_format("%d-thread%s", nthreads, nthreads > 1 ? "s" : ""),
	            .baseline = "pread",
	            .profile = PROFILE_STANDARD,
	            .args = { { "size", (int64_t)setup->size },
	                      { "block", (int64_t)SEQUENTIAL_BLOCK },
	                      { "passes", t->passes },
	                      { "threads", nthreads } },
	            .ops = (uint64_t)t->passes * setup->size / SEQUENTIAL_BLOCK,
	            .bytes = (uint64_t)t->passes * setup->size,
	            .max_faults = UINT64_MAX,
	            .functions = &functions,
	            .self = t,
	        });
}

static void declare(const struct bench_case *self, const struct setup *setup)
{
	int most = processor_count() < MOST ? processor_count() : MOST;

	for (int n = 1; n <= most; n = n < most && 2 * n > most ? most : 2 * n)
		for (int maps = 0; maps < 2; maps++)
			add(self, setup, maps, n);
}

BENCH_CASE(threads) = {
	.name = "threads",
	.question =
	    "How fast is a warm file summed by several threads, each on a processor of its own?",
	.baseline = "pread",
	.declare = declare,
};
