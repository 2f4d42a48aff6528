/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "interrupt.h"
#include "mix.h"
#include "sum.h"

#include "file.h"

enum { CHUNK = 1 << 20 };

struct bench_file {
	int fd;
	uint64_t size;
	uint64_t total;
};

/* A file without a name where the file system has them, else one that loses its name at once. */
static int open_nameless(const char *dir)
{
	char *path;
	int fd, err = 0;

	if ((fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)) >= 0)
		return fd;
	if (errno != EOPNOTSUPP && errno != EISDIR)
		return -errno;
	if (asprintf(&path, "%s/mmapspec-XXXXXX", dir) < 0)
		return -ENOMEM;
	if ((fd = mkostemp(path, O_CLOEXEC)) < 0)
		err = -errno;
	else if (unlink(path) != 0)
		err = -errno;
	if (err != 0 && fd >= 0)
		close(fd);
	free(path);
	return err != 0 ? err : fd;
}

static int check_room(const char *dir, uint64_t size)
{
	struct statvfs v;

	if (statvfs(dir, &v) != 0)
		return -errno;
	/* A file system without blocks does not count its room. */
	if (v.f_blocks == 0 || v.f_frsize == 0)
		return 0;
	return size / v.f_frsize >= v.f_bavail ? -ENOSPC : 0;
}

static int write_all(int fd, const char *p, size_t len)
{
	ssize_t n;

	for (; len > 0; p += n, len -= (size_t)n)
		if ((n = write(fd, p, len)) < 0)
			return -errno;
	return 0;
}

void bench_file_fill(uint64_t off, void *out, size_t len)
{
	uint64_t *words = out;

	for (size_t i = 0; i < len / sizeof(*words); i++)
		words[i] = mix(off / sizeof(*words) + i);
}

/* Write the content, summing it on the way. */
static int fill(struct bench_file *f)
{
	uint64_t *words, off = 0;
	size_t len;
	int err = 0;

	if ((words = malloc(CHUNK)) == NULL)
		return -ENOMEM;
	for (; err == 0 && off < f->size; off += len) {
		len = f->size - off < CHUNK ? (size_t)(f->size - off) : CHUNK;
		bench_file_fill(off, words, len);
		f->total += sum_words(words, len);
		err = interrupted() ? -EINTR : write_all(f->fd, (const char *)words, len);
	}
	free(words);
	if (err == 0 && fsync(f->fd) != 0)
		err = -errno;
	return err;
}

int bench_file_create(struct bench_file **out, const char *dir, uint64_t size)
{
	struct bench_file *f;
	int err;

	if ((err = check_room(dir, size)) != 0)
		return err;
	if ((f = calloc(1, sizeof(*f))) == NULL)
		return -ENOMEM;
	f->size = size;
	if ((f->fd = err = open_nameless(dir)) < 0)
		goto free_f;
	if ((err = fill(f)) != 0)
		goto close_fd;
	*out = f;
	return 0;

close_fd:
	close(f->fd);
free_f:
	free(f);
	return err;
}

void bench_file_free(struct bench_file *f)
{
	if (f == NULL)
		return;
	close(f->fd);
	free(f);
}

int bench_file_fd(const struct bench_file *f)
{
	return f->fd;
}

uint64_t bench_file_size(const struct bench_file *f)
{
	return f->size;
}

int bench_file_open(const struct bench_file *f)
{
	char path[64];
	int fd;

	/* A file without a name can still be opened anew through /proc. */
	snprintf(path, sizeof(path), "/proc/self/fd/%d", f->fd);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

uint64_t bench_file_total(const struct bench_file *f)
{
	return f->total;
}

uint64_t bench_file_sum(uint64_t off, size_t len)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < len / sizeof(sum); i++)
		sum += mix(off / sizeof(sum) + i);
	return sum;
}
