/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <fcntl.h>
#include <unistd.h>

#include "residency.h"

#include "evict.h"

enum { TRIES = 3 };

static int is_empty(const struct bench_file *f)
{
	struct residency r;

	if (residency_get(bench_file_fd(f), (size_t)bench_file_size(f), &r) != 0)
		return 0;
	return r.resident == 0 && r.cached == 0;
}

/* MADV_PAGEOUT takes only pages that the page table maps, so they are mapped first. */
static void page_out(const struct bench_file *f)
{
#ifdef MADV_PAGEOUT
	size_t len = (size_t)bench_file_size(f), page = (size_t)sysconf(_SC_PAGESIZE);
	volatile char *p;

	p = mmap(NULL, len, PROT_READ, MAP_SHARED, bench_file_fd(f), 0);
	if (p == MAP_FAILED)
		return;
	for (size_t i = 0; i < len; i += page)
		(void)p[i];
	madvise((void *)p, len, MADV_PAGEOUT);
	munmap((void *)p, len);
#else
	(void)f;
#endif
}

void evict(const struct bench_file *f)
{
	int fd = bench_file_fd(f);

	/* Dirty pages cannot be dropped. */
	fsync(fd);
	for (int i = 0; i < TRIES; i++) {
		posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED);
		if (is_empty(f))
			return;
	}
	page_out(f);
}
