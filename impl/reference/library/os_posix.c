/* SPDX-License-Identifier: MIT */

/* The operating system: POSIX, with Linux's mremap where there is one. */

#define _FILE_OFFSET_BITS 64

#include "os.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <string.h>
#include <unistd.h>
#ifdef __linux__
#	include <linux/magic.h>
#	include <sys/vfs.h>
#endif

int64_t os_page(void)
{
	return sysconf(_SC_PAGESIZE);
}

int64_t os_granularity(void)
{
	return os_page();
}

int os_error(void)
{
	return errno;
}

int os_open(const char *path, int flags)
{
	int fd;

	do
		fd = open(path, O_RDONLY | O_CLOEXEC | flags, 0666);
	while (fd < 0 && errno == EINTR);
	return fd;
}

int os_duplicate(int fd)
{
	return fcntl(fd, F_DUPFD_CLOEXEC, 0);
}

void os_close(int fd)
{
	int saved = errno;

	if (fd >= 0)
		close(fd);
	errno = saved;
}

int os_describe(int fd, struct os_file *out)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return -1;
	out->size = st.st_size;
	out->regular = S_ISREG(st.st_mode);
	return 0;
}

/* Past this limit ftruncate sends SIGXFSZ, which kills by default: ask first. */
static bool within_limit(int64_t size)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_FSIZE, &limit) != 0)
		return true;
	/* No limit is the largest number that there is. */
	return (rlim_t)size <= limit.rlim_cur;
}

int os_set_size(int fd, int64_t size)
{
	struct os_file file;
	int result;

	if (os_describe(fd, &file) != 0)
		return -1;
	if (size > file.size && !within_limit(size)) {
		errno = EFBIG;
		return -1;
	}
	do
		result = ftruncate(fd, size);
	while (result != 0 && errno == EINTR);
	return result;
}

int os_reserve(int fd, int64_t from, int64_t to)
{
	int error;

	do {
#ifdef __linux__
		/* The C library's posix_fallocate would write to every block instead, and
		 * not atomically, where the file system cannot. */
		error = fallocate(fd, 0, from, to - from) == 0 ? 0 : errno;
#else
		error = posix_fallocate(fd, from, to - from);
#endif
	} while (error == EINTR);
	if (error == 0 || error == EOPNOTSUPP || error == ENOSYS || error == EINVAL)
		return 0;
	errno = error;
	return -1;
}

/* The file system of huge pages gives memory back in whole ones only. */
int64_t os_unit(int fd)
{
#ifdef __linux__
	struct statfs fs;

	if (fd >= 0 && fstatfs(fd, &fs) == 0 && fs.f_type == HUGETLBFS_MAGIC)
		return fs.f_bsize;
#else
	(void)fd;
#endif
	return os_page();
}

int os_inherited(int fd, bool *out)
{
	int flags = fcntl(fd, F_GETFD);

	if (flags < 0)
		return -1;
	*out = (flags & FD_CLOEXEC) == 0;
	return 0;
}

/* The flags that make mmap take an address from its caller.  The reference passes
 * none, so they would map page 0. */
static bool fixes_address(int flags)
{
	int fixed = MAP_FIXED;

#ifdef MAP_FIXED_NOREPLACE
	fixed |= MAP_FIXED_NOREPLACE;
#endif
	return (flags & fixed) != 0;
}

void *os_map(size_t size, int prot, int flags, int fd, int64_t offset)
{
	void *base;

	if (fixes_address(flags)) {
		errno = EINVAL;
		return NULL;
	}
	if (fd == -1)
		flags |= MAP_ANONYMOUS;
	base = mmap(NULL, size, prot, flags, fd, offset);
	return base == MAP_FAILED ? NULL : base;
}

int os_unmap(void *base, size_t size)
{
	return munmap(base, size);
}

void *os_remap(void *base, size_t size, size_t new_size)
{
#ifdef MREMAP_MAYMOVE
	void *moved = mremap(base, size, new_size, MREMAP_MAYMOVE);

	return moved == MAP_FAILED ? NULL : moved;
#else
	(void)base, (void)size, (void)new_size;
	errno = ENOTSUP;
	return NULL;
#endif
}

int os_sync(void *base, size_t size)
{
	return msync(base, size, MS_SYNC);
}

int os_advise(void *base, size_t size, int option)
{
	return madvise(base, size, option);
}

/* mlock can fail in the middle, when a page cannot be brought in. */
int os_lock(void *base, size_t size)
{
	int saved;

	if (mlock(base, size) == 0)
		return 0;
	saved = errno;
	munlock(base, size);
	errno = saved;
	return -1;
}

int os_unlock(void *base, size_t size)
{
	return munlock(base, size);
}

const unsigned char *os_last_byte(const unsigned char *base, unsigned char byte, size_t size)
{
	return memrchr(base, byte, size);
}
