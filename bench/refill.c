/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "bench.h"
#include "interrupt.h"

#include "refill.h"

static char block[BENCH_SEQUENTIAL_BLOCK];

static int read_all(const struct bench_file *f, int advice)
{
	ssize_t n = 1;
	int fd, err = 0;

	if ((fd = bench_file_open(f)) < 0)
		return fd;
	posix_fadvise(fd, 0, 0, advice);
	while (n > 0 && !interrupted())
		n = read(fd, block, sizeof(block));
	if (n != 0)
		err = n < 0 ? -errno : -EINTR;
	close(fd);
	return err;
}

int refill(const struct bench_file *f)
{
	return read_all(f, POSIX_FADV_NORMAL);
}

int refill_small(const struct bench_file *f)
{
	return read_all(f, POSIX_FADV_RANDOM);
}

int refill_written(const struct bench_file *f)
{
	uint64_t size = bench_file_size(f);
	int fd = bench_file_fd(f);

	for (uint64_t at = 0; at < size && !interrupted(); at += sizeof(block)) {
		bench_file_fill(at, block, sizeof(block));
		if (pwrite(fd, block, sizeof(block), (off_t)at) != (ssize_t)sizeof(block))
			return errno != 0 ? -errno : -EIO;
	}
	if (interrupted())
		return -EINTR;
	return fsync(fd) != 0 ? -errno : 0;
}
