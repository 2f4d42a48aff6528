/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/case.h"
#include "harness/interrupt.h"
#include "harness/page_cache.h"

#ifndef SYS_cachestat
#	define SYS_cachestat 451
#endif

/* The kernel's struct cachestat_range and struct cachestat. */
struct range {
	uint64_t off, len;
};

struct counts {
	uint64_t cached, dirty, writeback, evicted, recently_evicted;
};

static int count_cachestat(int fd, size_t len, struct counts *out)
{
	struct range r = { .off = 0, .len = len };

	return syscall(SYS_cachestat, fd, &r, out, 0) != 0 ? -errno : 0;
}

static int count_mincore(const struct data_file *f, size_t npages, size_t *resident)
{
	size_t len = (size_t)data_file_size(f);
	void *base = mmap(NULL, len, PROT_READ, MAP_SHARED, data_file_fd(f), 0);
	unsigned char *pages;
	int err = 0;

	if (base == MAP_FAILED)
		return -errno;
	pages = memory_array(npages, 1);
	if (mincore(base, len, pages) != 0)
		err = -errno;
	munmap(base, len);
	*resident = 0;
	for (size_t i = 0; err == 0 && i < npages; i++)
		*resident += pages[i] & 1;
	free(pages);
	return err;
}

int page_cache_residency(const struct data_file *f, struct residency *out)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), len = (size_t)data_file_size(f);
	struct residency r = { .pages = len / page + (len % page != 0) };
	struct counts c;
	int err;

	if ((err = count_mincore(f, r.pages, &r.resident)) != 0)
		return err;
	r.cached = r.resident;
	if (count_cachestat(data_file_fd(f), len, &c) == 0) {
		r.cached = (size_t)c.cached;
		r.dirty = (size_t)(c.dirty + c.writeback);
	}
	*out = r;
	return 0;
}

int page_cache_has_cachestat(void)
{
	struct counts c;

	/* A kernel that has it rejects the descriptor.  One that has not rejects the call, and a
	 * sandbox that forbids it answers EPERM. */
	return count_cachestat(-1, 0, &c) == -EBADF;
}

/* Read one byte of each page of a new mapping.  Returns the mapping, or MAP_FAILED. */
static void *touch_mapping(int fd, size_t len)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const volatile char *p = mmap(NULL, len, PROT_READ, MAP_SHARED, fd, 0);

	for (size_t i = 0; p != MAP_FAILED && i < len; i += page)
		(void)p[i];
	return (void *)p;
}

static int is_evicted(const struct data_file *f)
{
	struct residency r;

	return page_cache_residency(f, &r) == 0 && r.resident == 0 && r.cached == 0;
}

void page_cache_evict(const struct data_file *f)
{
	enum { TRIES = 3 };
	size_t len = (size_t)data_file_size(f);
	void *base;

	/* Dirty pages cannot be dropped. */
	fsync(data_file_fd(f));
	for (int i = 0; i < TRIES; i++) {
		posix_fadvise(data_file_fd(f), 0, 0, POSIX_FADV_DONTNEED);
		if (is_evicted(f))
			return;
	}
	/* MADV_PAGEOUT takes only pages that are mapped. */
	if ((base = touch_mapping(data_file_fd(f), len)) == MAP_FAILED)
		return;
	madvise(base, len, MADV_PAGEOUT);
	munmap(base, len);
}

static char block[SEQUENTIAL_BLOCK];

static int read_all(const struct data_file *f, int advice)
{
	ssize_t n = 1;
	int fd, err = 0;

	if ((fd = data_file_open(f)) < 0)
		return fd;
	posix_fadvise(fd, 0, 0, advice);
	while (n > 0 && !interrupted())
		n = read(fd, block, sizeof(block));
	if (n != 0)
		err = n < 0 ? -errno : -EINTR;
	close(fd);
	return err;
}

int page_cache_fill_read(const struct data_file *f)
{
	return read_all(f, POSIX_FADV_NORMAL);
}

int page_cache_fill_single(const struct data_file *f)
{
	return read_all(f, POSIX_FADV_RANDOM);
}

int page_cache_fill_write(const struct data_file *f)
{
	int fd = data_file_fd(f);

	for (uint64_t at = 0; at < data_file_size(f) && !interrupted(); at += sizeof(block)) {
		data_file_content(at, block, sizeof(block));
		if (pwrite(fd, block, sizeof(block), (off_t)at) != (ssize_t)sizeof(block))
			return errno != 0 ? -errno : -EIO;
	}
	if (interrupted())
		return -EINTR;
	return fsync(fd) != 0 ? -errno : 0;
}

static long fault_count(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_minflt + u.ru_majflt;
}

double page_cache_fault_probe(const struct data_file *f)
{
	size_t len = (size_t)data_file_size(f), page = (size_t)sysconf(_SC_PAGESIZE);
	int fd = data_file_open(f);
	long nfaults;
	void *base;

	if (fd < 0)
		return fd;
	nfaults = fault_count();
	base = touch_mapping(fd, len);
	nfaults = fault_count() - nfaults;
	close(fd);
	if (base == MAP_FAILED)
		return -errno;
	munmap(base, len);
	return (double)((len + page - 1) / page) / (double)(nfaults > 0 ? nfaults : 1);
}
