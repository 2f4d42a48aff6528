/* SPDX-License-Identifier: MIT
 *
 * find: the lowest index of a needle, compared with a search by hand. */
#include "suite.h"

/* The lowest index within [start, end] where needle lies, both inside the text. */
static int64_t lowest(const char *text, const char *needle, int64_t start, int64_t end)
{
	int64_t size = (int64_t)strlen(needle);

	for (int64_t i = start; i + size <= end; i++)
		if (memcmp(text + i, needle, (size_t)size) == 0)
			return i;
	return -1;
}

static struct arg needle_argument(const char *needle)
{
	return BYTES(needle, strlen(needle));
}

REQUIREMENT(find.index.lowest, find, "python2.4/65 python-docs/37",
	"find gives the lowest index at which the needle begins.")
{
	struct arg m = map_bytes(READ, "xabcabcab");

	expect_int(CALL(find, m, B("abc"), I(0)), 1);
	expect_int(CALL(find, m, B("bca"), I(0)), 2);
	expect_int(CALL(find, m, B("cab"), I(0)), 3);
	expect_int(CALL(find, m, B("x"), I(0)), 0);
}

REQUIREMENT(find.index.absent, find, "python2.4/66 python3.13/24",
	"find gives -1 where the needle does not occur.")
{
	struct arg m = map_bytes(READ, "xabcabcab");

	expect_int(CALL(find, m, B("abd"), I(0)), -1);
	expect_int(CALL(find, m, B("abcabcabc"), I(0)), -1);
	expect_int(CALL(find, m, B("\0"), I(0)), -1);
	expect_int(CALL(find, m, B("x"), I(1)), -1);
}

REQUIREMENT(find.start.every, find,
	"python2.4/65 python2.4/66 python2.4/67 python-docs/37 python3.13/24",
	"From every start find agrees with a search by hand, for all needles of one to four "
	"letters out of two.")
{
	enum { SIZE = 41 };
	static const char text[] = "aababbbaabaaabbababbbbaaaababaabbabbbabaaabbbbabababbaababbba";
	struct arg m = map_new(READ, text, SIZE);

	for (unsigned size = 1; size <= 4; size++) {
		for (unsigned bits = 0; bits < 1u << size; bits++) {
			char needle[5] = { 0 };

			for (unsigned i = 0; i < size; i++)
				needle[i] = (bits >> i & 1) != 0 ? 'b' : 'a';
			for (int64_t start = 0; start <= SIZE; start++)
				expect_int(CALL(find, m, needle_argument(needle), I(start)),
					   lowest(text, needle, start, SIZE));
		}
	}
}

/* A Fibonacci word: each is the one before it followed by the one before that. */
static void fibonacci_word(char *text, size_t size)
{
	memcpy(text, "ab", 2);
	for (size_t made = 2, before = 1; made < size; made += before, before = made - before)
		memcpy(text + made, text, before);
}

REQUIREMENT(find.needle.periodic, find, "python2.4/65 python2.4/66 python-docs/37 python3.13/24",
	"Needles that nearly repeat themselves are found where they are, and one wrong byte in "
	"them makes the difference.")
{
	enum { SIZE = 144, LONGEST = 55 };
	char text[SIZE + 1] = { 0 };
	struct arg m;

	fibonacci_word(text, SIZE);
	m = map_new(READ, text, SIZE);
	for (size_t size = 5; size <= LONGEST; size += 10) {
		for (size_t at = 0; at + size <= SIZE; at += 3) {
			const size_t wrong[] = { size, size - 1, size / 2, 0 };

			for (size_t i = 0; i < 4; i++) {
				char needle[LONGEST + 1] = { 0 };

				memcpy(needle, text + at, size);
				if (wrong[i] < size)
					needle[wrong[i]] ^= 'a' ^ 'b';
				expect_int(CALL(find, m, needle_argument(needle), I(0)),
					   lowest(text, needle, 0, SIZE));
			}
		}
	}
}

REQUIREMENT(find.needle.nul, find, "python-tests/21",
	"A search treats NUL, in the map and in the needle, as any other byte.",
	.level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "a\0\0b\0c\0\0");

	expect_int(CALL(find, m, B("b\0c"), I(0)), 3);
	expect_int(CALL(find, m, B("\0c\0"), I(0)), 4);
	expect_int(CALL(find, m, B("\0\0"), I(2)), 6);
	expect_int(CALL(find, m, B("\0"), I(2)), 2);
	expect_int(CALL(find, m, B("\0\0\0"), I(0)), -1);
	/* What stands before the NUL is there, and what stands behind it is not. */
	expect_int(CALL(find, m, B("a\0b"), I(0)), -1);
}

REQUIREMENT(find.needle.every-byte, find, "python2.4/65 python-docs/37",
	"find finds each of the 256 bytes.")
{
	unsigned char bytes[256];
	struct arg m;

	for (int i = 0; i < 256; i++)
		bytes[i] = (unsigned char)(255 - i);
	m = map_new(READ, bytes, sizeof(bytes));
	for (int i = 0; i < 256; i++)
		expect_int(CALL(find, m, BYTES(&bytes[i], 1), I(0)), i);
}

