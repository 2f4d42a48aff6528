/* SPDX-License-Identifier: MIT
 *
 * One byte of the map by its index. */
#include "suite.h"

static void descending(unsigned char *bytes, int count)
{
	for (int i = 0; i < count; i++)
		bytes[i] = (unsigned char)(count - 1 - i);
}

REQUIREMENT(item.get.every, get_item,
	"python2.4/3 python2.4/9 python-docs/1 python-docs/4 universal/28",
	"Every index gives its byte of the file, whichever of the 256 it is.")
{
	unsigned char bytes[256];
	struct arg m;

	descending(bytes, 256);
	m = map_new(READ, bytes, sizeof(bytes));
	for (int i = 0; i < 256; i++)
		expect_byte(CALL(get_item, m, I(i)), bytes[i]);
}

REQUIREMENT(item.get.negative, get_item, "python-docs/1 python-docs/5",
	"A negative index counts from the end, down to the first byte.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t i = 1; i <= 8; i++)
		expect_byte(CALL(get_item, m, I(-i)), (unsigned char)('i' - i));
}

REQUIREMENT(item.get.outside, get_item, "python-docs/6",
	"An index outside the map raises IndexError, though the file goes on there.")
{
	static const int64_t indexes[] = { 6, -7, 7, -8, 100, -100, INT64_MAX, INT64_MIN };
	struct arg m = map_file(FILE_OF("abcdefgh"), READ, 0, 6);

	expect_byte(CALL(get_item, m, I(5)), 'f');
	for (size_t i = 0; i < COUNT(indexes); i++)
		REFUSED(m, "IndexError", get_item, m, I(indexes[i]));
}

REQUIREMENT(item.get.huge, get_item, "universal/26 universal/27",
	"An index too large for the platform is refused; it does not wrap.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_byte(CALL(get_item, m, I(7)), 'h');
	REFUSED(m, "any", get_item, m, I(INT64_MAX));
	REFUSED(m, "any", get_item, m, BIG("9223372036854775808"));
	REFUSED(m, "any", get_item, m, BIG("18446744073709551616"));
	REFUSED(m, "any", get_item, m, BIG("18446744073709551617"));
	REFUSED(m, "any", get_item, m, BIG("-18446744073709551617"));
}

REQUIREMENT(item.get.huge-kind, get_item, "python-source/79",
	"What an index of 2 to the 64th does.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, get_item, m, BIG("18446744073709551616")));
}

REQUIREMENT(item.get.position, get_item, "python2.4/4 python-docs/2",
	"Looking at an index leaves the position.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 3);
	expect_byte(CALL(get_item, m, I(6)), 'g');
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(item.set.one, set_item,
	"python2.4/5 python2.4/8 python2.4/30 python2.4/31 python-docs/1 python-docs/7 "
	"python-docs/30",
	"A byte assigned to an index replaces that byte in memory and in the file, and no other.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_ok(CALL(set_item, m, I(3), byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abcXefgh");
	EXPECT_FILE(mapped_file(), 0, "abcXefgh");
	expect_ok(CALL(set_item, m, I(0), byte_argument('Y')));
	expect_ok(CALL(set_item, m, I(7), byte_argument('Z')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "YbcXefgZ");
	EXPECT_FILE(mapped_file(), 0, "YbcXefgZ");
}

REQUIREMENT(item.set.every, set_item, "python2.4/8 python-docs/7 universal/31",
	"Each of the 256 bytes can be assigned.", .needs = NEEDS_SHARED)
{
	unsigned char bytes[256], zeros[256] = { 0 };
	struct arg m = map_new(WRITE, zeros, sizeof(zeros));

	descending(bytes, 256);
	for (int i = 0; i < 256; i++)
		expect_ok(CALL(set_item, m, I(i), byte_argument(bytes[i])));
	expect_bytes(CALL(get_slice, m, I(0), I(256)), bytes, sizeof(bytes));
	expect_file(mapped_file(), 0, bytes, sizeof(bytes));
}

REQUIREMENT(item.set.negative, set_item, "python-docs/1 python-docs/5 python-docs/7",
	"A byte can be assigned to an index counted from the end.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_ok(CALL(set_item, m, I(-2), byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abcdefXh");
	expect_ok(CALL(set_item, m, I(-8), byte_argument('Y')));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "YbcdefXh");
}

REQUIREMENT(item.set.position, set_item, "python2.4/4 python-docs/2",
	"Assigning to an index leaves the position.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	position(m, 3);
	expect_ok(CALL(set_item, m, I(6), byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, I(5), I(8)), "fXh");
	expect_int(CALL(tell, m), 3);
}
