/* SPDX-License-Identifier: MIT */
/* What does it cost to unmap pages that another processor has in its TLB?  One thread maps and
 * unmaps pages while a second one, on another processor, reads memory of the same process; compared
 * with the same without a second thread.  Without interrupts between the processors the row is not
 * measured. */
#include <sys/mman.h>

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/case.h"
#include "harness/processor_binding.h"

enum { ROUNDS = 2048, PAGES = 8 };

struct shoot {
	size_t page;
	int with_other;
	volatile unsigned char *base;
	pthread_t thread;
	atomic_int stop, ready; /* ready: 1 on its processor, -1 not */
	unsigned long long before;
};

/* The count of TLB shootdowns over all processors; 0 if the system does not count them. */
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

	s->ready = processor_bind_thread(1) == 0 ? 1 : -1;
	while (!s->stop)
		for (size_t i = 0; i < PAGES; i++)
			(void)s->base[i * s->page];
	return NULL;
}

static enum verdict prepare(void *self, struct sample *sample)
{
	struct shoot *s = self;

	s->base =
	    mmap(NULL, PAGES * s->page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (s->base == MAP_FAILED)
		return sample_reject(sample, SAMPLE_SKIP, "mmap: %s", strerror(errno));
	memset((void *)s->base, 1, PAGES * s->page);
	s->stop = s->ready = 0;
	if (s->with_other &&
	    (processor_count() < 2 || pthread_create(&s->thread, NULL, read_on, s) != 0)) {
		munmap((void *)s->base, PAGES * s->page);
		return sample_reject(sample, SAMPLE_SKIP, "there is no second processor");
	}
	while (s->with_other && s->ready == 0)
		sched_yield();
	s->before = shootdowns();
	return SAMPLE_VALID;
}

static int body(void *self, uint64_t *done)
{
	struct shoot *s = self;

	for (int i = 0; i < ROUNDS; i++) {
		volatile unsigned char *p =
		    mmap(NULL, s->page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		if (p == MAP_FAILED)
			return -errno;
		p[0] = 1;
		munmap((void *)p, s->page);
	}
	*done = ROUNDS;
	return 0;
}

static enum verdict finish(void *self, struct sample *sample)
{
	struct shoot *s = self;
	unsigned long long seen = shootdowns() - s->before;

	if (s->with_other) {
		s->stop = 1;
		pthread_join(s->thread, NULL);
	}
	munmap((void *)s->base, PAGES * s->page);
	if (s->with_other && s->ready < 0)
		return sample_reject(sample, SAMPLE_INVALID,
		                     "the second thread is not on its processor");
	if (s->with_other && seen < ROUNDS / 2)
		return sample_reject(sample, seen == 0 ? SAMPLE_SKIP : SAMPLE_INVALID,
		                     "%llu interrupts between the processors, %d expected", seen,
		                     ROUNDS);
	return SAMPLE_VALID;
}

static const struct row_functions functions = { .prepare = prepare,
	                                        .body = body,
	                                        .finish = finish };

static void declare(const struct bench_case *self, const struct setup *setup)
{
	static const char *const names[] = { "alone", "with-reader" };

	for (int i = 0; i < 2; i++) {
		struct shoot *s = memory_array(1, sizeof(*s));

		s->page = setup->page;
		s->with_other = i;
		row_add(self, &(struct row){ .strategy = "map-store-unmap",
		                             .state = names[i],
		                             .profile = PROFILE_STANDARD,
		                             .ops = ROUNDS,
		                             .min_faults = ROUNDS,
		                             .max_faults = ROUNDS + 64,
		                             .functions = &functions,
		                             .self = s });
	}
}

BENCH_CASE(cost_shootdown) = {
	.name = "cost_shootdown",
	.question = "What does unmapping cost while another processor uses the process's memory?",
	.declare = declare,
};
