/* SPDX-License-Identifier: MIT
 *
 * read to the end of the map. */
#include "suite.h"

REQUIREMENT(read.all.omitted, read, "python-docs/46",
	"read without a count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.all.none, read, "python-docs/46",
	"read with None as its count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m, NONE), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read.all.negative, read, "python-docs/46",
	"read with a negative count reads to the end, whichever it is.")
{
	static const int64_t counts[] = { -1, -2, -9, INT64_MIN + 1, INT64_MIN };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < COUNT(counts); i++) {
		position(m, 2);
		EXPECT_BYTES(CALL(read, m, I(counts[i])), "cdefgh");
		expect_int(CALL(tell, m), 8);
	}
}

REQUIREMENT(read.all.window, read, "python-docs/46",
	"The end that read stops at is the map's, though the file goes on.")
{
	struct arg m = map_file(FILE_OF("abcdefgh"), READ, 0, 5);

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cde");
	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(5)), "cde");
}
