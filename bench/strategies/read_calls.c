/* SPDX-License-Identifier: MIT */
#include <sys/uio.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "harness/latency.h"
#include "strategies/strategy.h"

/* A regular file gives a whole block or is not the file we made. */
static int take(ssize_t n, const struct walk *w, uint64_t *sum)
{
	if (n < 0)
		return -errno;
	if ((size_t)n != w->block)
		return -EIO;
	*sum += walk_use(w, w->buf, w->buf);
	latency_note(w->latency);
	return 0;
}

/* The file position does the walking; in random order it is set before each read. */
int strategy_read(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	int err = 0;

	(void)s;
	if (lseek(fd, 0, SEEK_SET) < 0)
		return -errno;
	latency_begin(w->latency);
	for (uint64_t i = 0; err == 0 && i < w->nblocks; i++) {
		if (w->order != NULL && lseek(fd, (off_t)(w->order[i] * w->block), SEEK_SET) < 0)
			return -errno;
		err = take(read(fd, w->buf, w->block), w, sum);
	}
	return err;
}

int strategy_pread(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	int err = 0;

	(void)s;
	latency_begin(w->latency);
	for (uint64_t i = 0; err == 0 && i < w->nblocks; i++)
		err =
		    take(pread(fd, w->buf, w->block, (off_t)(walk_block(w, i) * w->block)), w, sum);
	return err;
}

int strategy_preadv2(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	struct iovec part = { .iov_base = w->buf, .iov_len = w->block };
	int err = 0;

	(void)s;
	latency_begin(w->latency);
	for (uint64_t i = 0; err == 0 && i < w->nblocks; i++)
		err = take(preadv2(fd, &part, 1, (off_t)(walk_block(w, i) * w->block), 0), w, sum);
	return err;
}

int strategy_direct(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	int flags = fcntl(fd, F_GETFL);

	if (flags < 0 || fcntl(fd, F_SETFL, flags | O_DIRECT) != 0)
		return -errno;
	return strategy_pread(s, fd, w, sum);
}
