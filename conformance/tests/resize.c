/* SPDX-License-Identifier: MIT */
#include "span.h"

/* What a resize that works does to the map and to its file. */

/* The map, size() and the file all have that length. */
static void expect_extent(struct arg m, int64_t want)
{
	expect_int(CALL(length, m), want);
	expect_int(CALL(size, m), want);
	expect_file_size(mapped_file(), want);
}

REQUIREMENT(resize.grow.extent, resize, "python2.4/82 python2.4/83 python-docs/52 python-docs/55",
	"Growing gives the map and its file the new length.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, 1);
	const int64_t sizes[] = { 2, page() - 1, page(), page() + 1, 3 * page() + 7 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_extent(m, sizes[i]);
	}
}

REQUIREMENT(resize.shrink.extent, resize, "python2.4/82 python2.4/83 python-docs/52",
	"Shrinking gives the map and its file the new length and keeps what is left.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * page());
	const int64_t sizes[] = { 2 * page() + 1, 2 * page(), page() - 1, 1 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_extent(m, sizes[i]);
		expect_pattern(m, 0, sizes[i], 0);
		expect_file_pattern(mapped_file(), 0, sizes[i]);
	}
}

REQUIREMENT(resize.same.extent, resize, "python2.4/82 python-docs/52",
	"Resizing to the length that the map has already changes nothing.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, page());

	expect_none(CALL(resize, m, I(page() + 1)));
	expect_none(CALL(resize, m, I(page() + 1)));
	expect_extent(m, page() + 1);
	expect_pattern(m, 0, page(), 0);
	expect_filled(m, page(), 1, 0);
}

REQUIREMENT(resize.grow.zeros, resize, "python2.4/82 python2.4/83 python-docs/52",
	"The bytes that growing adds are zeros, in the map and in the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, page() - 3);
	const int64_t added = page() + 10;

	expect_none(CALL(resize, m, I(page() - 3 + added)));
	expect_filled(m, page() - 3, added, 0);
	expect_file_filled(mapped_file(), page() - 3, added, 0);
}

REQUIREMENT(resize.shrink-then-grow.zeros, resize, "python2.4/82 python2.4/83 python-docs/52",
	"What shrinking cut off comes back as zeros, within the page and behind it.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, 2 * page());

	expect_none(CALL(resize, m, I(10)));
	expect_none(CALL(resize, m, I(2 * page())));
	expect_pattern(m, 0, 10, 0);
	expect_filled(m, 10, 2 * page() - 10, 0);
	expect_file_filled(mapped_file(), 10, 2 * page() - 10, 0);
}

REQUIREMENT(resize.grow.keeps-changes, resize, "python2.4/82 python2.4/83 python-docs/52",
	"Growing keeps the old bytes, those included that were changed and not flushed.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, page() + 5);

	store(m, page() - 2, "WXYZ");
	expect_none(CALL(resize, m, I(4 * page())));
	expect_int(CALL(length, m), 4 * page());
	expect_pattern(m, 0, page() - 2, 0);
	expect_text_at(m, page() - 2, "WXYZ");
	expect_pattern(m, page() + 2, 3, page() + 2);
	EXPECT_FILE(mapped_file(), page() - 2, "WXYZ");
}

REQUIREMENT(resize.grow.new-bytes-are-the-files, resize, "python2.4/83 python-docs/52",
	"What is written to the bytes that growing added gets into the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, 10);

	expect_none(CALL(resize, m, I(2 * page())));
	store(m, 8, "abcd");
	store(m, 2 * page() - 3, "xyz");
	EXPECT_FILE(mapped_file(), 8, "abcd");
	EXPECT_FILE(mapped_file(), 2 * page() - 4, "\0xyz");
	expect_file_size(mapped_file(), 2 * page());
}

REQUIREMENT(resize.descriptor-closed, resize, "python-docs/22",
	"A map can be resized after the caller closed its descriptor.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "rw");
	struct arg m = result(CALL(map_fd, file, I(page())));

	expect_ok(CALL(file_close, file));
	expect_none(CALL(resize, m, I(2 * page())));
	expect_extent(m, 2 * page());
	expect_none(CALL(resize, m, I(7)));
	expect_extent(m, 7);
}

REQUIREMENT(resize.private, resize, "python-source/35",
	"Resizing a map made with MAP_PRIVATE: what it does to the file.", .level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(2 * page()),
	                           NAMED("flags", constant("MAP_PRIVATE"))));
	const struct answer *a = CALL(resize, m, I(page()));

	observe_text("%s, the file is %s", outcome(a),
	             file_size(f) == page() ? "cut" : "as it was");
}

