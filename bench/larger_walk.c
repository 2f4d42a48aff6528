/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <unistd.h>

#include "harness/splitmix.h"
#include "larger_than_memory.h"

static _Noreturn void end(struct walk_counts *counts, int err)
{
	counts->err = err;
	_exit(0);
}

/* Map the file, or one page of anonymous memory to read into. */
static void *get_memory(const struct data_file *f, const struct strategy *s, int fd, size_t page,
                        struct walk_counts *counts)
{
	size_t len = s->copies ? page : (size_t)data_file_size(f);
	void *base =
	    s->copies ? mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
	              : mmap(NULL, len, PROT_READ, s->map_flags, fd, 0);

	if (base == MAP_FAILED)
		end(counts, -errno);
	if (!s->copies && s->advice != STRATEGY_NO_ADVICE && madvise(base, len, s->advice) != 0)
		end(counts, -errno);
	return base;
}

_Noreturn void larger_walk(const struct data_file *f, const struct strategy *s,
                           struct walk_counts *counts)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t npages = data_file_size(f) / page;
	int fd = data_file_open(f);
	char *base, *data;

	if (fd < 0)
		end(counts, fd);
	base = data = get_memory(f, s, fd, page, counts);
	for (uint64_t i = 0;; i++) {
		uint64_t off = splitmix(i) % npages * page, sum;

		if (!s->copies)
			data = base + off;
		else if (pread(fd, data, page, (off_t)off) != (ssize_t)page)
			end(counts, -EIO);
		sum = data_file_checksum(data, page);
		__asm__ volatile("" : : "r"(sum));
		/* Checking each page would cost as much as reading it. */
		if (i % 64 == 0 && sum != data_file_expected(off, page))
			end(counts, -EIO);
		counts->ops++;
	}
}
