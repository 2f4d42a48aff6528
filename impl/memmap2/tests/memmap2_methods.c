/* SPDX-License-Identifier: MIT */
/* What a map of memmap2 can be asked and made to be. */
#include "durable.h"
#include "memmap2.h"

REQUIREMENT(memmap2.anonymous, map_fd, "memmap2/3 memmap2/6 memmap2/7 memmap2/16",
	"Anonymous memory has the length that was configured, zero without one, whatever the "
	"offset, and can be written; so has that for a stack.")
{
	struct arg m =
	    result(CALL(map_fd, I(-1), I(2 * page() + 5), NAMED("offset", I(page() + 1))));
	struct arg stack = result(CALL(native, T("stack_anon"), I(page())));

	expect_int(CALL(length, m), 2 * page() + 5);
	expect_filled(m, 0, 2 * page() + 5, 0);
	store_seen(m, 2 * page() + 1, "abcd");
	expect_int(CALL(length, result(CALL(map_fd, I(-1)))), 0);
	store_seen(stack, page() - 4, "abcd");
}

REQUIREMENT(memmap2.anonymous.too-long, map_fd, "memmap2/17",
	"Anonymous memory longer than isize::MAX is an error.")
{
	static const char *const lengths[] = { "9223372036854775808", "18446744073709547520",
		                               "18446744073709551615" };

	expect_int(CALL(length, result(CALL(map_fd, I(-1), I(page())))), page());
	for (size_t i = 0; i < COUNT(lengths); i++)
		REFUSED(NONE, "any", map_fd, I(-1), BIG(lengths[i]));
}

/* Pages of the adapter that are in memory, from /proc/PID/statm. */
static long resident(void)
{
	char path[64];
	long total, now;
	FILE *f;

	note_blind("it looks at the memory of the process");
	snprintf(path, sizeof(path), "/proc/%d/statm", adapter_pid());
	f = fopen(path, "re");
	if (f == NULL || fscanf(f, "%ld %ld", &total, &now) != 2)
		broken("cannot read %s", path);
	fclose(f);
	return now;
}

/* Making a map of 1024 pages with that method brings most of them in. */
static void expect_populated(const char *method, struct arg argument)
{
	enum { PAGES = 1024 };
	long before = resident(), now;

	if (on_windows())
		skip("populate has no effect on Windows, as the document says");
	expect_int(CALL(length, result(CALL(native, T(method), argument))), PAGES * page());
	now = resident();
	expect(now - before > PAGES / 2, "expected about %d pages more in memory, found %ld", PAGES,
	       now - before);
}

REQUIREMENT(memmap2.populate.file, native, "memmap2/8",
	"populate brings the pages of a map of a file in.", .needs = NEEDS_LINUX_PROC)
{
	expect_populated("populate", open_file(new_pattern_file(1024 * page()), "r"));
}

REQUIREMENT(memmap2.populate.anonymous, native, "memmap2/8 memmap2/16",
	"populate brings the pages of anonymous memory in.", .needs = NEEDS_LINUX_PROC)
{
	expect_populated("populate_anon", I(1024 * page()));
}

REQUIREMENT(memmap2.copy-read-only, native, "memmap2/13 memmap2/15 memmap2/21",
	"A map made with map_copy_read_only cannot be written, and still keeps from the file what "
	"is written once it was made mutable.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(native, T("map_copy_read_only"), open_file(f, "r")));

	expect_pattern(m, 0, 2 * page(), 0);
	expect_permissions(f, "r--p");
	m = result(CALL(native, T("make_mut"), m));
	store_seen(m, page() - 2, "abcd");
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(memmap2.exec, native, "memmap2/11 memmap2/23",
	"map_exec and make_exec give a map that can be read and executed.",
	.needs = NEEDS_LINUX_PROC | NEEDS_EXEC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page()), *g = new_pattern_file(page());
	struct arg m = result(CALL(native, T("map_exec"), open_file(f, "r")));

	expect_pattern(m, 0, page(), 0);
	expect_permissions(f, "r-xs");
	m = result(CALL(native, T("make_exec"), whole_of(g, WRITE)));
	expect_pattern(m, 0, page(), 0);
	expect_permissions(g, "r-xs");
}

