/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/data_file.h"
#include "harness/interrupt.h"
#include "harness/splitmix.h"

enum { CHUNK = 1 << 20 };

struct data_file {
	int fd;
	uint64_t size;
	uint64_t total;
};

/* If the file system has no files without a name, make one with a name and remove the name. */
int data_file_nameless(const char *dir)
{
	char *path;
	int fd;

	if ((fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600)) >= 0)
		return fd;
	if (errno != EOPNOTSUPP && errno != EISDIR)
		return -errno;
	path = memory_format("%s/mmapspec-XXXXXX", dir);
	if ((fd = mkostemp(path, O_CLOEXEC)) < 0)
		fd = -errno;
	else
		unlink(path);
	free(path);
	return fd;
}

static int check_room(const char *dir, uint64_t size)
{
	struct statvfs v;

	if (statvfs(dir, &v) != 0)
		return -errno;
	/* Some file systems do not report their room. */
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

void data_file_content(uint64_t off, void *out, size_t len)
{
	uint64_t *words = out;

	for (size_t i = 0; i < len / sizeof(*words); i++)
		words[i] = splitmix(off / sizeof(*words) + i);
}

uint64_t data_file_checksum(const void *data, size_t len)
{
	const uint64_t *w = data;
	uint64_t a = 0, b = 0, c = 0, d = 0;
	size_t n = len / sizeof(*w), i = 0;

	/* Four sums side by side, so that memory limits the speed and not the additions. */
	for (; i + 4 <= n; i += 4) {
		a += w[i];
		b += w[i + 1];
		c += w[i + 2];
		d += w[i + 3];
	}
	for (; i < n; i++)
		a += w[i];
	return a + b + c + d;
}

/* Write the content and sum it. */
static int fill(struct data_file *f)
{
	uint64_t *words = memory_array(CHUNK, 1), off = 0;
	size_t len;
	int err = 0;

	for (; err == 0 && off < f->size; off += len) {
		len = f->size - off < CHUNK ? (size_t)(f->size - off) : CHUNK;
		data_file_content(off, words, len);
		f->total += data_file_checksum(words, len);
		err = interrupted() ? -EINTR : write_all(f->fd, (const char *)words, len);
	}
	free(words);
	if (err == 0 && fsync(f->fd) != 0)
		err = -errno;
	return err;
}

int data_file_create(struct data_file **out, const char *dir, uint64_t size)
{
	struct data_file *f;
	int fd, err;

	if ((err = check_room(dir, size)) != 0)
		return err;
	if ((fd = data_file_nameless(dir)) < 0)
		return fd;
	f = memory_array(1, sizeof(*f));
	*f = (struct data_file){ .fd = fd, .size = size };
	err = fill(f);
	if (err == 0) {
		*out = f;
		return 0;
	}
	close(fd);
	free(f);
	return err;
}

int data_file_fd(const struct data_file *f)
{
	return f->fd;
}

uint64_t data_file_size(const struct data_file *f)
{
	return f->size;
}

int data_file_open(const struct data_file *f)
{
	char path[64];
	int fd;

	/* A file without a name can be opened again through /proc. */
	snprintf(path, sizeof(path), "/proc/self/fd/%d", f->fd);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

uint64_t data_file_total(const struct data_file *f)
{
	return f->total;
}

uint64_t data_file_expected(uint64_t off, size_t len)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < len / sizeof(sum); i++)
		sum += splitmix(off / sizeof(sum) + i);
	return sum;
}
