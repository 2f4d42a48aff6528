/* SPDX-License-Identifier: MIT */
/* Does reading, or a mapping, gain from a second processor?  Each thread sums its own part of a warm
 * file, on a processor of its own, by pread() or through one mapping that all share. */
#include <sys/mman.h>

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cache_state.h"
#include "file.h"
#include "pin.h"
#include "sum.h"

enum { MOST = 64 };

struct team {
	const struct bench_file *file;
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

/* The n-th allowed processor, counted so that number 0 is the one that the program is bound to. */
static int bind_to(int number)
{
	cpu_set_t set;
	int cpu = pin_nth(number);

	if (cpu < 0)
		return -EOPNOTSUPP;
	CPU_ZERO(&set);
	CPU_SET(cpu, &set);
	if (sched_setaffinity(0, sizeof(set), &set) != 0)
		return -errno;
	return sched_getcpu() == cpu ? 0 : -EAGAIN;
}

static int take(const struct team *t, char *buf, uint64_t off, uint64_t *sum)
{
	if (t->maps) {
		*sum += sum_words(t->base + off, BENCH_SEQUENTIAL_BLOCK);
		return 0;
	}
	if (pread(t->fd, buf, BENCH_SEQUENTIAL_BLOCK, (off_t)off) != (ssize_t)BENCH_SEQUENTIAL_BLOCK)
		return -EIO;
	*sum += sum_words(buf, BENCH_SEQUENTIAL_BLOCK);
	return 0;
}

static void *work(void *argument)
{
	struct member *m = argument;
	struct team *t = m->team;
	uint64_t nblocks = t->size / BENCH_SEQUENTIAL_BLOCK;
	char *buf = (char *)t->bufs + (size_t)m->number * BENCH_SEQUENTIAL_BLOCK;

	m->err = m->number == 0 ? 0 : bind_to(m->number);
	pthread_barrier_wait(&t->start);
	for (int pass = 0; m->err == 0 && pass < t->passes; pass++)
		for (uint64_t b = (uint64_t)m->number; m->err == 0 && b < nblocks;
		     b += (uint64_t)t->nthreads)
			m->err = take(t, buf, b * BENCH_SEQUENTIAL_BLOCK, &m->sum);
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

static enum bench_verdict prepare(void *self, struct bench_sample *s)
{
	struct team *t = self;

	if (cache_large.prepare(t->file, s) != BENCH_VALID)
		return s->verdict;
	if ((t->fd = bench_file_open(t->file)) < 0)
		return bench_reject(s, BENCH_SKIP, "open: %s", strerror(-t->fd));
	return BENCH_VALID;
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

static enum bench_verdict finish(void *self, struct bench_sample *s)
{
	close(((struct team *)self)->fd);
	if (s->device_bytes > 0)
		return bench_reject(s, BENCH_INVALID, "%llu bytes came from the device",
		                    (unsigned long long)s->device_bytes);
	return BENCH_VALID;
}

static uint64_t expected(void *self)
{
	struct team *t = self;

	return bench_file_total(t->file) * (uint64_t)t->passes;
}

static const struct bench_ops ops = {
	.prepare = prepare, .body = body, .finish = finish, .expected = expected
};

static int add(const struct bench_case *self, const struct bench_setup *setup, int maps,
               int nthreads)
{
	struct team *t = bench_alloc(sizeof(*t));
	char *variant = bench_alloc(32);

	if (t == NULL || variant == NULL)
		return -ENOMEM;
	*t = (struct team){ .file = setup->file, .maps = maps, .nthreads = nthreads,
		            .size = setup->size,
		            .passes = (int)((4 * setup->warm_bytes + setup->size - 1) / setup->size),
		            .bufs = bench_alloc((size_t)nthreads * BENCH_SEQUENTIAL_BLOCK) };
	if (t->bufs == NULL)
		return -ENOMEM;
	snprintf(variant, 32, "%d-thread%s", nthreads, nthreads > 1 ? "s" : "");
	return bench_row_add(self, &(struct bench_row){
	                               .strategy = maps ? "mmap" : "pread",
	                               .state = cache_large.name,
	                               .variant = variant,
	                               .baseline = "pread",
	                               .profile = BENCH_STANDARD,
	                               .args = { { "size", (int64_t)setup->size },
	                                         { "block", (int64_t)BENCH_SEQUENTIAL_BLOCK },
	                                         { "passes", t->passes },
	                                         { "threads", nthreads } },
	                               .ops = (uint64_t)t->passes * setup->size /
	                                      BENCH_SEQUENTIAL_BLOCK,
	                               .bytes = (uint64_t)t->passes * setup->size,
	                               .max_faults = UINT64_MAX,
	                               .does = &ops,
	                               .self = t,
	                           });
}

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	int most = pin_count() < MOST ? pin_count() : MOST, err = 0;

	for (int n = 1; err == 0 && n <= most; n = n < most && 2 * n > most ? most : 2 * n)
		for (int maps = 0; err == 0 && maps < 2; maps++)
			err = add(self, setup, maps, n);
	return err;
}

BENCH_CASE(threads) = {
	.name = "threads",
	.question = "How fast is a warm file summed by several threads, each on a processor of its own?",
	.baseline = "pread",
	.declare = declare,
};
