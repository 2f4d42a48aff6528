/* SPDX-License-Identifier: MIT
 *
 * read to the end of the map. */
#include "suite.h"

REQUIREMENT(read, omitted,
	.id = "read.all.omitted",
	.level = REQUIRED,
	.sources = "python-docs/46",
	.about = OP_read,
	.statement = "read without a count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read, none,
	.id = "read.all.none",
	.level = REQUIRED,
	.sources = "python-docs/46",
	.about = OP_read,
	.statement = "read with None as its count reads to the end.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	position(m, 2);
	EXPECT_BYTES(CALL(read, m, NONE), "cdefgh");
	expect_int(CALL(tell, m), 8);
}

REQUIREMENT(read, negative,
	.id = "read.all.negative",
	.level = REQUIRED,
	.sources = "python-docs/46",
	.about = OP_read,
	.statement = "read with a negative count reads to the end, whichever it is.")
{
	static const int64_t counts[] = { -1, -2, -9, INT64_MIN + 1, INT64_MIN };
	struct arg m = map_bytes(READ, "abcdefgh");

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		position(m, 2);
		EXPECT_BYTES(CALL(read, m, I(counts[i])), "cdefgh");
		expect_int(CALL(tell, m), 8);
	}
}

REQUIREMENT(read, window,
	.id = "read.all.window",
	.level = REQUIRED,
	.sources = "python-docs/46",
	.about = OP_read,
	.statement = "The end that read stops at is the map's, though the file goes on.")
{
	struct arg m = map_file(FILE_OF("abcdefgh"), READ, 0, 5);

	position(m, 2);
	EXPECT_BYTES(CALL(read, m), "cde");
	position(m, 2);
	EXPECT_BYTES(CALL(read, m, I(5)), "cde");
}
