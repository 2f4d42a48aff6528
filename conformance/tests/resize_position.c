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

REQUIREMENT(resize.shrink.position-kept, resize, "python-tests/38",
	"Shrinking leaves the position where it was, even past the new end.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	expect_int(CALL(tell, m), 20);
}

REQUIREMENT(resize.shrink.position-past-end-reads, resize, "python-tests/39",
	"With the position past the end read and readline give empty bytes.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	EXPECT_BYTES(CALL(read, m, I(5)), "");
	EXPECT_BYTES(CALL(readline, m), "");
}

REQUIREMENT(resize.shrink.position-past-end-refuses, resize, "python-tests/40",
	"With the position past the end single bytes and writes raise ValueError.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", read_byte, m);
	REFUSED(m, "ValueError", write_byte, m, byte_argument('x'));
	REFUSED(m, "ValueError", write, m, B("x"));
}

REQUIREMENT(resize.shrink.position-past-end-harmless, resize,
	"universal/22 universal/33 universal/34",
	"With the position past the end nothing reads, writes or faults beyond the map.",
	.needs = NEEDS_SHARED)
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

REQUIREMENT(resize.shrink.seek-beyond, resize, "python-tests/37",
	"After shrinking, seek to beyond the new end raises ValueError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = shrunk();

	REFUSED(m, "ValueError", seek, m, I(11));
	expect_ok(CALL(seek, m, I(10)));
	expect_int(CALL(tell, m), 10);
}
