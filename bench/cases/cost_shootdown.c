/* SPDX-License-Identifier: MIT */
/* What does it cost to take away pages that another processor has in its TLB?  One thread unmaps and
 * maps pages while a second one, on another processor, reads memory of the same process; against the
 * same without a second thread.  Without interrupts between the processors the row is not measured. */
#include <sys/mman.h>

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "pin.h"

enum { ROUNDS = 2048, PAGES = 8 };

struct shoot {
	size_t page;
	int with_other;
	volatile unsigned char *base;
	pthread_t thread;
	atomic_int stop, ready; /* ready: 1 on its processor, -1 not */
	unsigned long long before;
};

/* The count of TLB shootdowns over all processors; 0 where the system does not tell. */
static unsigned long long shootdowns(void)
{
	FILE *f = fopen("/proc/interrupts", "r");
	unsigned long long sum = 0;
	char *line = NULL, *at, *end;
	size_t room = 0;

	while (f != NULL && getline(&line, &room, f) > 0) {
		if ((at = strstr(line, "TLB:")) == NULL)
			continue;
		for (at += 4;; at = end) {
			unsigned long long n = strtoull(at, &end, 10);

			if (end == at)
				break;
			sum += n;
		}
	}
	free(line);
	if (f != NULL)
		fclose(f);
	return sum;
}

static void *read_on(void *argument)
{
	struct shoot *s = argument;
	cpu_set_t set;

	CPU_ZERO(&set);
	CPU_SET(pin_nth(1), &set);
	s->ready = sched_setaffinity(0, sizeof(set), &set) == 0 ? 1 : -1;
	while (!s->stop)
		for (size_t i = 0; i < PAGES; i++)
			(void)s->base[i * s->page];
	return NULL;
}

static enum bench_verdict prepare(void *self, struct bench_sample *sample)
{
	struct shoot *s = self;

	s->base = mmap(NULL, PAGES * s->page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
	               -1, 0);
	if (s->base == MAP_FAILED)
		return bench_reject(sample, BENCH_SKIP, "mmap: %s", strerror(errno));
	memset((void *)s->base, 1, PAGES * s->page);
	s->stop = s->ready = 0;
	if (s->with_other && (pin_nth(1) < 0 || pthread_create(&s->thread, NULL, read_on, s) != 0)) {
		munmap((void *)s->base, PAGES * s->page);
		return bench_reject(sample, BENCH_SKIP, "there is no second processor");
	}
	while (s->with_other && s->ready == 0)
		sched_yield();
	s->before = shootdowns();
	return BENCH_VALID;
}

static int body(void *self, uint64_t *done)
{
	struct shoot *s = self;

	for (int i = 0; i < ROUNDS; i++) {
		volatile unsigned char *p = mmap(NULL, s->page, PROT_READ | PROT_WRITE,
		                                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		if (p == MAP_FAILED)
			return -errno;
		p[0] = 1;
		munmap((void *)p, s->page);
	}
	*done = ROUNDS;
	return 0;
}

static enum bench_verdict finish(void *self, struct bench_sample *sample)
{
	struct shoot *s = self;
	unsigned long long seen = shootdowns() - s->before;

	if (s->with_other) {
		s->stop = 1;
		pthread_join(s->thread, NULL);
	}
	munmap((void *)s->base, PAGES * s->page);
	if (s->with_other && s->ready < 0)
		return bench_reject(sample, BENCH_INVALID, "the second thread is not on its processor");
	if (s->with_other && seen < ROUNDS / 2)
		return bench_reject(sample, seen == 0 ? BENCH_SKIP : BENCH_INVALID,
		                    "%llu interrupts between the processors, %d expected", seen,
		                    ROUNDS);
	return BENCH_VALID;
}

static uint64_t expected(void *self)
{
	(void)self;
	return ROUNDS;
}

static const struct bench_ops ops = {
	.prepare = prepare, .body = body, .finish = finish, .expected = expected
};

static int declare(const struct bench_case *self, const struct bench_setup *setup)
{
	static const char *const names[] = { "alone", "with-reader" };
	int err = 0;

	for (int i = 0; err == 0 && i < 2; i++) {
		struct shoot *s = bench_alloc(sizeof(*s));

		if (s == NULL)
			return -ENOMEM;
		s->page = setup->page;
		s->with_other = i;
		err = bench_row_add(self, &(struct bench_row){
		                              .strategy = "map-store-unmap", .state = names[i],
		                              .profile = BENCH_STANDARD, .ops = ROUNDS,
		                              .min_faults = ROUNDS, .max_faults = ROUNDS + 64,
		                              .does = &ops, .self = s });
	}
	return err;
}

BENCH_CASE(cost_shootdown) = {
	.name = "cost_shootdown",
	.question = "What does unmapping cost while another processor uses the process's memory?",
	.declare = declare,
};