REQUIREMENT(memmap2.transition, native, "memmap2/2 memmap2/21 memmap2/22",
	"A map that begins within a page can be made immutable and mutable again, and keeps its "
	"bytes.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	const int64_t at = page() - 3, size = page() + 6;
	struct file *f = new_pattern_file(3 * page());
	struct arg m = part_of(f, WRITE, at, size);

	store(m, 0, "abc");
	m = result(CALL(native, T("make_read_only"), m));
	expect_text_at(m, 0, "abc");
	expect_permissions(f, "r--s");
	m = result(CALL(native, T("make_mut"), m));
	store(m, size - 3, "xyz");
	expect_permissions(f, "rw-s");
	EXPECT_FILE(f, at, "abc");
	EXPECT_FILE(f, at + size - 3, "xyz");
	expect_pattern(m, 3, size - 6, at + 3);
}

REQUIREMENT(memmap2.transition.refused, native, "memmap2/19 memmap2/21",
	"A map of a file that is open for reading cannot be made mutable; the map that was given "
	"up for it is gone.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page()), *g = new_pattern_file(page());

	expect_ok(CALL(native, T("make_mut"), whole_of(g, READ)));
	expect_errno(CALL(native, T("make_mut"),
	                  result(CALL(map_fd, open_file(f, "r"), NAMED("access", I(READ))))),
	             on_windows() ? EINVAL : EACCES);
	expect_maps(f, 0);
}

/* How the map may be used: at random. */
enum { RANDOM = 1 };

REQUIREMENT(memmap2.advise, madvise, "memmap2/25",
	"Advice is taken for maps of every type, and changes no byte.", .needs = NEEDS_SHARED,
	.nothing_passes = "advice has no effect that must be seen")
{
	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct arg m = whole_of(new_pattern_file(2 * page() + 5), mode);

		expect_ok(CALL(madvise, m, I(RANDOM)));
		expect_pattern(m, 0, 2 * page() + 5, 0);
	}
}

REQUIREMENT(memmap2.advise.offset, madvise, "memmap2/2 memmap2/25",
	"Advice is taken for a map that begins within a page.",
	.nothing_passes = "advice has no effect that must be seen")
{
	struct arg m = part_of(new_pattern_file(2 * page()), READ, 30, page());

	expect_pattern(m, 0, page(), 30);
	expect_ok(CALL(madvise, m, I(RANDOM)));
}

REQUIREMENT(memmap2.lock, lock, "memmap2/2 memmap2/26 memmap2/27",
	"lock locks every page that the map has a byte of, unlock lets them go.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = part_of(new_pattern_file(4 * page()), READ, page() - 1, page() + 2);
	int64_t before = locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_locked(before, 3 * page());
	expect_ok(CALL(unlock, m));
	expect_locked(before, 0);
}

REQUIREMENT(durable.memmap2.flush-range, flush, "memmap2/2 memmap2/28 memmap2/29",
	"A range that was flushed survives a power cut to its ends, wherever in their pages map "
	"and range begin.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t p = page();
	const int64_t cases[][3] = {
		{ 0, 0, 1 }, { 1, p - 2, 3 }, { p - 1, p, p }, { 30, 1, 3 * p }
	};

	while (power_sample(COUNT(cases))) {
		const int64_t *c = cases[power_number()];
		struct file *f = power_file(8 * p);
		struct arg m = part_of(f, WRITE, c[0], 5 * p);

		fill(m, c[1], c[2], 'x');
		expect_ok(CALL(flush, m, I(c[1]), I(c[2])));
		if (power_cut())
			expect_survived(f, c[0] + c[1], c[2], 'x');
	}
}

REQUIREMENT(durable.memmap2.flush-offset, flush, "memmap2/2 memmap2/28",
	"A map that begins and ends within a page survives a power cut whole, once it was flushed.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t offsets[] = { 1, page() / 2, page() - 1 };

	while (power_sample(COUNT(offsets))) {
		const int64_t at = offsets[power_number()], size = 2 * page() + 1;
		struct file *f = power_file(5 * page());

		fill_and_flush(part_of(f, WRITE, at, size), 0, size, 'x');
		if (power_cut())
			expect_survived(f, at, size, 'x');
	}
}
