/* SPDX-License-Identifier: MIT */
/* Calls that a careless loop does not come back from: each has to end, here as in every
 * other test within the time that a call has. */
#include "span.h"

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
