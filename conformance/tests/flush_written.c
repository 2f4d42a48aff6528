/* SPDX-License-Identifier: MIT */
/* A page that was written back is clean again: the system counts the dirty ones of each
 * map, so that a flush can be seen at work without pulling the plug. */
#include "go.h"
#include "process.h"

#include <stdio.h>
#include <sys/mman.h>

/* How many kilobytes of the maps of f in the smaps of a process wait to be written; -1 where the
 * system does not say. */
static int64_t dirty_kilobytes(FILE *maps, const struct file *f)
{
	char line[1024];
	int64_t dirty = -1;
	bool ours = false;

	note_blind("it looks at pages that wait to be written");
	if (maps == NULL)
		return -1;
	while (fgets(line, sizeof(line), maps) != NULL) {
		long long found;
		unsigned long inode;

		if (sscanf(line, "%*x-%*x %*s %*s %*s %lu", &inode) == 1)
			ours = strstr(line, f->path) != NULL;
		else if (ours && (sscanf(line, "Shared_Dirty: %lld", &found) == 1 ||
		                  sscanf(line, "Private_Dirty: %lld", &found) == 1))
			dirty = (dirty > 0 ? dirty : 0) + found;
	}
	fclose(maps);
	return dirty;
}

/* Some file systems keep their pages in memory only, and never write one back: there a
 * page stays dirty.  Our own map of a file says what holds here. */
static void need_written_pages(void)
{
	struct file *f = new_pattern_file(page());
	unsigned char *ours =
	    mmap(NULL, (size_t)page(), PROT_READ | PROT_WRITE, MAP_SHARED, f->fd, 0);
	int64_t before, after;

	if (process_is_inside())
		skip("a system of its own counts the process's pages");
	if (ours == MAP_FAILED || fsync(f->fd) != 0)
		skip("a shared map of ours cannot be made or the file not be written");
	ours[0] = 1;
	before = dirty_kilobytes(fopen("/proc/self/smaps", "re"), f);
	msync(ours, (size_t)page(), MS_SYNC);
	after = dirty_kilobytes(fopen("/proc/self/smaps", "re"), f);
	munmap(ours, (size_t)page());
	if (before <= 0 || after != 0)
		skip("the system does not tell pages that were written back from others");
}

/* Far enough apart that no system writes back one page with another. */
static int64_t apart(void)
{
	const int64_t far = 8 << 20;

	return (far + granularity() - 1) / granularity() * granularity();
}

/* A file of three parts on the disk, of which only the ends hold anything. */
static struct file *sparse_file(void)
{
	struct file *f = new_pattern_file(page());

	need_written_pages();
	file_truncate(f, 3 * apart());
	if (fsync(f->fd) != 0)
		broken("the file cannot be written: %s", strerror(errno));
	return f;
}

/* Store one byte in m, so that its page has to be written back. */
static void soil(struct arg m, const struct file *f, int64_t at)
{
	store(m, at, "x");
	expect(dirty_kilobytes(process_open("smaps"), f) > 0,
	       "expected a page that waits to be written");
}

static void expect_clean(const struct file *f)
{
	int64_t dirty = dirty_kilobytes(process_open("smaps"), f);

	expect(dirty <= 0, "expected every page written back, found %lld kilobytes that were not",
	       (long long)dirty);
}

REQUIREMENT(flush.written.whole, flush, "python2.4/69 python2.4/72 python3.13/26 python3.13/29",
	"After a flush without a range no changed page of the map waits to be written.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = sparse_file();
	struct arg m = map_file(f, WRITE, 0, 0);

	for (int64_t part = 0; part < 3; part++)
		soil(m, f, part * apart());
	expect_ok(CALL(flush, m));
	expect_clean(f);
}

REQUIREMENT(flush.written.range, flush, "python2.4/71 python3.13/28",
	"After a flush of a range no changed page of the range waits to be written.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = sparse_file();
	struct arg m = map_file(f, WRITE, 0, 0);
	const int64_t places[] = { 0, apart() - page(), apart(), 2 * apart() - page() };

	for (size_t i = 0; i < COUNT(places); i++) {
		int64_t begin = places[i] < apart() ? 0 : apart();

		soil(m, f, places[i]);
		expect_ok(CALL(flush, m, I(begin), I(apart())));
		expect_clean(f);
	}
}

REQUIREMENT(flush.written.rest, flush, "python-docs/42",
	"After a flush with an offset alone no changed page from there on waits to be written.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = sparse_file();
	struct arg m = map_file(f, WRITE, 0, 0);

	soil(m, f, apart());
	soil(m, f, 3 * apart() - 1);
	expect_ok(CALL(flush, m, I(apart())));
	expect_clean(f);
}

REQUIREMENT(flush.written.with-offset, flush, "python3.13/26 python3.13/28",
	"A range of a flush is counted from where the map begins, not the file.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = sparse_file();
	struct arg m = map_file(f, WRITE, apart(), 2 * apart());

	soil(m, f, apart());
	expect_ok(CALL(flush, m, I(apart()), I(apart())));
	expect_clean(f);
	soil(m, f, 0);
	expect_ok(CALL(flush, m));
	expect_clean(f);
}

REQUIREMENT(flush.written.go, flush, "mmap-go/30",
	"After Go's Flush no changed page of the map waits to be written.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = sparse_file();
	struct arg m = go_whole(f, GO_RDWR);

	soil(m, f, 0);
	soil(m, f, 2 * apart());
	expect_ok(CALL(flush, m));
	expect_clean(f);
}
