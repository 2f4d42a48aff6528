/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <unistd.h>

#include "sum.h"

#include "strategy.h"

/* A regular file gives a whole block or is not the file we made. */
static int take(ssize_t n, const struct walk *w, uint64_t *sum)
{
	if (n < 0)
		return -errno;
	if ((size_t)n != w->block)
		return -EIO;
	*sum += sum_words(w->buf, w->block);
	return 0;
}

/* The file position does the walking; in random order it is set before each read. */
int strategy_read(const struct strategy *s, int fd, const struct walk *w, uint64_t *sum)
{
	int err = 0;

	(void)s;
	if (lseek(fd, 0, SEEK_SET) < 0)
		return -errno;
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
	for (uint64_t i = 0; err == 0 && i < w->nblocks; i++) {
		uint64_t b = w->order != NULL ? w->order[i] : i;

		err = take(pread(fd, w->buf, w->block, (off_t)(b * w->block)), w, sum);
	}
	return err;
}
