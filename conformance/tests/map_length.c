/* SPDX-License-Identifier: MIT
 *
 * How many bytes the constructor maps, and where in the file they begin. */
#include "map_check.h"

REQUIREMENT(map.length.bytes, map_fd,
	"python2.4/3 python2.4/14 python2.4/35 python2.4/36 python2.4/48 python2.4/49 "
	"python3.9/14 python3.9/15 python3.9/21 python3.9/22 python3.13/1 python3.13/2 "
	"universal/28",
	"The constructor maps exactly as many bytes of the file as its length says, whatever the "
	"page size.")
{
	const int64_t lengths[] = { 1, page() - 1, page(), page() + 1, 2 * page() + 57 };
	struct file *f = new_pattern_file(2 * page() + 57);
	struct arg file = open_file(f, "rw");

	for (size_t i = 0; i < COUNT(lengths); i++)
		expect_map(result(CALL(map_fd, file, I(lengths[i]))), 0, lengths[i]);
}

REQUIREMENT(map.length.zero, map_fd, "python2.4/38 python3.9/17 python3.9/23 python3.13/3",
	"Length 0 maps the whole file.")
{
	const int64_t sizes[] = { 1, page(), 2 * page() + 57 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct file *f = new_pattern_file(sizes[i]);

		expect_map(result(CALL(map_fd, open_file(f, "rw"), I(0))), 0, sizes[i]);
	}
}

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

REQUIREMENT(map.length.zero-offset, map_fd, "python-tests/1",
	"Length 0 with an offset maps the rest of the file from the offset on.",
	.level = RECOMMENDED)
{
	struct file *f = new_pattern_file(2 * granularity() + 57);
	struct arg file = open_file(f, "rw");

	for (int64_t offset = 0; offset <= 2 * granularity(); offset += granularity())
		expect_map(result(CALL(map_fd, file, I(0), NAMED("offset", I(offset)))), offset,
		           2 * granularity() + 57 - offset);
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

REQUIREMENT(map.offset.default, map_fd, "python3.13/8",
	"Without an offset the map begins where one with offset 0 begins, at the file's first "
	"byte.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()))), 0, page());
	expect_map(result(CALL(map_fd, file, I(page()), NAMED("offset", I(0)))), 0, page());
}

REQUIREMENT(map.offset.window, map_fd, "python-docs/13 universal/28",
	"With an offset index 0 is the file's byte at the offset, and the map ends its length "
	"later.", .python = ">=2.6")
{
	const int64_t unit = granularity();
	const struct {
		int64_t offset, length;
	} windows[] = { { 0, unit },
		        { unit, 1 },
		        { unit, unit },
		        { unit, 2 * unit + 57 },
		        { 2 * unit, unit + 57 },
		        { 3 * unit, 57 } };
	struct arg file = open_file(new_pattern_file(3 * unit + 57), "rw");

	for (size_t i = 0; i < COUNT(windows); i++)
		expect_map(result(CALL(map_fd, file, I(windows[i].length),
		                       NAMED("offset", I(windows[i].offset)))),
		           windows[i].offset, windows[i].length);
}

REQUIREMENT(map.offset.position, map_fd, "python-docs/14",
	"A new map's position is 0, whatever its offset, and what is read there is the file's byte "
	"at the offset.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	struct arg m = result(CALL(map_fd, file, I(page()), NAMED("offset", I(granularity()))));

	expect_int(CALL(tell, m), 0);
	expect_byte(CALL(read_byte, m), pattern_byte(granularity()));
	expect_int(CALL(tell, m), 1);
}

REQUIREMENT(map.offset.unaligned, map_fd, "python3.13/9",
	"An offset that is no multiple of the allocation granularity is an error without effect.")
{
	const int64_t unit = granularity();
	const int64_t offsets[] = { 1, unit / 2, unit - 1, unit + 1, page() };
	struct arg file = open_file(new_pattern_file(3 * unit), "rw");

	expect_map(result(CALL(map_fd, file, I(unit), NAMED("offset", I(unit)))), unit, unit);
	for (size_t i = 0; i < COUNT(offsets); i++)
		if (offsets[i] % unit != 0)
			REFUSED(NONE, "any", map_fd, file, I(unit), NAMED("offset", I(offsets[i])));
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
