/* SPDX-License-Identifier: MIT */
#include <sys/mman.h>

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "write_way.h"

static int result(int status)
{
	return status != 0 ? -errno : 0;
}

static int by_fsync(int fd, void *base, uint64_t off, size_t len)
{
	(void)base, (void)off, (void)len;
	return result(fsync(fd));
}

static int by_fdatasync(int fd, void *base, uint64_t off, size_t len)
{
	(void)base, (void)off, (void)len;
	return result(fdatasync(fd));
}

/* Writes the pages, but neither metadata nor the device's cache. */
static int by_range(int fd, void *base, uint64_t off, size_t len)
{
	(void)base;
	return result(sync_file_range(fd, (off_t)off, (off_t)len,
	                              SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
	                                  SYNC_FILE_RANGE_WAIT_AFTER));
}

static int by_msync(int fd, void *base, uint64_t off, size_t len)
{
	(void)fd;
	return result(msync((char *)base + off, len, MS_SYNC));
}

static int by_msync_async(int fd, void *base, uint64_t off, size_t len)
{
	(void)fd;
	return result(msync((char *)base + off, len, MS_ASYNC));
}

const struct write_way write_ways[] = {
	{ .name = "pwrite-fsync", .flush = by_fsync },
	{ .name = "pwrite-fdatasync", .flush = by_fdatasync },
	{ .name = "pwrite-sync-range", .flush = by_range },
	{ .name = "mmap-msync", .maps = 1, .flush = by_msync },
	{ .name = "populate-msync", .maps = 1, .populates = 1, .flush = by_msync },
	{ .name = "mmap-msync-async", .maps = 1, .promises_less = 1, .flush = by_msync_async },
	{ .name = NULL },
};
