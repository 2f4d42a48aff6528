/* SPDX-License-Identifier: MIT
 *
 * How many bytes the constructor maps, and where in the file they begin. */
#include "map_check.h"

REQUIREMENT(map.length.zero-now, map_fd, "python2.4/38 python3.9/17 python3.9/23 python3.13/3",
	"Length 0 takes the size that the file has at the time of the call, not the one that it "
	"had when it was opened.")
{
	struct file *f = FILE_OF("before");
	struct arg file = open_file(f, "rw"), before = result(CALL(map_fd, file, I(0)));

	expect_whole(before, "before");
	file_store(f, 6, " and after", 10);
	expect_whole(result(CALL(map_fd, file, I(0))), "before and after");
	expect_int(CALL(length, before), 6);
}

/* A file of one byte can be mapped, so that the refusal is the empty file's. */
static void expect_empty_refused(const char *kinds)
{
	struct arg one = open_file(FILE_OF("1"), "rw"), none = open_file(FILE_OF(""), "rw");

	expect_whole(result(CALL(map_fd, one, I(0))), "1");
	REFUSED(NONE, kinds, map_fd, none, I(0));
}

REQUIREMENT(map.length.zero-empty, map_fd, "python-tests/3",
	"On Unix length 0 of an empty file raises ValueError.", .level = RECOMMENDED)
{
	expect_empty_refused("ValueError");
}

REQUIREMENT(map.length.zero-empty-windows, map_fd,
	"python2.4/39 python2.4/40 python3.9/18 python3.9/19",
	"On Windows length 0 of an empty file is an error.")
{
	expect_empty_refused("any");
}

REQUIREMENT(map.length.zero-empty-windows-type, map_fd, "python-tests/2",
	"On Windows length 0 of an empty file raises ValueError.", .level = RECOMMENDED)
{
	expect_empty_refused("ValueError");
}

REQUIREMENT(map.length.beyond-windows, map_fd, "python2.4/37 python3.9/16",
	"On Windows a length beyond the end of the file makes the file that long, and its new "
	"bytes are zero.", .needs = NEEDS_GROWTH)
{
	struct file *f = FILE_OF("abc");
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(6)));

	expect_file_size(f, 6);
	EXPECT_FILE(f, 0, "abc\0\0\0");
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "abc\0\0\0");
}

REQUIREMENT(map.length.beyond, map_fd, "python-tests/4",
	"On Unix a length beyond the end of the file raises ValueError, within its last page as "
	"well.", .level = RECOMMENDED)
{
	static const int64_t sizes[] = { 100, 0 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg file = open_file(new_pattern_file(sizes[i]), "rw");

		REFUSED(NONE, "ValueError", map_fd, file, I(sizes[i] + 1));
		REFUSED(NONE, "ValueError", map_fd, file, I(page() + 1));
		REFUSED(NONE, "ValueError", map_fd, file, I(1000 * page()));
	}
}

REQUIREMENT(map.length.beyond-offset, map_fd, "python-source/1",
	"On Unix an offset and a length that together pass the end of the file raise ValueError, "
	"though the length alone would not.", .level = RECOMMENDED)
{
	int64_t size = granularity() + 100;
	struct arg file = open_file(new_pattern_file(size), "rw"),
	           offset = NAMED("offset", I(granularity()));

	expect_map(result(CALL(map_fd, file, I(100), offset)), granularity(), 100);
	REFUSED(NONE, "ValueError", map_fd, file, I(101), offset);
	REFUSED(NONE, "ValueError", map_fd, file, I(granularity()), offset);
}

REQUIREMENT(map.length.beyond-file, map_fd, "universal/13",
	"A constructor that refuses a length beyond the end of the file leaves the file's bytes "
	"and size as they were.")
{
	struct file *f = new_pattern_file(100);
	struct arg file = open_file(f, "rw");
	const int64_t lengths[] = { 101, page() + 1, 1000 * page() };

	expect_map(result(CALL(map_fd, file, I(100))), 0, 100);
	for (size_t i = 0; i < COUNT(lengths); i++) {
		if (ATTEMPT(NONE, map_fd, file, I(lengths[i]))->ok)
			skip("a length of %lld is accepted", (long long)lengths[i]);
	}
}

REQUIREMENT(map.offset.unaligned-errno, map_fd, "python-docs/78 python-source/2",
	"An offset that the system refuses as unaligned should raise OSError with EINVAL.",
	.level = RECOMMENDED)
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_errno(REFUSED(NONE, "OSError", map_fd, file, I(page()), NAMED("offset", I(1))),
	             EINVAL);
}

REQUIREMENT(map.offset.past-end, map_fd, "python-tests/6",
	"Length 0 with an offset far past the end of the file raises ValueError.",
	.level = RECOMMENDED)
{
	struct arg file = open_file(new_pattern_file(granularity() + 57), "rw");

	REFUSED(NONE, "ValueError", map_fd, file, I(0), NAMED("offset", I(2 * granularity())));
	REFUSED(NONE, "ValueError", map_fd, file, I(0), NAMED("offset", I(1000 * granularity())));
}

REQUIREMENT(map.offset.at-end, map_fd, "python-docs/78 python-source/3",
	"Length 0 with an offset of exactly the file's size must be refused, because the system "
	"refuses to map no bytes.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	struct arg last = NAMED("offset", I(granularity()));

	expect_map(result(CALL(map_fd, file, I(0), last)), granularity(), granularity());
	REFUSED(NONE, "any", map_fd, file, I(0), NAMED("offset", I(2 * granularity())));
}
