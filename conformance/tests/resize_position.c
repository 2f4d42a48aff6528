/* SPDX-License-Identifier: MIT */
/* The position when a map shrinks below it. */
#include "span.h"

/* A map of length 10 whose position is 20. */
static struct arg shrunk(void)
{
	struct arg m = map_pattern(WRITE, page());

	position(m, 20);
	expect_none(CALL(resize, m, I(10)));
	expect_int(CALL(length, m), 10);
	return m;
}

REQUIREMENT(resize, position_kept,
	.id = "resize.shrink.position-kept",
	.level = RECOMMENDED,
	.sources = "python-tests/38",
	.about = OP_resize,
	.needs = NEEDS_SHARED,
	.statement = "Shrinking leaves the position where it was, even past the new end.")
{
	struct arg m = shrunk();

	expect_int(CALL(tell, m), 20);
}

REQUIREMENT(resize, position_reads_nothing,
	.id = "resize.shrink.position-past-end-reads",
	.level = RECOMMENDED,
	.sources = "python-tests/39",
	.about = OP_resize,
	.needs = NEEDS_SHARED,
	.statement = "With the position past the end read and readline give empty bytes.")
{
	struct arg m = shrunk();

	EXPECT_BYTES(CALL(read, m, I(5)), "");
	EXPECT_BYTES(CALL(readline, m), "");
}

REQUIREMENT(resize, position_refuses,
	.id = "resize.shrink.position-past-end-refuses",
	.level = RECOMMENDED,
	.sources = "python-tests/40",
	.about = OP_resize,
	.needs = NEEDS_SHARED,
	.statement = "With the position past the end single bytes and writes raise ValueError.")
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", read_byte, m);
	REFUSED(m, "ValueError", write_byte, m, byte_argument('x'));
	REFUSED(m, "ValueError", write, m, B("x"));
}

REQUIREMENT(resize, position_harmless,
	.id = "resize.shrink.position-past-end-harmless",
	.level = REQUIRED,
	.sources = "universal/22 universal/33 universal/34",
	.about = OP_resize,
	.needs = NEEDS_SHARED,
	.statement = "With the position past the end nothing reads, writes or faults beyond the "
		     "map.")
{
	struct arg m = map_pattern(WRITE, 3 * page());

	position(m, 2 * page());
	expect_none(CALL(resize, m, I(10)));
	expect_int(CALL(length, m), 10);
	CALL(read_byte, m);
	CALL(read, m, I(page()));
	CALL(readline, m);
	CALL(find, m, B("x"));
	CALL(write_byte, m, byte_argument('x'));
	CALL(write, m, B("xyz"));
	expect_file_size(mapped_file(), 10);
	expect_file_pattern(mapped_file(), 0, 10);
}

REQUIREMENT(resize, position_seek,
	.id = "resize.shrink.seek-beyond",
	.level = RECOMMENDED,
	.sources = "python-tests/37",
	.about = OP_resize,
	.needs = NEEDS_SHARED,
	.statement = "After shrinking, seek to beyond the new end raises ValueError.")
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", seek, m, I(11));
	expect_ok(CALL(seek, m, I(10)));
	expect_int(CALL(tell, m), 10);
}
