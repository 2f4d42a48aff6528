/* SPDX-License-Identifier: MIT
 *
 * Flushing, the time of modification, and unbuffered and appending descriptors. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "probe.h"

/* A shared map of a new file, with a store to each of its pages. */
static unsigned char *stored(const struct probe *p, int fd, size_t units)
{
	unsigned char *m = probe_map(p, fd, units * p->unit, PROT_READ | PROT_WRITE, MAP_SHARED);

	for (size_t i = 0; i < units; i++)
		m[i * p->unit] = 'b';
	return m;
}

ABILITY(msync, "Does msync(MS_SYNC) succeed, and has the file the bytes afterwards?")
{
	int fd = probe_file(p, p->unit);

	if (msync(stored(p, fd, 1), p->unit, MS_SYNC) != 0)
		probe_refused(p, "msync(MS_SYNC)");
	if (!probe_byte_is(p, probe_open(p, "file", O_RDONLY), 0, 'b'))
		probe_no(p, "msync(MS_SYNC): a new descriptor reads the old byte");
	probe_yes(p, "msync(MS_SYNC)");
}

ABILITY(msync-error-free, "Do the other flushes and close() report no error after stores?")
{
	int fd = probe_file(p, 16 * p->unit);
	unsigned char *m = stored(p, fd, 16);

	if (msync(m, 16 * p->unit, MS_ASYNC) != 0)
		probe_refused(p, "msync(MS_ASYNC)");
	if (msync(m, 16 * p->unit, MS_SYNC | MS_INVALIDATE) != 0)
		probe_refused(p, "msync(MS_SYNC | MS_INVALIDATE)");
	if (fdatasync(fd) != 0)
		probe_refused(p, "fdatasync()");
	if (munmap(m, 16 * p->unit) != 0 || close(fd) != 0)
		probe_refused(p, "close()");
	probe_yes(p, "msync(MS_ASYNC), msync(MS_SYNC | MS_INVALIDATE), fdatasync(), close()");
}

ABILITY(mtime-after-store, "Does a store followed by msync() change the time of modification?")
{
	static const struct timespec old[2] = { { 1000000000, 0 }, { 1000000000, 0 } };
	int fd = probe_file(p, p->unit);
	unsigned char *m = probe_map(p, fd, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED);
	struct stat st;

	/* What was written before must not change it later. */
	if (fsync(fd) != 0 || futimens(fd, old) != 0)
		probe_failed(p, "futimens()");
	m[0] = 'b';
	if (msync(m, p->unit, MS_SYNC) != 0)
		probe_failed(p, "msync(MS_SYNC)");
	if (fstat(fd, &st) != 0)
		probe_failed(p, "fstat()");
	if (st.st_mtime == old[1].tv_sec)
		probe_no(p, "st_mtime stays the same after a store and msync()");
	probe_yes(p, "st_mtime is new after a store and msync()");
}

ABILITY(write-file, "Can a file be written with write()?")
{
	if (write(probe_empty_file(p), "abc", 3) != 3)
		probe_refused(p, "write()");
	probe_yes(p, "write()");
}

ABILITY(fsync-file, "Does fsync() of a file succeed?")
{
	if (fsync(probe_empty_file(p)) != 0)
		probe_refused(p, "fsync(file)");
	probe_yes(p, "fsync(file)");
}

ABILITY(fsync-directory, "Does fsync() of a directory succeed?")
{
	probe_empty_file(p);
	if (fsync(p->folder) != 0)
		probe_refused(p, "fsync(directory)");
	probe_yes(p, "fsync(directory)");
}

ABILITY(pread-direct, "Can a file be read with O_DIRECT?")
{
	/* A page is a multiple of every device's block. */
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	void *memory = aligned_alloc(page, page);
	int fd = probe_readable(p);

	if (fcntl(fd, F_SETFL, O_DIRECT) != 0)
		probe_refused(p, "fcntl(F_SETFL, O_DIRECT)");
	if (pread(fd, memory, page, 0) <= 0)
		probe_refused(p, "pread() with O_DIRECT");
	probe_yes(p, "pread() of %zu bytes with O_DIRECT", page);
}

static off_t size_of(const struct probe *p)
{
	struct stat st;

	if (fstat(probe_open(p, "file", O_RDONLY), &st) != 0)
		probe_failed(p, "fstat()");
	return st.st_size;
}

/* A file system in user space that passes O_APPEND on to a file of its own appends what a map
 * writes back: Linux ignores the offset of pwrite() on such a descriptor. */
ABILITY(append-once, "Does what is written or mapped with O_APPEND land once?")
{
	int fd = probe_open(p, "file", O_RDWR | O_APPEND | O_CREAT | O_EXCL);
	unsigned char *m;

	if (write(fd, "abc", 3) != 3 || write(fd, "def", 3) != 3)
		probe_failed(p, "write() with O_APPEND");
	if (size_of(p) != 6)
		probe_no(p, "two writes of 3 bytes make %lld", (long long)size_of(p));
	m = mmap(NULL, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (m == MAP_FAILED)
		probe_yes(p, "write() with O_APPEND; there is no shared map to try");
	m[0] = 'x';
	if (msync(m, p->unit, MS_SYNC) != 0)
		probe_failed(p, "msync()");
	if (size_of(p) != 6)
		probe_no(p, "a store to a map and msync() make 6 bytes %lld",
		         (long long)size_of(p));
	if (!probe_byte_is(p, probe_open(p, "file", O_RDONLY), 0, 'x'))
		probe_no(p, "a store to a map is lost");
	probe_yes(p, "write(), and a store to a map");
}
