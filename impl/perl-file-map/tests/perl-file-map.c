/* SPDX-License-Identifier: MIT */
/* What the manual of File::Map promises beyond what holds of any mapping. */
#include "durable.h"

REQUIREMENT(perl-file-map.window.bytes, get_slice, "perl-file-map/2",
	"A window begins at any byte of the file and has any length.")
{
	const int64_t p = page();
	const int64_t windows[][2] = {
		{ 0, 1 }, { 1, p }, { p - 3, 7 }, { p + 1, 2 * p }, { 2 * p - 1, 1 }
	};
	struct file *f = new_pattern_file(4 * p);

	for (size_t i = 0; i < COUNT(windows); i++) {
		struct arg m = map_file(f, READ, windows[i][0], windows[i][1]);

		expect_pattern(m, 0, windows[i][1], windows[i][0]);
		expect_int(CALL(length, m), windows[i][1]);
	}
}

REQUIREMENT(perl-file-map.window.stores, set_slice, "perl-file-map/2 perl-file-map/21",
	"What is stored in a window that begins within a page is in the file there, and nowhere "
	"else.", .needs = NEEDS_SHARED)
{
	const int64_t at = page() + 5, size = page();
	struct file *f = new_pattern_file(3 * page());

	fill(map_file(f, WRITE, at, size), 0, size, '#');
	expect_file_pattern(f, 0, at);
	expect_file_filled(f, at, size, '#');
	expect_file_pattern(f, at + size, 2 * page() - 5 - size);
}

REQUIREMENT(perl-file-map.window.default, map_fd, "perl-file-map/3 perl-file-map/5",
	"Without a length the map reaches to the end of the file, without an offset it begins with "
	"the file, and without a mode it is for reading.")
{
	const int64_t size = 2 * page() + 9, at = page() - 3;
	struct arg file = open_file(new_pattern_file(size), "r"), m;

	m = result(CALL(map_fd, file));
	expect_map(m, 0, size);
	REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("x"));
	m = result(CALL(map_fd, file, NAMED("offset", I(at))));
	expect_map(m, at, size - at);
}

REQUIREMENT(perl-file-map.path, map_path, "perl-file-map/3 perl-file-map/4",
	"A file mapped by its name shows the same as one mapped by its handle.",
	.needs = NEEDS_SHARED)
{
	const int64_t size = page() + 9;
	struct file *f = new_pattern_file(size);
	struct arg m = result(CALL(map_path, path_argument(f)));

	expect_pattern(m, 0, size, 0);
	m = result(CALL(map_path, path_argument(f), I(7), I(WRITE), I(page() - 3)));
	expect_pattern(m, 0, 7, page() - 3);
	store(m, 1, "abc");
	EXPECT_FILE(f, page() - 2, "abc");
}

REQUIREMENT(perl-file-map.window.outside, map_fd, "perl-file-map/1 perl-file-map/8",
	"A window that is not within the file is refused, wherever it begins.")
{
	const int64_t size = 2 * page() + 9;
	const int64_t windows[][2] = {
		{ 0, size + 1 },         { size, 1 },      { size + 1, 1 },  { -1, 2 },
		{ -page(), page() },     { 10, size - 9 }, { 10, -1 },       { 10, -11 },
		{ page() - 1, -page() }, { 0, -1 },        { INT64_MAX, 1 }, { 1, INT64_MAX }
	};
	struct arg file = open_file(new_pattern_file(size), "r");

	expect_pattern(result(CALL(map_fd, file, I(size - 10), NAMED("offset", I(10)))), 0,
	               size - 10, 10);
	for (size_t i = 0; i < COUNT(windows); i++)
		REFUSED(NONE, "any", map_fd, file, I(windows[i][1]),
		        NAMED("offset", I(windows[i][0])));
}

REQUIREMENT(perl-file-map.handle, map_fd, "perl-file-map/1 perl-file-map/9",
	"A handle that was closed is refused, and so is one without a file that can be mapped.")
{
	static const char *const kinds[] = { "closed", "directory", "pipe", "socket" };

	expect_pattern(map_pattern(READ, page()), 0, page(), 0);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		struct arg file = special_file(kinds[i]);

		REFUSED(NONE, "any", map_fd, file, I(1), NAMED("access", I(READ)));
		REFUSED(NONE, "any", map_fd, file, NAMED("access", I(READ)));
	}
}

/* It works as long as m is mapped, and is an error afterwards. */
static void expect_works(const struct answer *a, bool mapped)
{
	expect(a->ok == mapped, "%s: expected %s, found %s", asked(a),
	       mapped ? "success" : "an error, as the variable was unmapped", answered(a));
}

REQUIREMENT(perl-file-map.end.unmapped, close, "perl-file-map/10 perl-file-map/12",
	"Operations that worked on a mapped variable are refused once it was unmapped.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, page());

	for (int round = 0; round < 2; round++) {
		const bool mapped = round == 0;

		expect_works(CALL(flush, m), mapped);
		expect_works(CALL(lock, m), mapped);
		expect_works(CALL(unlock, m), mapped);
		expect_works(CALL(madvise, m, T("normal")), mapped);
		expect_works(CALL(native, T("protect"), m, T("+<")), mapped);
		expect_works(CALL(resize, m, I(page())), mapped);
		expect_works(CALL(close, m), mapped);
	}
}

REQUIREMENT(perl-file-map.end.flushed, close, "perl-file-map/11",
	"Unmapping flushes what was changed: it survives a power cut.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, 3 * page() + 5, 64 * page() };

	expect_whole_survives(sizes, COUNT(sizes), map_writable, OP_close);
}

REQUIREMENT(perl-file-map.flush.window, flush, "perl-file-map/15",
	"A flush of a window that begins within a page reaches the disk, to its last byte.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(5 * page());
		struct arg m = map_file(f, WRITE, page() + 7, 3 * page());

		fill(m, 0, 3 * page(), 'x');
		expect_ok(CALL(flush, m));
		if (power_cut())
			expect_survived(f, page() + 7, 3 * page(), 'x');
	}
}
