/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <unistd.h>

#include "mix.h"
#include "sum.h"

#include "larger_walk.h"

const char *const larger_strategies[] = { "pread", "mmap", "madvise-random", NULL };

/* Stop with a wrong byte, too. */
static int use(const void *data, uint64_t off, size_t page)
{
	return sum_words(data, page) == bench_file_sum(off, page) ? 0 : -EIO;
}

static _Noreturn void end(struct larger_counts *counts, int err)
{
	counts->err = err;
	_exit(0);
}

static void walk_mapping(const struct bench_file *f, const struct strategy *s, int fd,
                         struct larger_counts *counts)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), len = (size_t)bench_file_size(f);
	const char *base = mmap(NULL, len, PROT_READ, s->map_flags, fd, 0);
	uint64_t sum = 0;

	if (base == MAP_FAILED ||
	    (s->advice != STRATEGY_NO_ADVICE && madvise((void *)base, len, s->advice) != 0))
		end(counts, -errno);
	for (uint64_t i = 0;; i++) {
		uint64_t off = mix(i) % (len / page) * page;

		sum += sum_words(base + off, page);
		/* Checking each would cost as much as reading it. */
		if (i % 64 == 0 && use(base + off, off, page) != 0)
			end(counts, -EIO);
		__asm__ volatile("" : : "r"(sum));
		counts->ops++;
	}
}

static void walk_reading(const struct bench_file *f, int fd, struct larger_counts *counts)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t npages = bench_file_size(f) / page, sum = 0;
	char *buf = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (buf == MAP_FAILED)
		end(counts, -errno);
	for (uint64_t i = 0;; i++) {
		uint64_t off = mix(i) % npages * page;

		if (pread(fd, buf, page, (off_t)off) != (ssize_t)page)
			end(counts, -EIO);
		sum += sum_words(buf, page);
		if (i % 64 == 0 && use(buf, off, page) != 0)
			end(counts, -EIO);
		__asm__ volatile("" : : "r"(sum));
		counts->ops++;
	}
}

_Noreturn void larger_walk(const struct bench_file *f, const struct strategy *s,
                           struct larger_counts *counts)
{
	int fd = bench_file_open(f);

	if (fd < 0)
		end(counts, fd);
	if (s->copies)
		walk_reading(f, fd, counts);
	else
		walk_mapping(f, s, fd, counts);
	end(counts, 0);
}
