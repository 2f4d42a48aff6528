/* SPDX-License-Identifier: MIT
 *
 * A library to preload into mmapspec fs: a file system that lacks the ability which ABILITY_FAULT
 * names.  With "answer" madvise() does not return. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool lacks(const char *ability)
{
	const char *fault = getenv("ABILITY_FAULT");

	return fault != NULL && strcmp(fault, ability) == 0;
}

static int refuse(void)
{
	errno = EOPNOTSUPP;
	return -1;
}

/* The newest map of a file. */
static void *newest;
static size_t newest_size;

/* Memory that has the bytes of the file now and is no map of it. */
static void *copy(void *memory, size_t size)
{
	char *anonymous = (char *)syscall(SYS_mmap, NULL, size, PROT_READ | PROT_WRITE,
	                                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	memcpy(anonymous, memory, size);
	return anonymous;
}

static bool is_refused(int prot, int flags, off_t offset)
{
	bool shared = (flags & MAP_SHARED) != 0, store = (prot & PROT_WRITE) != 0;

	return (shared && lacks("map-shared-read")) ||
	       (shared && store && lacks("map-shared-write")) ||
	       (!shared && lacks("map-private")) ||
	       ((prot & PROT_EXEC) != 0 && lacks("map-exec")) ||
	       (offset != 0 && lacks("mmap-unit"));
}

static bool is_copied(int prot, int flags)
{
	bool shared = (flags & MAP_SHARED) != 0, store = (prot & PROT_WRITE) != 0;

	return shared && (store ? lacks("store-seen-by-read") || lacks("two-maps-agree") ||
	                              lacks("msync") || lacks("mtime-after-store")
	                        : lacks("write-seen-by-map") || lacks("truncated-page-faults"));
}

void *mmap(void *base, size_t size, int prot, int flags, int fd, off_t offset)
{
	void *memory;

	if (fd >= 0 && is_refused(prot, flags, offset)) {
		errno = ENODEV;
		return MAP_FAILED;
	}
	memory = (void *)syscall(SYS_mmap, base, size, prot, flags, fd, offset);
	if (fd < 0 || memory == MAP_FAILED)
		return memory;
	newest = is_copied(prot, flags) ? copy(memory, size) : memory;
	newest_size = size;
	return newest;
}

int close(int fd)
{
	if (lacks("map-after-close") && newest != NULL)
		munmap(newest, newest_size);
	return (int)syscall(SYS_close, fd);
}

int access(const char *path, int mode)
{
	if (lacks("create-file")) {
		errno = EROFS;
		return -1;
	}
	return (int)syscall(SYS_faccessat, AT_FDCWD, path, mode);
}

int msync(void *base, size_t size, int flags)
{
	if (lacks("msync-error-free") && (flags & MS_INVALIDATE) != 0)
		return refuse();
	if (lacks("msync") || lacks("mtime-after-store"))
		return 0;
	return (int)syscall(SYS_msync, base, size, flags);
}

int madvise(void *base, size_t size, int advice)
{
	if (lacks("answer"))
		pause();
	return lacks("advise") ? refuse() : (int)syscall(SYS_madvise, base, size, advice);
}

int mlock(const void *base, size_t size)
{
	return lacks("mlock") ? refuse() : (int)syscall(SYS_mlock, base, size);
}

int flock(int fd, int operation)
{
	return lacks("lock-flock") ? 0 : (int)syscall(SYS_flock, fd, operation);
}

int fcntl(int fd, int command, ...)
{
	va_list list;
	void *argument;

	va_start(list, command);
	argument = va_arg(list, void *);
	va_end(list);
	if ((command == F_SETLK && lacks("lock-fcntl")) ||
	    (command == F_OFD_SETLK && lacks("lock-ofd")))
		return 0;
	if (command == F_SETFL && lacks("pread-direct"))
		return refuse();
	return (int)syscall(SYS_fcntl, fd, command, argument);
}

int fallocate(int fd, int mode, off_t offset, off_t size)
{
	if (lacks(mode != 0 ? "punch-hole" : "allocate"))
		return refuse();
	return (int)syscall(SYS_fallocate, fd, mode, offset, size);
}

int ftruncate(int fd, off_t size)
{
	long page = sysconf(_SC_PAGESIZE);

	if (lacks("grow"))
		return refuse();
	if (syscall(SYS_ftruncate, fd, size) != 0)
		return -1;
	return lacks("tail-zeros") ? (int)syscall(SYS_pwrite64, fd, "x", 1, page + 110) - 1 : 0;
}

off_t lseek(int fd, off_t offset, int whence)
{
	if (lacks("sparse") && (whence == SEEK_HOLE || whence == SEEK_DATA))
		return refuse();
	return syscall(SYS_lseek, fd, offset, whence);
}

int fstat(int fd, struct stat *st)
{
	int answer = (int)syscall(SYS_fstat, fd, st);

	if (answer == 0 && lacks("sparse"))
		st->st_blocks = st->st_size / 512;
	if (answer == 0 && lacks("append-once"))
		st->st_size *= 2;
	return answer;
}

int fsync(int fd)
{
	struct stat st;

	if (syscall(SYS_fstat, fd, &st) == 0 &&
	    lacks(S_ISDIR(st.st_mode) ? "fsync-directory" : "fsync-file"))
		return refuse();
	return (int)syscall(SYS_fsync, fd);
}

int fchmod(int fd, mode_t mode)
{
	return lacks("permissions") ? 0 : (int)syscall(SYS_fchmod, fd, mode);
}

/* The process that asks, which must be able to remove what probes leave. */
static pid_t asking;

__attribute__((constructor)) static void begin(void)
{
	asking = getpid();
}

int unlinkat(int folder, const char *name, int flags)
{
	if (lacks("unlinked-file-stays") && getpid() != asking)
		return 0;
	return (int)syscall(SYS_unlinkat, folder, name, flags);
}

int renameat(int from, const char *name, int to, const char *other)
{
	if (lacks("rename-over-keeps-map"))
		return 0;
	return (int)syscall(SYS_renameat, from, name, to, other);
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset)
{
	return lacks("two-opens-agree") ? (ssize_t)size
	                                : syscall(SYS_pwrite64, fd, bytes, size, offset);
}

ssize_t write(int fd, const void *bytes, size_t size)
{
	if (lacks("write-file") && size == 3)
		return refuse();
	return syscall(SYS_write, fd, bytes, size);
}
