/* SPDX-License-Identifier: MIT
 *
 * tell and size: what a map says of its position and of its file. */
#include "span.h"

REQUIREMENT(seek.tell.position, tell, "python2.4/4 python2.4/92 python-docs/62",
	"tell gives the position, wherever it is.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	for (int64_t at = 8; at >= 0; at--) {
		position(m, at);
		expect_int(CALL(tell, m), at);
	}
}

REQUIREMENT(seek.tell.repeated, tell, "python2.4/92 python-docs/2 python-docs/62",
	"tell does not move the position.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 3);
	expect_int(CALL(tell, m), 3);
	expect_int(CALL(tell, m), 3);
	EXPECT_BYTES(CALL(read, m, I(1)), "d");
}

REQUIREMENT(seek.tell.new, tell, "python-docs/14",
	"A new map's position is 0, with an offset too, and then follows the reads.")
{
	int64_t g = granularity();
	struct arg m = map_file(new_pattern_file(2 * g), READ, g, g);

	expect_int(CALL(tell, m), 0);
	expect_ok(CALL(read, m, I(5)));
	expect_int(CALL(tell, m), 5);
}

REQUIREMENT(seek.tell.own, tell, "python2.4/4 python-docs/62",
	"Two maps of one file have a position each.")
{
	struct file *f = FILE_OF("abcdefgh");
	struct arg one = map_file(f, READ, 0, 0), other = map_file(f, READ, 0, 0);

	position(one, 3);
	position(other, 5);
	expect_int(CALL(tell, one), 3);
	expect_int(CALL(tell, other), 5);
}

REQUIREMENT(seek.size.file, size, "python2.4/90 python-docs/63",
	"size gives the length of the file.")
{
	static const char text[] = "abcdefghijkl";

	for (size_t size = 1; size < sizeof(text); size += 5)
		expect_int(CALL(size, map_new(READ, text, size)), (int64_t)size);
}

REQUIREMENT(seek.size.window, size, "python2.4/91 python-docs/63",
	"size gives the length of the whole file, though less of it is mapped.")
{
	struct arg m = map_file(FILE_OF("abcdefghijkl"), READ, 0, 5);

	expect_int(CALL(size, m), 12);
	expect_int(CALL(length, m), 5);
}

REQUIREMENT(seek.size.offset, size, "python-docs/63",
	"size gives the length of the whole file, though the map begins at an offset.")
{
	int64_t g = granularity();
	struct arg m = map_file(new_pattern_file(2 * g + 7), READ, g, 7);

	expect_int(CALL(size, m), 2 * g + 7);
}

REQUIREMENT(seek.size.large, size, "python2.4/90 python-docs/63 python-tests/56 universal/27",
	"size() must give the length of a file that takes more than 32 bits.",
	.needs = NEEDS_GROWTH)
{
	const int64_t sizes[] = { ((int64_t)1 << 31) + 1, ((int64_t)1 << 32) + 5, 0x180000000 };
	struct file *f = new_pattern_file(page());
	struct arg m = map_file(f, READ, 0, page());

	for (size_t i = 0; i < COUNT(sizes); i++) {
		make_huge(f, sizes[i]);
		expect_int(CALL(size, m), sizes[i]);
		expect_int(CALL(size, map_file(f, READ, 0, page())), sizes[i]);
	}
	expect_int(CALL(length, m), page());
}

REQUIREMENT(seek.size.shrunk, size, "python2.4/90 python-docs/63",
	"size follows a file that somebody else made shorter.")
{
	struct arg m = map_bytes(READ, "abcdefghijkl");

	expect_int(CALL(size, m), 12);
	file_truncate(mapped_file(), 10);
	expect_int(CALL(size, m), 10);
}

REQUIREMENT(seek.size.grown, size, "python2.4/90 python2.4/91 python-docs/63",
	"size follows a file that somebody else made longer; the map stays as it was.",
	.needs = NEEDS_GROWTH)
{
	struct arg m = map_bytes(READ, "abcdefghijkl");

	expect_int(CALL(size, m), 12);
	file_truncate(mapped_file(), 3 * page());
	expect_int(CALL(size, m), 3 * page());
	expect_int(CALL(length, m), 12);
}

REQUIREMENT(seek.size.anonymous, size, "python-docs/64 python-docs/65",
	"size of anonymous memory gives the map's length.")
{
	expect_int(CALL(size, map_anonymous(page() + 5)), page() + 5);
}

REQUIREMENT(seek.size.anonymous-kind, size, "python-source/73",
	"What size says of anonymous memory before Python 3.15.", .level = INFORMATIONAL,
	.python = ">=2.5")
{
	observe(ATTEMPT_ON(size, map_anonymous(page())));
}
