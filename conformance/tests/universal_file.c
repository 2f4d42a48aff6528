/* SPDX-License-Identifier: MIT */
/* What any mapping does to its file: what was written, where it was written, no more. */
#include "span.h"

REQUIREMENT(universal.write.range, set_slice, "universal/31 universal/33",
	"A range stored in a writable map changes just that range of map and file.",
	.needs = NEEDS_SHARED)
{
	const int64_t p = page(), size = 3 * p + 5;
	const int64_t ranges[][2] = { { 0, 1 },         { 17, 3 },    { p - 1, 1 },   { p, 1 },
		                      { p - 3, p + 6 }, { 3 * p, 5 }, { size - 1, 1 } };

	for (size_t i = 0; i < COUNT(ranges); i++) {
		const int64_t at = ranges[i][0], end = at + ranges[i][1];
		struct arg m = map_pattern(WRITE, size);

		fill(m, at, end - at, '#');
		expect_pattern(m, 0, at, 0);
		expect_filled(m, at, end - at, '#');
		expect_pattern(m, end, size - end, end);
		expect_file_pattern(mapped_file(), 0, at);
		expect_file_filled(mapped_file(), at, end - at, '#');
		expect_file_pattern(mapped_file(), end, size - end);
	}
}

REQUIREMENT(universal.write.item, set_item, "universal/31 universal/33",
	"A byte stored in a writable map changes just that byte of map and file.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());

	expect_ok(CALL(set_item, m, I(page() - 1), byte_argument('#')));
	expect_ok(CALL(set_item, m, I(0), byte_argument('<')));
	expect_text_at(m, page() - 1, "#");
	EXPECT_FILE(mapped_file(), 0, "<");
	EXPECT_FILE(mapped_file(), page() - 1, "#");
	expect_file_pattern(mapped_file(), 1, page() - 2);
	expect_file_pattern(mapped_file(), page(), page());
}

REQUIREMENT(universal.write.window, set_slice, "universal/31 universal/33",
	"Filling a map of a part of a file changes no byte of the file outside that part.",
	.python = ">=2.6", .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(4 * g);
	struct arg m = map_file(f, WRITE, g, g + 5);

	fill(m, 0, g + 5, '#');
	expect_file_pattern(f, 0, g);
	expect_file_filled(f, g, g + 5, '#');
	expect_file_pattern(f, 2 * g + 5, 2 * g - 5);
	expect_file_size(f, 4 * g);
}

REQUIREMENT(universal.write.tail, set_slice, "universal/33 universal/34",
	"Filling a map to its end leaves the file's size, and nothing behind the end.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t sizes[] = { 1, page() - 1, page() + 1, 2 * page() + page() / 2 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = map_pattern(WRITE, sizes[i]);

		fill(m, 0, sizes[i], '#');
		expect_file_size(mapped_file(), sizes[i]);
		expect_file_filled(mapped_file(), 0, sizes[i], '#');
		destroy(m);
		expect_file_size(mapped_file(), sizes[i]);
		file_truncate(mapped_file(), 4 * page());
		expect_file_filled(mapped_file(), sizes[i], 4 * page() - sizes[i], 0);
	}
}

REQUIREMENT(universal.write.stays-after-end, set_slice, "universal/31",
	"What was stored in a writable map is in the file after the map is gone.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());

	store(m, page() - 2, "abcd");
	destroy(m);
	EXPECT_FILE(mapped_file(), page() - 2, "abcd");
	expect_file_pattern(mapped_file(), 0, page() - 2);
	expect_file_pattern(mapped_file(), page() + 2, page() - 2);
}

REQUIREMENT(universal.copy.file-unchanged, set_slice, "universal/29",
	"Storing in a copy-on-write map changes its memory and never the file.")
{
	struct arg m = map_pattern(COPY, 3 * page() + 5);

	store(m, 0, "abcd");
	fill(m, page() - 2, page() + 4, '#');
	store(m, 3 * page(), "vwxyz");
	expect_text_at(m, 0, "abcd");
	expect_pattern(m, 4, page() - 6, 4);
	expect_filled(m, page() - 2, page() + 4, '#');
	expect_text_at(m, 3 * page(), "vwxyz");
	expect_pattern_file(mapped_file(), 3 * page() + 5);
}

REQUIREMENT(universal.copy.item, set_item, "universal/29",
	"Storing a byte in a copy-on-write map changes its memory and never the file.")
{
	struct arg m = map_pattern(COPY, 2 * page());

	expect_ok(CALL(set_item, m, I(page()), byte_argument('#')));
	expect_text_at(m, page(), "#");
	expect_pattern(m, 0, page(), 0);
	expect_pattern(m, page() + 1, page() - 1, page() + 1);
	expect_file_pattern(mapped_file(), 0, 2 * page());
}

REQUIREMENT(universal.copy.file-unchanged-after-end, set_slice, "universal/29",
	"The file is unchanged after a written copy-on-write map was flushed and is gone.")
{
	struct arg m = map_pattern(COPY, 2 * page());

	fill(m, 0, 2 * page(), '#');
	expect_filled(m, 0, 2 * page(), '#');
	if (offers(OP_flush))
		CALL(flush, m);
	expect_filled(m, 0, 2 * page(), '#');
	destroy(m);
	expect_file_pattern(mapped_file(), 0, 2 * page());
}

REQUIREMENT(universal.copy.independent, set_slice, "universal/29 universal/39",
	"What is stored in a copy-on-write map shows in no other map of the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg one = map_file(f, COPY, 0, 0), other = map_file(f, COPY, 0, 0);
	struct arg shared = map_file(f, WRITE, 0, 0);

	store(one, page() - 2, "abcd");
	store(other, 0, "wxyz");
	expect_text_at(one, page() - 2, "abcd");
	expect_pattern(one, 0, page() - 2, 0);
	expect_text_at(other, 0, "wxyz");
	expect_pattern(other, 4, 2 * page() - 4, 4);
	expect_pattern(shared, 0, 2 * page(), 0);
}

REQUIREMENT(universal.read-only.store, set_slice, "universal/30",
	"Whatever a store through a read-only map does, the file stays as it was.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg writable = map_pattern(WRITE, page()), m;

	store_seen(writable, 1, "abcd");
	m = map_pattern(READ, 2 * page());
	CALL(set_slice, m, I(page() - 2), I(page() + 2), NONE, B("abcd"));
	expect_file_pattern(mapped_file(), 0, 2 * page());
	destroy(m);
	expect_file_pattern(mapped_file(), 0, 2 * page());
}

REQUIREMENT(universal.read.leaves-file, get_slice, "universal/30 universal/32",
	"Making, reading and destroying a read-only map leaves the file's bytes and size.")
{
	struct arg m = map_pattern(READ, 2 * page() + 3);

	expect_pattern(m, 0, 2 * page() + 3, 0);
	destroy(m);
	expect_pattern_file(mapped_file(), 2 * page() + 3);
}

REQUIREMENT(universal.unchanged.search, find, "universal/32",
	"Searching a writable map changes neither the file's bytes nor its size.",
	.needs = NEEDS_SHARED)
{
	const int64_t size = 2 * page() + 3;
	struct arg m = map_pattern(WRITE, size);
	unsigned char needle[3];

	pattern_fill(needle, page() - 1, sizeof(needle));
	expect_int(CALL(find, m, BYTES(needle, sizeof(needle)), I(0)), page() - 1);
	/* An answer later: what it did after the first one counts too. */
	expect_int(CALL(find, m, BYTES(needle, sizeof(needle)), I(page())), -1);
	expect_pattern_file(mapped_file(), size);
}
