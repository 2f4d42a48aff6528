/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>
#include <sys/syscall.h>

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "residency.h"

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

static int count_mincore(int fd, size_t len, size_t npages, size_t *resident)
{
	unsigned char *vec;
	void *base;
	int err = 0;

	if ((vec = malloc(npages)) == NULL)
		return -ENOMEM;
	if ((base = mmap(NULL, len, PROT_READ, MAP_SHARED, fd, 0)) == MAP_FAILED) {
		err = -errno;
		goto free_vec;
	}
	if (mincore(base, len, vec) != 0)
		err = -errno;
	munmap(base, len);
	*resident = 0;
	for (size_t i = 0; err == 0 && i < npages; i++)
		*resident += vec[i] & 1;

free_vec:
	free(vec);
	return err;
}

static int count_cachestat(int fd, size_t len, struct counts *out)
{
	struct range r = { .off = 0, .len = len };

	return syscall(SYS_cachestat, fd, &r, out, 0) != 0 ? -errno : 0;
}

int residency_get(int fd, size_t len, struct residency *out)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	struct residency r = { .pages = len / page + (len % page != 0) };
	struct counts c;
	int err;

	if ((err = count_mincore(fd, len, r.pages, &r.resident)) != 0)
		return err;
	r.cached = r.resident;
	if (count_cachestat(fd, len, &c) == 0) {
		r.cached = (size_t)c.cached;
		r.dirty = (size_t)(c.dirty + c.writeback);
	}
	*out = r;
	return 0;
}

int residency_has_cachestat(void)
{
	struct counts c;

	/* An existing call refuses the bad descriptor; a missing one refuses itself; a sandbox
	 * that forbids it answers EPERM. */
	return count_cachestat(-1, 0, &c) == -EBADF;
}
