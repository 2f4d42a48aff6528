/* SPDX-License-Identifier: MIT
 *
 * Lengths and offsets of maps of files, on Windows. */
#include "windows.h"

static struct arg map_length(const struct file *f, int64_t length)
{
	return result(CALL(map_fd, open_file(f, "rw"), I(length)));
}

REQUIREMENT(map.length.windows, map_fd, "python2.4/35 python2.4/36 python3.9/14 python3.9/15",
	"On Windows a length within the file must give a map of that many bytes and leave the size of "
	"the file.")
{
	const int64_t size = 2 * granularity() + 57,
	              lengths[] = { 1, page() - 1, page(), granularity(), granularity() + 1, size };
	struct file *f = new_pattern_file(size);

	for (size_t i = 0; i < COUNT(lengths); i++) {
		expect_map(map_length(f, lengths[i]), 0, lengths[i]);
		expect_pattern_file(f, size);
	}
}

REQUIREMENT(map.length.beyond-windows-sizes, map_fd, "python2.4/37 python3.9/16",
	"On Windows a length beyond the end of the file must make the file exactly that long, and keep "
	"its bytes.", .needs = NEEDS_GROWTH)
{
	const int64_t lengths[] = { 101,
		                    page() - 1,
		                    page(),
		                    page() + 1,
		                    granularity() - 1,
		                    granularity(),
		                    granularity() + 1,
		                    3 * granularity() + 57 };

	for (size_t i = 0; i < COUNT(lengths); i++) {
		struct file *f = new_pattern_file(100);
		struct arg m = map_length(f, lengths[i]);

		expect_int(CALL(length, m), lengths[i]);
		expect_pattern(m, 0, 100, 0);
		expect_filled(m, 100, lengths[i] - 100, 0);
		expect_file_size(f, lengths[i]);
		expect_file_pattern(f, 0, 100);
	}
}

REQUIREMENT(map.length.beyond-windows-empty, map_fd, "python2.4/37 python3.9/16",
	"On Windows an empty file must be mapped with a length, and become that long.",
	.needs = NEEDS_GROWTH)
{
	struct file *f = FILE_OF("");
	struct arg m = map_length(f, page() + 1);

	expect_filled(m, 0, page() + 1, 0);
	expect_file_size(f, page() + 1);
	expect_int(CALL(length, m), page() + 1);
}

REQUIREMENT(map.length.beyond-windows-store, map_fd, "python2.4/31 python2.4/37 python3.9/16",
	"On Windows stores past the former end of the file must reach the file, which keeps its new "
	"length when the map is closed.", .needs = NEEDS_GROWTH | NEEDS_SHARED, .python = "windows")
{
	const int64_t size = granularity() + 10;
	struct file *f = new_pattern_file(100);
	struct arg m = map_length(f, size);

	store_seen(m, 98, "abcd");
	store_seen(m, size - 3, "end");
	expect_ok(CALL(close, m));
	expect_file_size(f, size);
	expect_file_pattern(f, 0, 98);
	EXPECT_FILE(f, 98, "abcd");
	EXPECT_FILE(f, size - 3, "end");
}

REQUIREMENT(map.length.beyond-windows-offset, map_fd, "python3.9/16 python3.13/9",
	"On Windows an offset and a length that end beyond the file must make it as long as both "
	"together.", .needs = NEEDS_GROWTH, .python = ">=3.0 windows")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(g + 100);
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(2 * g), NAMED("offset", I(g)))),
	           past = result(CALL(map_fd, open_file(f, "rw"), I(7), NAMED("offset", I(5 * g))));

	expect_pattern(m, 0, 100, g);
	expect_filled(m, 100, 2 * g - 100, 0);
	expect_filled(past, 0, 7, 0);
	expect_file_size(f, 5 * g + 7);
	expect_file_pattern(f, 0, g + 100);
}

REQUIREMENT(map.length.beyond-windows-kept, map_fd, "python2.4/33 python2.4/35",
	"On Windows a map that does not write through must leave the size of a shorter file, whether "
	"the length is accepted or refused.", .python = "windows")
{
	static const enum mode modes[] = { READ, COPY };

	for (size_t i = 0; i < COUNT(modes); i++) {
		struct file *f = new_pattern_file(100);
		struct arg file = open_file(f, "rw"), access = NAMED("access", I(modes[i]));

		expect_map(result(CALL(map_fd, file, I(100), access)), 0, 100);
		ATTEMPT(NONE, map_fd, file, I(page()), access);
		ATTEMPT(NONE, map_fd, file, I(3 * granularity()), access);
		expect_pattern_file(f, 100);
	}
}

