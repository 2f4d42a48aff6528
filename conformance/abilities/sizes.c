/* SPDX-License-Identifier: MIT
 *
 * The size of a file and the space that it takes: growth, holes, allocation, truncation, and the
 * bytes after its end. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "probe.h"

static void set_size(const struct probe *p, int fd, size_t size)
{
	if (ftruncate(fd, (off_t)size) != 0)
		probe_failed(p, "ftruncate()");
}

ABILITY(grow, "Can ftruncate() make a file longer, and are its new pages usable?")
{
	int fd = probe_file(p, p->unit);
	volatile unsigned char *m;

	if (ftruncate(fd, (off_t)(4 * p->unit)) != 0)
		probe_refused(p, "ftruncate() to a larger size");
	if (!probe_byte_is(p, fd, (off_t)(3 * p->unit), '\0'))
		probe_no(p, "the new bytes are not zero");
	m = mmap(NULL, 4 * p->unit, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	if (m == MAP_FAILED)
		probe_write(p, fd, (off_t)(3 * p->unit), 'b');
	else
		m[3 * p->unit] = 'b';
	if (!probe_byte_is(p, fd, (off_t)(3 * p->unit), 'b'))
		probe_no(p, "a byte after the old end is lost");
	probe_yes(p, "ftruncate(), and a %s after the old end",
	          m == MAP_FAILED ? "write" : "store");
}

ABILITY(sparse, "Does a hole in a file take no space?")
{
	int fd = probe_empty_file(p);
	off_t size = (off_t)(512 * p->unit), hole;
	struct stat st;

	set_size(p, fd, (size_t)size);
	probe_write(p, fd, size / 2, 'a');
	hole = lseek(fd, 0, SEEK_HOLE);
	if (fsync(fd) != 0 || fstat(fd, &st) != 0)
		probe_failed(p, "fsync()");
	if (hole == 0 && lseek(fd, 0, SEEK_DATA) > 0)
		probe_yes(p, "lseek(SEEK_HOLE) finds the hole");
	if (st.st_blocks * 512 < size / 2)
		probe_yes(p, "%lld of %lld bytes take space", (long long)st.st_blocks * 512,
		          (long long)size);
	probe_no(p, "%lld bytes take space, and lseek(SEEK_HOLE) finds no hole",
	         (long long)st.st_blocks * 512);
}

ABILITY(punch-hole, "Can space inside a file be released?")
{
	int fd = probe_file(p, 4 * p->unit);

	if (fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, (off_t)p->unit,
	              (off_t)p->unit) != 0)
		probe_refused(p, "fallocate(FALLOC_FL_PUNCH_HOLE)");
	if (!probe_byte_is(p, fd, (off_t)p->unit, '\0') || !probe_byte_is(p, fd, 0, 'a'))
		probe_no(p, "fallocate(FALLOC_FL_PUNCH_HOLE): wrong bytes are zero");
	probe_yes(p, "fallocate(FALLOC_FL_PUNCH_HOLE)");
}

ABILITY(allocate, "Can space for a file be reserved?")
{
	int fd = probe_file(p, p->unit);
	struct stat st;

	if (fallocate(fd, 0, 0, (off_t)(4 * p->unit)) != 0)
		probe_refused(p, "fallocate()");
	if (fstat(fd, &st) != 0 || st.st_size != (off_t)(4 * p->unit))
		probe_no(p, "fallocate(): the size of the file is not as asked");
	probe_yes(p, "fallocate() of %zu bytes", 4 * p->unit);
}

static const struct probe *faulting;

static void on_fault(int number)
{
	(void)number;
	probe_yes(faulting, "SIGBUS beyond the end of a truncated file");
}

ABILITY(truncated-page-faults, "Does access beyond the end of a truncated file raise SIGBUS?")
{
	int fd = probe_file(p, 2 * p->unit);
	volatile unsigned char *m = probe_map(p, fd, 2 * p->unit, PROT_READ, MAP_SHARED);

	faulting = p;
	signal(SIGBUS, on_fault);
	if (m[p->unit] != 'a')
		probe_no(p, "the map lacks what was written");
	set_size(p, fd, p->unit);
	probe_no(p, "the map has the byte %d beyond the end of the file", m[p->unit]);
}

ABILITY(tail-zeros, "Are the bytes after the end of a file zero, and kept out of the file?")
{
	size_t end = p->unit + 100;
	int fd = probe_file(p, end);
	volatile unsigned char *m =
	    probe_map(p, fd, 2 * p->unit, PROT_READ | PROT_WRITE, MAP_SHARED);

	if (m[end] != 0 || m[2 * p->unit - 1] != 0)
		probe_no(p, "the map has a byte that is not zero after the end of the file");
	m[end + 10] = 'x';
	if (msync((void *)m, 2 * p->unit, MS_SYNC) != 0)
		probe_failed(p, "msync()");
	set_size(p, fd, 2 * p->unit);
	if (!probe_byte_is(p, fd, (off_t)end + 10, '\0'))
		probe_no(p, "a store after the end is in the file once the file grows");
	probe_yes(p, "a store after the end is not in the file once the file grows");
}
