/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <unistd.h>

#include "counters.h"

#include "fault_probe.h"

double fault_probe(const struct bench_file *f)
{
	size_t len = (size_t)bench_file_size(f), page = (size_t)sysconf(_SC_PAGESIZE);
	struct counters before, after;
	const volatile char *p;
	uint64_t nfaults;
	int fd;

	if ((fd = bench_file_open(f)) < 0)
		return fd;
	p = mmap(NULL, len, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return -errno;
	counters_read(&before);
	for (size_t i = 0; i < len; i += page)
		(void)p[i];
	counters_read(&after);
	munmap((void *)p, len);
	nfaults = after.minor_faults + after.major_faults;
	nfaults -= before.minor_faults + before.major_faults;
	return (double)((len + page - 1) / page) / (double)(nfaults > 0 ? nfaults : 1);
}