REQUIREMENT(map.length.zero-windows-offset, map_fd, "python3.9/17 python3.9/18 python3.9/19",
	"On Windows length 0 with an offset must map the rest of the file, and be an error if there is "
	"no rest.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g);
	struct arg file = open_file(f, "rw");

	expect_map(result(CALL(map_fd, file, I(0), NAMED("offset", I(g)))), g, g);
	REFUSED(NONE, "any", map_fd, file, I(0), NAMED("offset", I(2 * g)));
	REFUSED(NONE, "any", map_fd, file, I(0), NAMED("offset", I(3 * g)));
	expect_pattern_file(f, 2 * g);
}

REQUIREMENT(map.length.anonymous-windows, map_fd, "python3.9/19 python3.9/29",
	"On Windows anonymous memory of length 0 must be refused.", .python = ">=3.0 windows")
{
	expect_int(CALL(length, result(CALL(map_fd, I(-1), I(1)))), 1);
	REFUSED(NONE, "any", map_fd, I(-1), I(0));
}

REQUIREMENT(map.offset.pages-windows, map_fd, "python3.13/9 python-docs/76",
	"An offset of whole pages that is no multiple of ALLOCATIONGRANULARITY must be refused.",
	.python = "windows")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg file = open_file(f, "rw");

	expect(page() < g, "expected a granularity beyond the page of %lld bytes, found %lld",
	       (long long)page(), (long long)g);
	for (int64_t offset = page(); offset < g; offset += page())
		REFUSED(NONE, "any", map_fd, file, I(page()), NAMED("offset", I(offset)));
	REFUSED(NONE, "any", map_fd, file, I(page()), NAMED("offset", I(g + page())));
	expect_map(result(CALL(map_fd, file, I(g), NAMED("offset", I(g)))), g, g);
}

REQUIREMENT(map.offset.windows, map_fd, "python3.9/13 python-docs/13",
	"On Windows every multiple of ALLOCATIONGRANULARITY must be accepted as an offset, and index 0 "
	"be the file's byte there.", .python = ">=2.6 windows")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(5 * g + 100);
	struct arg file = open_file(f, "rw");

	for (int64_t at = 0; at <= 5 * g; at += g) {
		struct arg m = result(
		    CALL(map_fd, file, I(100), NAMED("offset", I(at)), NAMED("access", I(READ))));

		expect_map(m, at, 100);
	}
}

REQUIREMENT(map.arguments.names-windows, map_fd, "python2.4/20 python3.9/13",
	"On Windows fileno, length, tagname, access and offset can be given by name, in any order.",
	.python = ">=2.6 windows")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g);
	struct arg m =
	    result(CALL(map_fd, NAMED("offset", I(g)), NAMED("access", I(COPY)), tag("names"),
	                NAMED("length", I(g)), NAMED("fileno", open_file(f, "rw"))));

	expect_map(m, g, g);
	store_seen(m, 0, "abc");
	expect_pattern_file(f, 2 * g);
}

REQUIREMENT(map.arguments.unknown-windows, map_fd, "python-docs/17 python3.9/13",
	"On Windows flags and prot are no parameters, a sixth argument is one too many, and trackfd is "
	"unknown before 3.15: each must raise TypeError.", .python = ">=3.0 <3.15 windows")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6), NONE, I(READ), I(0))), "abcdef");
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("flags", I(1)));
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("prot", I(1)));
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("trackfd", TRUE_));
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NONE, I(READ), I(0), I(0));
}

REQUIREMENT(map.descriptor.zero-windows, map_fd, "python-source/29",
	"On Windows descriptor 0 gives anonymous memory, whatever file has that number.",
	.level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(page());
	struct arg file = result(CALL(file_open, path_argument(f), T("rw"), I(0))), m;

	m = result(CALL(map_fd, file, I(page())));
	expect_filled(m, 0, page(), 0);
	store_seen(m, 0, "abc");
	expect_pattern_file(f, page());
	observe_text("anonymous memory");
}
