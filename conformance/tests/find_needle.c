/* SPDX-License-Identifier: MIT
 *
 * find() and rfind(): what can be a needle, and needles that nearly occur, which a search that
 * skips gets wrong and a naive one is slow at. */
#include "find.h"
#include "span.h"

/* A Fibonacci word: each is the one before it followed by the one before that. */
static void fibonacci_word(char *text, size_t size)
{
	memcpy(text, "ab", 2);
	for (size_t made = 2, before = 1; made < size; made += before, before = made - before)
		memcpy(text + made, text, before);
}

/* Search for parts of a Fibonacci word, and for the same with one wrong byte. */
static void search_periodic(enum operation op)
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
				expect_int(search(op, m, BYTES(needle, size), 0),
				           naive_search(op, text, needle, 0, SIZE));
			}
		}
	}
}

REQUIREMENT(find.needle.periodic, find, "python2.4/65 python2.4/66 python-docs/37 python3.13/24",
	"Needles that nearly repeat themselves are found where they are, and one wrong byte in "
	"them makes the difference.")
{
	search_periodic(OP_find);
}

REQUIREMENT(rfind.needle.periodic, rfind, "python-docs/38 python-docs/39",
	"Needles that nearly repeat themselves are found from the end where they are, and one "
	"wrong byte in them makes the difference.")
{
	search_periodic(OP_rfind);
}

enum { SAME = 31, SIZE = 2 * SAME + 2 };

/* Letters a with one b in their midst. */
static const unsigned char *needle(void)
{
	static unsigned char bytes[SIZE];

	memset(bytes, 'a', SIZE);
	bytes[SAME] = 'b';
	return bytes;
}

/* A map of so many letters a, in which the needle stands at each of the two places. */
static struct arg map_almost(int64_t size, int64_t one, int64_t other)
{
	unsigned char *bytes = keep_room((size_t)size);
	struct arg m;

	memset(bytes, 'a', (size_t)size);
	memcpy(bytes + one, needle(), SIZE);
	memcpy(bytes + other, needle(), SIZE);
	m = map_new(READ, bytes, (size_t)size);
	return m;
}

REQUIREMENT(find.needle.almost-everywhere, find, "python2.4/65 python2.4/66",
	"find gives the lowest place of a needle that all but one byte of stand everywhere.",
	.python = ">=2.6")
{
	const int64_t size = 3 * page() + 11;
	struct arg m = map_almost(size, 2 * page() + 5, size - SIZE);

	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(0)), 2 * page() + 5);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(2 * page() + 6)), size - SIZE);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(size - SIZE + 1)), -1);
	expect_int(CALL(find, m, BYTES(needle(), SIZE), I(0), I(2 * page() + 4 + SIZE)), -1);
}

REQUIREMENT(rfind.needle.almost-everywhere, rfind, "python3.9/39 python-docs/38",
	"rfind gives the highest place of a needle that all but one byte of stand everywhere.")
{
	const int64_t size = 3 * page() + 11;
	struct arg m = map_almost(size, 0, page() - 3);

	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(0)), page() - 3);
	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(0), I(page() - 4 + SIZE)), 0);
	expect_int(CALL(rfind, m, BYTES(needle(), SIZE), I(1), I(page() - 4 + SIZE)), -1);
}

/* Search a map of dots in which a needle of size letters stands at one place after the other. */
static void each_place(enum operation op, size_t size)
{
	enum { PLACES = 200 };
	static const unsigned char letters[] = "xyzzy-plugh";
	const struct arg sought = BYTES(letters, size);
	unsigned char dots[PLACES];
	struct arg m;

	memset(dots, '.', sizeof(dots));
	m = map_new(READ, dots, sizeof(dots));
	for (size_t place = 0; place + size <= PLACES; place += 1 + place / 16) {
		const int64_t at = (int64_t)place, end = (int64_t)(place + size);

		file_store(mapped_file(), at, letters, size);
		expect_int(search_within(op, m, sought, 0, PLACES), at);
		expect_int(search_within(op, m, sought, 0, end - 1), -1);
		file_store(mapped_file(), at, dots, size);
	}
}

REQUIREMENT(find.needle.each-place, find, "python2.4/65 python2.4/66",
	"find sees a needle wherever it stands, and not when its last byte is out of range.",
	.python = ">=2.6")
{
	each_place(OP_find, 2);
	each_place(OP_find, 5);
}

REQUIREMENT(rfind.needle.each-place, rfind, "python3.9/39 python-docs/38",
	"rfind sees a needle wherever it stands, and not when its last byte is out of range.")
{
	each_place(OP_rfind, 2);
	each_place(OP_rfind, 5);
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
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(READ, bytes, EVERY);

	for (int i = 0; i < EVERY; i++)
		expect_int(CALL(find, m, BYTES(&bytes[i], 1), I(0)), i);
}

REQUIREMENT(find.needle.past-page, find, "universal/22",
	"A search for more than there is ends at the last byte of the map's last page.")
{
	const size_t size = (size_t)page();
	char *bytes = keep_room(size + 1);
	struct arg m;

	memset(bytes, 'a', size + 1);
	m = map_new(READ, bytes, size);
	expect_int(CALL(find, m, BYTES(bytes, size + 1), I(0)), -1);
	expect_int(CALL(find, m, B("ab"), I(0)), -1);
	expect_int(CALL(find, m, B("ab"), I(page() - 1)), -1);
	expect_int(CALL(find, m, B("a"), I(page() - 1)), page() - 1);
}

REQUIREMENT(find.needle.longer, find, "python-tests/22",
	"A needle longer than the map, or than the range searched, gives -1.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "aaaa");

	expect_int(CALL(find, m, B("aaaaa"), I(0)), -1);
	expect_int(CALL(find, m, B("aaa"), I(1), I(3)), -1);
	expect_int(CALL(find, m, B("aaa"), I(1), I(4)), 1);
}

REQUIREMENT(find.needle.mapping, find, "python3.13/25",
	"Another map, or the map itself, can be searched for.")
{
	struct arg needle = map_bytes(READ, "cdef"), m = map_bytes(READ, "abcdefgh");

	expect_int(CALL(find, m, needle, I(0)), 2);
	expect_int(CALL(find, needle, m, I(0)), -1);
	expect_int(CALL(find, m, m, I(0)), 0);
}

REQUIREMENT(find.needle.keyword, find, "python-source/47",
	"What find does with its needle given by the keyword data.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(find, map_bytes(READ, "abcd"), NAMED("data", B("cd"))));
}

REQUIREMENT(rfind.needle.keyword, rfind, "python-source/47",
	"What rfind does with its needle given by the keyword data.", .level = INFORMATIONAL)
{
	observe(ATTEMPT_ON(rfind, map_bytes(READ, "abcd"), NAMED("data", B("cd"))));
}