REQUIREMENT(resize.private.read-only-descriptor, resize, "python-source/68 posix/15",
	"Resizing a private map of a descriptor opened for reading: EINVAL.",
	.level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_fd, open_file(f, "r"), I(2 * page()),
	                           NAMED("flags", constant("MAP_PRIVATE"))));

	observe(ATTEMPT(m, resize, m, I(page())));
	expect_file_size(f, 2 * page());
}

REQUIREMENT(resize.other-map.length, resize, "posix/16 universal/45",
	"Another map of the same file must keep its length when one is resized.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, page()), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_resized(CALL(resize, m, I(3 * page())));
	expect_int(CALL(length, m), 3 * page());
	expect_int(CALL(length, other), page());
}

/* Resizing a map of a part of a file: the file ends where the map does. */

REQUIREMENT(resize.window.shrink, resize, "python-tests/35",
	"Shrinking a map with an offset cuts the file to the offset plus the new size.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(4 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), 2 * granularity());

	expect_none(CALL(resize, m, I(granularity() - 1)));
	expect_int(CALL(length, m), granularity() - 1);
	expect_file_size(f, 2 * granularity() - 1);
	expect_pattern(m, 0, granularity() - 1, granularity());
	expect_file_pattern(f, 0, 2 * granularity() - 1);
}

REQUIREMENT(resize.window.grow, resize, "python-tests/35",
	"Growing a map with an offset grows the file to the offset plus the new size.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), granularity());

	expect_none(CALL(resize, m, I(2 * granularity() + 1)));
	expect_int(CALL(length, m), 2 * granularity() + 1);
	expect_file_size(f, 3 * granularity() + 1);
	expect_pattern(m, 0, granularity(), granularity());
	expect_filled(m, granularity(), granularity() + 1, 0);
	expect_file_pattern(f, 0, 2 * granularity());
}

REQUIREMENT(resize.window.grow-within-file, resize, "python-tests/35",
	"Growing a map within a longer file shows more of the file and cuts the rest.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(5 * g);
	struct arg m = map_file(f, WRITE, g, g);

	expect_none(CALL(resize, m, I(2 * g + 3)));
	expect_map(m, g, 2 * g + 3);
	expect_pattern_file(f, 3 * g + 3);
}

/* The position when a map shrinks below it. */

/* A map of length 10 whose position is 20. */
static struct arg shrunk(void)
{
	struct arg m = map_pattern(WRITE, page());

	position(m, 20);
	expect_none(CALL(resize, m, I(10)));
	expect_int(CALL(length, m), 10);
	return m;
}

REQUIREMENT(resize.shrink.position-kept, resize, "python-tests/38",
	"Shrinking leaves the position where it was, even past the new end.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	expect_int(CALL(tell, shrunk()), 20);
}

REQUIREMENT(resize.shrink.position-past-end-reads, resize, "python-tests/39",
	"With the position past the end read and readline give empty bytes.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	EXPECT_BYTES(CALL(read, m, I(5)), "");
	EXPECT_BYTES(CALL(readline, m), "");
}

REQUIREMENT(resize.shrink.position-past-end-refuses, resize, "python-tests/40",
	"With the position past the end single bytes and writes raise ValueError.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", read_byte, m);
	REFUSED(m, "ValueError", write_byte, m, byte_argument('x'));
	REFUSED(m, "ValueError", write, m, B("x"));
}

REQUIREMENT(resize.shrink.position-past-end-harmless, resize,
	"universal/22 universal/33 universal/34",
	"With the position past the end nothing reads, writes or faults beyond the map.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * page());

	position(m, 2 * page());
	expect_none(CALL(resize, m, I(10)));
	expect_int(CALL(length, m), 10);
	CALL(read_byte, m);
	CALL(read, m, I(page()));
	CALL(readline, m);
	CALL(find, m, B("x"));
	CALL(write_byte, m, byte_argument('x'));
	CALL(write, m, B("xyz"));
	expect_pattern_file(mapped_file(), 10);
}

REQUIREMENT(resize.shrink.seek-beyond, resize, "python-tests/37",
	"After shrinking, seek to beyond the new end raises ValueError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", seek, m, I(11));
	expect_ok(CALL(seek, m, I(10)));
	expect_int(CALL(tell, m), 10);
}