REQUIREMENT(find.index.window, find, "python2.4/66 python3.13/24 universal/22",
	"find looks at no byte of the file behind the map's end.")
{
	struct arg m = map_file(FILE_OF("abcdefghij"), READ, 0, 6);

	expect_int(CALL(find, m, B("ef"), I(0)), 4);
	expect_int(CALL(find, m, B("fg"), I(0)), -1);
	expect_int(CALL(find, m, B("efghij"), I(4)), -1);
	expect_int(CALL(find, m, B("h"), I(0)), -1);
}

REQUIREMENT(find.index.pages, find, "python2.4/65 python-docs/37",
	"A needle is found where it lies across two pages of the map.")
{
	size_t size = 3 * (size_t)page();
	char *bytes = keep_room(size);
	struct arg m;

	memcpy(bytes + 2 * page() - 3, "needle", 6);
	m = map_new(READ, bytes, size);
	expect_int(CALL(find, m, B("needle"), I(0)), 2 * page() - 3);
	expect_int(CALL(find, m, B("needle"), I(2 * page() - 2)), -1);
}

/* Search a map of exactly one page for one byte more than it has, and for what only its
 * last bytes begin. */
static void search_past_page(struct arg m, const char *bytes, size_t size)
{
	expect_int(CALL(find, m, BYTES(bytes, size), I(0)), -1);
	expect_int(CALL(find, m, B("ab"), I(0)), -1);
	expect_int(CALL(find, m, B("ab"), I(page() - 1)), -1);
	expect_int(CALL(find, m, B("a"), I(page() - 1)), page() - 1);
}

REQUIREMENT(find.needle.past-page, find, "universal/22",
	"A search for more than there is ends at the last byte of the map's last page.")
{
	size_t size = (size_t)page();
	char *bytes = keep_room(size + 1);

	memset(bytes, 'a', size + 1);
	search_past_page(map_new(READ, bytes, size), bytes, size + 1);
}

REQUIREMENT(find.needle.longer, find, "python-tests/22",
	"A needle longer than the map, or than the range searched, gives -1.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "aaaa");

	expect_int(CALL(find, m, B("aaaaa"), I(0)), -1);
	expect_int(CALL(find, m, B("aaa"), I(1), I(3)), -1);
	expect_int(CALL(find, m, B("aaa"), I(1), I(4)), 1);
}

REQUIREMENT(find.empty.start, find, "python-docs/1",
	"No bytes at all are found at the start of the range, up to the map's end.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t start = 0; start <= 4; start++) {
		expect_int(CALL(find, m, B(""), I(start)), start);
		for (int64_t end = start; end <= 4; end++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), start);
	}
}

REQUIREMENT(find.empty.reversed, find, "python3.13/23 python3.13/24",
	"A search for no bytes whose start is behind its end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t end = 0; end < 4; end++)
		for (int64_t start = end + 1; start <= 4; start++)
			expect_int(CALL(find, m, B(""), I(start), I(end)), -1);
}

REQUIREMENT(find.empty.outside, find, "python-docs/1 python3.13/23 python3.13/24",
	"A search for no bytes that starts behind the map's end gives -1.")
{
	struct arg m = map_bytes(READ, "abcd");

	expect_int(CALL(find, m, B(""), I(5)), -1);
	expect_int(CALL(find, m, B(""), I(5), I(9)), -1);
	expect_int(CALL(find, m, B(""), I(INT64_MAX)), -1);
}

REQUIREMENT(find.position.unmoved, find, "python2.4/4 python-docs/2",
	"find leaves the position, whether it finds or not.")
{
	struct arg m = map_bytes(READ, "abcdabcd");

	position(m, 3);
	expect_int(CALL(find, m, B("cd"), I(4)), 6);
	expect_int(CALL(tell, m), 3);
	expect_int(CALL(find, m, B("x"), I(0)), -1);
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(find.needle.buffers, find, "python3.13/25",
	"A bytearray, a memory view or an array can be searched for.")
{
	static const char *const kinds[] = { "bytearray", "memoryview", "array" };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const unsigned char *there = (const unsigned char *)"cdef";
		const unsigned char *absent = (const unsigned char *)"cdeh";

		expect_int(CALL(find, m, BUFFER(kinds[i], there, 4), I(0)), 2);
		expect_int(CALL(find, m, BUFFER(kinds[i], absent, 4), I(0)), -1);
	}
}

REQUIREMENT(find.needle.mapping, find, "python3.13/25",
	"Another map, or the map itself, can be searched for.")
{
	struct arg needle = map_bytes(READ, "cdef"), m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, needle, I(0)), 2);
	expect_int(CALL(find, needle, m, I(0)), -1);
	expect_int(CALL(find, m, m, I(0)), 0);
}

REQUIREMENT(find.needle.type, find, "python-docs/40",
	"A search for a text, a number or None raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, B("cd"), I(0)), 2);
	REFUSED(m, "TypeError", find, m, T("cd"), I(0));
	REFUSED(m, "TypeError", find, m, I(99), I(0));
	REFUSED(m, "TypeError", find, m, NONE, I(0));
}

REQUIREMENT(find.needle.keyword, find, "python-source/47",
	"What find does with its needle given by the keyword data.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, find, m, NAMED("data", B("cd"))));
}
