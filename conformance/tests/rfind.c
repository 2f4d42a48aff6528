/* SPDX-License-Identifier: MIT
 *
 * rfind: the highest index of a needle, compared with a search by hand. */
#include "suite.h"

/* The highest index within [start, end] where needle lies, both inside the text. */
static int64_t highest(const char *text, const char *needle, int64_t start, int64_t end)
{
	int64_t size = (int64_t)strlen(needle);

	for (int64_t i = end - size; i >= start; i--)
		if (memcmp(text + i, needle, (size_t)size) == 0)
			return i;
	return -1;
}

static struct arg needle_argument(const char *needle)
{
	return BYTES(needle, strlen(needle));
}

REQUIREMENT(rfind.index.highest, rfind, "python3.9/39 python-docs/38",
	"rfind gives the highest index at which the needle begins.")
{
	struct arg m = map_bytes(READ, "abcabcabx");

	expect_int(CALL(rfind, m, B("abc"), I(0)), 3);
	expect_int(CALL(rfind, m, B("ab"), I(0)), 6);
	expect_int(CALL(rfind, m, B("x"), I(0)), 8);
	expect_int(CALL(rfind, m, B("abcabcabx"), I(0)), 0);
}

REQUIREMENT(rfind.index.absent, rfind, "python-docs/39",
	"rfind gives -1 where the needle does not occur.")
{
	struct arg m = map_bytes(READ, "xabcabcab");

	expect_int(CALL(rfind, m, B("abd"), I(0)), -1);
	expect_int(CALL(rfind, m, B("abcabcabc"), I(0)), -1);
	expect_int(CALL(rfind, m, B("\0"), I(0)), -1);
	expect_int(CALL(rfind, m, B("x"), I(1)), -1);
}

REQUIREMENT(rfind.end.every, rfind, "python-docs/38 python-docs/39",
	"To every end rfind agrees with a search by hand, for all needles of one to four letters "
	"out of two.")
{
	enum { SIZE = 41 };
	static const char text[] = "aababbbaabaaabbababbbbaaaababaabbabbbbaba";
	struct arg m = map_new(READ, text, SIZE);

	for (unsigned size = 1; size <= 4; size++) {
		for (unsigned bits = 0; bits < 1u << size; bits++) {
			char needle[5] = { 0 };

			for (unsigned i = 0; i < size; i++)
				needle[i] = (bits >> i & 1) != 0 ? 'b' : 'a';
			for (int64_t end = 0; end <= SIZE; end++)
				expect_int(CALL(rfind, m, needle_argument(needle), I(0), I(end)),
					   highest(text, needle, 0, end));
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

REQUIREMENT(rfind.needle.periodic, rfind, "python-docs/38 python-docs/39",
	"Needles that nearly repeat themselves are found from the end where they are, and one "
	"wrong byte in them makes the difference.")
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
				expect_int(CALL(rfind, m, needle_argument(needle), I(0)),
					   highest(text, needle, 0, SIZE));
			}
		}
	}
}

REQUIREMENT(rfind.index.window, rfind, "python-docs/39 universal/22",
	"rfind looks at no byte of the file behind the map's end.")
{
	struct arg m = map_file(FILE_OF("abcabcabcd"), READ, 0, 7);

	expect_int(CALL(rfind, m, B("ca"), I(0)), 5);
	expect_int(CALL(rfind, m, B("ab"), I(0)), 3);
	expect_int(CALL(rfind, m, B("d"), I(0)), -1);
	expect_int(CALL(rfind, m, B("abcabcabcd"), I(0)), -1);
}

REQUIREMENT(rfind.position.unmoved, rfind, "python-docs/2",
	"rfind leaves the position, whether it finds or not.")
{
	struct arg m = map_bytes(READ, "abcdabcd");

	position(m, 3);
	expect_int(CALL(rfind, m, B("cd"), I(0)), 6);
	expect_int(CALL(tell, m), 3);
	expect_int(CALL(rfind, m, B("x"), I(0)), -1);
	expect_int(CALL(tell, m), 3);
}

REQUIREMENT(rfind.needle.buffers, rfind, "python3.13/25",
	"A bytearray, a memory view or an array can be searched for from the end.")
{
	static const char *const kinds[] = { "bytearray", "memoryview", "array" };
	struct arg m = map_bytes(READ, "abcdabcdefgh");

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const unsigned char *there = (const unsigned char *)"abcd";
		const unsigned char *absent = (const unsigned char *)"abce";

		expect_int(CALL(rfind, m, BUFFER(kinds[i], there, 4), I(0)), 4);
		expect_int(CALL(rfind, m, BUFFER(kinds[i], absent, 4), I(0)), -1);
	}
}

REQUIREMENT(rfind.needle.type, rfind, "python-docs/40",
	"A search from the end for a text, a number or None raises TypeError.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(rfind, m, B("cd"), I(0)), 2);
	REFUSED(m, "TypeError", rfind, m, T("cd"), I(0));
	REFUSED(m, "TypeError", rfind, m, I(99), I(0));
	REFUSED(m, "TypeError", rfind, m, NONE, I(0));
}

REQUIREMENT(rfind.needle.keyword, rfind, "python-source/47",
	"What rfind does with its needle given by the keyword data.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, rfind, m, NAMED("data", B("cd"))));
}
