/* SPDX-License-Identifier: MIT
 *
 * Which maps of a file can be made. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "probe.h"

/* The map is what the ability is about: a refusal is its answer. */
static unsigned char *try_map(const struct probe *p, int fd, int prot, int flags, const char *call)
{
	void *memory = mmap(NULL, p->unit, prot, flags, fd, 0);

	if (memory == MAP_FAILED)
		probe_refused(p, call);
	return memory;
}

static noreturn void compare(const struct probe *p, int fd, const unsigned char *m,
                             const char *call)
{
	if (!probe_byte_is(p, fd, 0, (char)m[0]))
		probe_no(p, "%s: the map and pread() differ", call);
	probe_yes(p, "%s", call);
}

ABILITY(map-shared-read, "Can a file be mapped shared, for reading?")
{
	static const char call[] = "mmap(MAP_SHARED, PROT_READ)";
	int fd = probe_readable(p);

	compare(p, fd, try_map(p, fd, PROT_READ, MAP_SHARED, call), call);
}

ABILITY(map-shared-write, "Can a file be mapped shared, for writing?")
{
	static const char call[] = "mmap(MAP_SHARED, PROT_WRITE)";
	int fd = probe_file(p, p->unit);
	unsigned char *m = try_map(p, fd, PROT_READ | PROT_WRITE, MAP_SHARED, call);

	m[0] = 'b';
	probe_yes(p, "%s", call);
}

ABILITY(map-private, "Can a file be mapped privately, and do stores stay in the map?")
{
	static const char call[] = "mmap(MAP_PRIVATE, PROT_WRITE)";
	int fd = probe_readable(p);
	unsigned char *m = try_map(p, fd, PROT_READ | PROT_WRITE, MAP_PRIVATE, call);
	unsigned char before = m[0];

	m[0] = (unsigned char)~before;
	if (!probe_byte_is(p, fd, 0, (char)before))
		probe_no(p, "%s: a store changes the file", call);
	probe_yes(p, "%s", call);
}

ABILITY(map-exec, "Can pages of a file be mapped executable, as a loader does?")
{
	static const char call[] = "mmap(MAP_PRIVATE, PROT_EXEC)";
	int fd = probe_readable(p);

	compare(p, fd, try_map(p, fd, PROT_READ | PROT_EXEC, MAP_PRIVATE, call), call);
}

ABILITY(map-after-close, "Does a map stay valid after close() of its descriptor?")
{
	int fd = probe_readable(p);
	unsigned char *m = probe_map(p, fd, p->unit, PROT_READ, MAP_PRIVATE);
	char first;

	if (pread(fd, &first, 1, 0) != 1)
		probe_failed(p, "pread()");
	close(fd);
	if (m[0] != (unsigned char)first)
		probe_no(p, "the map has other bytes after close()");
	probe_yes(p, "the map is readable after close()");
}

ABILITY(mmap-unit, "Is the page size the unit of a map's length and offset?")
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	int fd = p->folder >= 0 ? probe_open(p, "file", O_RDWR | O_CREAT) : probe_readable(p);
	struct stat st;

	if (p->unit != page)
		probe_no(p, "ftruncate(%zu): EINVAL; the unit is %zu", page, p->unit);
	if (p->folder >= 0 && ftruncate(fd, (off_t)(2 * page)) != 0)
		probe_failed(p, "ftruncate()");
	if (fstat(fd, &st) != 0 || st.st_size <= (off_t)page)
		probe_unknown(p, "the file to read has one page");
	if (mmap(NULL, page, PROT_READ, MAP_PRIVATE, fd, (off_t)page) == MAP_FAILED)
		probe_refused(p, "mmap() at the second page");
	probe_yes(p, "mmap() at offset %zu", page);
}

ABILITY(advise, "Does madvise() accept every hint about a map of a file?")
{
	static const struct {
		const char *name;
		int advice;
	} hints[] = {
		{ "NORMAL", MADV_NORMAL },         { "RANDOM", MADV_RANDOM },
		{ "SEQUENTIAL", MADV_SEQUENTIAL }, { "WILLNEED", MADV_WILLNEED },
		{ "DONTNEED", MADV_DONTNEED },
	};
	unsigned char *m = probe_map(p, probe_readable(p), p->unit, PROT_READ, MAP_PRIVATE);

	for (size_t i = 0; i < sizeof(hints) / sizeof(hints[0]); i++)
		if (madvise(m, p->unit, hints[i].advice) != 0)
			probe_no(p, "madvise(MADV_%s): %s", hints[i].name, strerrorname_np(errno));
	probe_yes(p, "madvise(NORMAL, RANDOM, SEQUENTIAL, WILLNEED, DONTNEED)");
}

ABILITY(mlock, "Can a map of a file be locked in memory?")
{
	unsigned char *m = probe_map(p, probe_readable(p), p->unit, PROT_READ, MAP_PRIVATE);

	if (mlock(m, p->unit) != 0 && errno == EPERM)
		probe_unknown(p, "mlock(): EPERM; this process may not lock memory");
	if (mlock(m, p->unit) != 0)
		probe_refused(p, "mlock()");
	probe_yes(p, "mlock() of %zu bytes", p->unit);
}
