/* SPDX-License-Identifier: MIT */
#include "span.h"

/* What any mapping shows: the right bytes, the right length, for any part of a file. */

/* Lengths that end before, at and behind page and granule borders. */
struct lengths {
	int64_t at[8];
	size_t count;
};

static struct lengths lengths(void)
{
	const int64_t p = page(), g = granularity();

	return (struct lengths){ { 1, p - 1, p, p + 1, g - 1, g, g + 1, 2 * g + 7 }, 8 };
}

REQUIREMENT(universal.identity.far-offset, get_slice, "universal/27 universal/28",
	"An offset of more than 32 bits is not cut: the map holds the bytes from there on.",
	.python = ">=2.6")
{
	const int64_t far = (int64_t)1 << 32;
	struct file *f = new_pattern_file(granularity());

	make_huge(f, far + granularity());
	file_store(f, far, "behind 32 bits", 14);
	expect_text_at(map_file(f, READ, far, granularity()), 0, "behind 32 bits");
}

REQUIREMENT(universal.identity.large, get_slice, "universal/27 universal/28 python-tests/55",
	"A map of a file larger than 4 GiB must give the bytes on both sides of 2 GiB and of 4 GiB.",
	.needs = NEEDS_GROWTH)
{
	const int64_t borders[] = { (int64_t)1 << 31, (int64_t)1 << 32 };
	struct file *f = new_pattern_file(page());
	enum mode mode = READ;
	struct arg m;

	make_huge(f, borders[1] + page());
	for (size_t i = 0; i < COUNT(borders); i++)
		file_store(f, borders[i] - 6, i == 0 ? "below 2GiB above" : "below 4GiB above", 16);
	m = map_readable(f, &mode, borders[1] + page());
	expect_int(CALL(length, m), borders[1] + page());
	expect_text_at(m, borders[0] - 6, "below 2GiB above");
	expect_text_at(m, borders[1] - 6, "below 4GiB above");
	expect_pattern(m, 0, page(), 0);
	expect_byte(CALL(get_item, m, I(borders[1])), '4');
}

REQUIREMENT(universal.identity.writable, get_slice, "universal/28",
	"Writable and copy-on-write maps start out with the file's bytes at the offset.",
	.python = ">=2.6", .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(4 * g);

	expect_pattern(map_file(f, WRITE, g, g + 3), 0, g + 3, g);
	expect_pattern(map_file(f, COPY, 2 * g, g + 5), 0, g + 5, 2 * g);
}

REQUIREMENT(universal.length.as-asked, length, "universal/28 universal/45",
	"A map is as long as it was asked to be, to the byte.")
{
	struct file *f = new_pattern_file(3 * granularity());
	struct lengths some = lengths();

	for (size_t i = 0; i < some.count; i++)
		expect_int(CALL(length, map_file(f, READ, 0, some.at[i])), some.at[i]);
}

REQUIREMENT(universal.length.kept, length, "universal/45",
	"A map keeps its length when somebody else makes the file longer or shorter.",
	.needs = NEEDS_GROWTH)
{
	struct arg m = map_pattern(READ, 2 * page() + 1);

	file_truncate(mapped_file(), 5 * page());
	expect_int(CALL(length, m), 2 * page() + 1);
	file_truncate(mapped_file(), 3);
	expect_int(CALL(length, m), 2 * page() + 1);
	expect_pattern(m, 0, 3, 0);
}

REQUIREMENT(universal.slice-is-copy, get_slice, "universal/44",
	"Bytes that were handed out stay as they were; those handed out later are new.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	enum mode mode = WRITE;
	struct arg m = map_readable(f, &mode, 0);
	const struct answer *before = CALL(get_slice, m, I(1), I(4));

	EXPECT_BYTES(before, "bcd");
	need_coherent(f, mode);
	file_store(f, 0, "UVWXYZ", 6);
	EXPECT_BYTES(CALL(get_slice, m, I(1), I(4)), "VWX");
	EXPECT_BYTES(before, "bcd");
}

REQUIREMENT(universal.anonymous.zeros, get_slice, "universal/36",
	"Anonymous memory starts out as zeros, to its last byte.", .python = ">=2.5")
{
	expect_filled(map_anonymous(2 * page() + 5), 0, 2 * page() + 5, 0);
}

REQUIREMENT(universal.anonymous.separate, set_slice, "universal/36 universal/39",
	"What is written to anonymous memory is kept there, and in no other map.",
	.python = ">=2.5")
{
	struct arg one = map_anonymous(2 * page()), other = map_anonymous(2 * page());

	store_seen(one, page() - 2, "abcd");
	expect_filled(one, 0, page() - 2, 0);
	expect_filled(one, page() + 2, page() - 2, 0);
	expect_filled(other, 0, 2 * page(), 0);
}

/* Calls that a careless loop does not come back from: each has to end, here as in every
 * other test within the time that a call has. */

REQUIREMENT(universal.ends.search, find, "universal/23",
	"A search ends, however often the needle nearly occurs and however short its range is.")
{
	const int64_t size = 4 * page(), part = page();
	unsigned char *text = span_of('a', size);
	struct arg m = map_new(READ, text, (size_t)size), needle;

	text[part - 1] = 'b';
	needle = BYTES(text, (size_t)part);
	expect_int(CALL(find, m, needle, I(0)), -1);
	expect_int(CALL(find, m, needle, I(size - part)), -1);
	expect_int(CALL(find, m, needle, I(size)), -1);
	needle = BYTES(text, (size_t)part - 1);
	expect_int(CALL(find, m, needle, I(0)), 0);
	expect_int(CALL(find, m, needle, I(size - part + 1)), size - part + 1);
	expect_int(CALL(find, m, needle, I(size - part + 2)), -1);
}

REQUIREMENT(universal.ends.search-backwards, rfind, "universal/23",
	"A search from the end ends, at the map's first byte at the latest.")
{
	const int64_t size = 4 * page(), part = page();
	unsigned char *text = span_of('a', size);
	struct arg m = map_new(READ, text, (size_t)size), needle;

	text[0] = 'b';
	needle = BYTES(text, (size_t)part);
	expect_int(CALL(rfind, m, needle, I(0)), -1);
	expect_int(CALL(rfind, m, needle, I(0), I(part)), -1);
	needle = BYTES(text + 1, (size_t)part);
	expect_int(CALL(rfind, m, needle, I(0)), size - part);
	expect_int(CALL(rfind, m, needle, I(0), I(part)), 0);
	expect_int(CALL(rfind, m, needle, I(0), I(part - 1)), -1);
}

REQUIREMENT(universal.ends.readline, readline, "universal/23",
	"Reading line after line comes to the end, where no line is left.")
{
	struct arg m = map_bytes(READ, "\n\na\n\nb");

	EXPECT_BYTES(CALL(readline, m), "\n");
	EXPECT_BYTES(CALL(readline, m), "\n");
	EXPECT_BYTES(CALL(readline, m), "a\n");
	EXPECT_BYTES(CALL(readline, m), "\n");
	EXPECT_BYTES(CALL(readline, m), "b");
	EXPECT_BYTES(CALL(readline, m), "");
	EXPECT_BYTES(CALL(readline, m), "");
}
