/* SPDX-License-Identifier: MIT */

/* Calls that fail when told to.  The linker sends each call of NAME in the library and in this
 * program to __wrap_NAME (the Makefile makes its options of the lines that begin with WRAP).
 *
 * A call that works leaves errno at a number that nobody uses: it may, and the library must not
 * take an errno for one that it did not ask for.  Only free() leaves errno alone, as POSIX has
 * it and compilers count on. */

#define _FILE_OFFSET_BITS 64

#include "library_test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { NOBODYS = 4000 };

const char *const fail_names[] = { "malloc",    "calloc",    "mmap",    "munmap",  "mremap",
	                           "msync",     "ftruncate", "fstat",   "fcntl",   "open",
	                           "getrlimit", "mlock",     "munlock", "madvise", "fallocate",
	                           "sigaction", NULL };
size_t fail_last_unmapped, fail_last_advised;
long fail_magic, fail_block;

static const char *victim;
static int left, error_number, counts[32];
static bool happened, counting;

void fail_next(const char *name, int n, int number)
{
	victim = name;
	left = n;
	error_number = number;
	happened = false;
	counting = number >= 0;
	memset(counts, 0, sizeof(counts));
}

bool fail_happened(void)
{
	return happened;
}

int fail_calls(const char *name)
{
	for (size_t i = 0; fail_names[i] != NULL; i++)
		if (strcmp(fail_names[i], name) == 0)
			return counts[i];
	return 0;
}

static bool fails(const char *name)
{
	for (size_t i = 0; counting && fail_names[i] != NULL; i++)
		counts[i] += strcmp(fail_names[i], name) == 0;
	if (victim == NULL || strcmp(victim, name) != 0 || --left != 0)
		return false;
	happened = true;
	errno = error_number;
	return true;
}

/* What a call leaves behind in errno that works. */
static void clobber(bool worked)
{
	if (worked && counting)
		errno = NOBODYS;
}

/* One stand-in; called is the name that counts. */
#define STAND_IN(name, called, type, parameters, arguments, failed)                                \
	type __real_##name parameters;                                                             \
	type __wrap_##name parameters;                                                             \
	type __wrap_##name parameters                                                              \
	{                                                                                          \
		type result;                                                                       \
                                                                                                   \
		if (fails(called))                                                                 \
			return failed;                                                             \
		result = __real_##name arguments;                                                  \
		clobber(result != failed);                                                         \
		return result;                                                                     \
	}

/* WRAP(NAME, TYPE, parameters, arguments, what it returns when it fails).  WRAP64 stands in for the
 * one with 64-bit offsets, which has a name of its own. */
#define WRAP(name, ...)   STAND_IN(name, #name, __VA_ARGS__)
#define WRAP64(name, ...) STAND_IN(name##64, #name, __VA_ARGS__)

WRAP(malloc, void *, (size_t size), (size), NULL)
WRAP(calloc, void *, (size_t n, size_t size), (n, size), NULL)
WRAP64(mmap, void *, (void *at, size_t size, int prot, int flags, int fd, off_t offset),
       (at, size, prot, flags, fd, offset), MAP_FAILED)
WRAP(mremap, void *, (void *at, size_t size, size_t new_size, int flags),
     (at, size, new_size, flags), MAP_FAILED)
WRAP(msync, int, (void *at, size_t size, int flags), (at, size, flags), -1)
WRAP64(ftruncate, int, (int fd, off_t size), (fd, size), -1)
WRAP64(fstat, int, (int fd, struct stat *st), (fd, st), -1)
WRAP64(getrlimit, int, (__rlimit_resource_t resource, struct rlimit *limit), (resource, limit), -1)
WRAP64(fcntl, int, (int fd, int command, long argument), (fd, command, argument), -1)
WRAP64(open, int, (const char *path, int flags, mode_t mode), (path, flags, mode), -1)
WRAP(mlock, int, (const void *at, size_t size), (at, size), -1)
WRAP(munlock, int, (const void *at, size_t size), (at, size), -1)
WRAP64(fallocate, int, (int fd, int mode, off_t at, off_t size), (fd, mode, at, size), -1)
WRAP(sigaction, int, (int number, const struct sigaction *new, struct sigaction *old),
     (number, new, old), -1)
WRAP(close, int, (int fd), (fd), -1)

int __real_madvise(void *at, size_t size, int advice);
int __wrap_madvise(void *at, size_t size, int advice);
int __wrap_madvise(void *at, size_t size, int advice)
{
	int result;

	if (fails("madvise"))
		return -1;
	fail_last_advised = size;
	result = __real_madvise(at, size, advice);
	clobber(result == 0);
	return result;
}

int __real_munmap(void *at, size_t size);
int __wrap_munmap(void *at, size_t size);
int __wrap_munmap(void *at, size_t size)
{
	int result;

	if (fails("munmap"))
		return -1;
	fail_last_unmapped = size;
	result = __real_munmap(at, size);
	clobber(result == 0);
	return result;
}

int __real_fstatfs64(int fd, struct statfs *fs);
int __wrap_fstatfs64(int fd, struct statfs *fs);
int __wrap_fstatfs64(int fd, struct statfs *fs)
{
	int result = __real_fstatfs64(fd, fs);

	if (fail_magic != 0) {
		fs->f_type = fail_magic;
		fs->f_bsize = fail_block;
	}
	clobber(result == 0);
	return result;
}
