/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <unistd.h>

#include "bench.h"
#include "interrupt.h"

#include "refill.h"

int refill(const struct bench_file *f)
{
	static char buf[BENCH_SEQUENTIAL_BLOCK];
	ssize_t n = 1;
	int fd, err = 0;

	if ((fd = bench_file_open(f)) < 0)
		return fd;
	while (n > 0 && !interrupted())
		n = read(fd, buf, sizeof(buf));
	if (n != 0)
		err = n < 0 ? -errno : -EINTR;
	close(fd);
	return err;
}
