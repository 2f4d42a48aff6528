/* SPDX-License-Identifier: MIT
 *
 * Maps that keep no descriptor. */
#include "map_check.h"

static struct arg untracked(struct arg file, int64_t length)
{
	return result(CALL(map_fd, file, I(length), NAMED("trackfd", FALSE_)));
}

REQUIREMENT(map.trackfd.copy, map_fd, "python3.13/11 python3.13/17",
	"With trackfd false the descriptor is not duplicated.", .needs = NEEDS_LINUX_PROC)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");
	int before = descriptors();

	expect_whole(untracked(file, 6), "abcdef");
	expect_descriptors(before);
}

REQUIREMENT(map.trackfd.many, map_fd, "python3.13/15",
	"With trackfd false a process can have more maps than the system lets it open descriptors.")
{
	enum { LIMIT = 64 };
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m = NONE;

	limit(RLIMIT_NOFILE, LIMIT);
	for (int i = 0; i <= LIMIT; i++)
		m = untracked(file, 6);
	expect_whole(m, "abcdef");
}

REQUIREMENT(map.trackfd.size, size, "python3.13/12 python3.13/13",
	"With trackfd false size() fails.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m;

	expect_int(CALL(size, map_file(f, WRITE, 0, 0)), 6);
	m = untracked(file, 6);
	expect_whole(m, "abcdef");
	REFUSED(m, "any", size, m);
}

REQUIREMENT(map.trackfd.size-errno, size, "python-tests/11",
	"With trackfd false size() raises OSError with EBADF.", .level = RECOMMENDED)
{
	expect_errno(REFUSED_ON("OSError", size, untracked(open_file(FILE_OF("abcdef"), "rw"), 6)),
	             EBADF);
}

REQUIREMENT(map.trackfd.resize, resize, "python3.13/12 python3.13/14",
	"With trackfd false resize() fails and leaves map and file, whatever the new size.",
	.needs = NEEDS_GROWTH)
{
	static const int64_t sizes[] = { 6, 3, 12 };
	struct file *f = FILE_OF("abcdef"), *other = FILE_OF("abcdef");
	struct arg tracked = map_file(other, WRITE, 0, 0), m = untracked(open_file(f, "rw"), 6);

	expect_ok(CALL(resize, tracked, I(9)));
	expect_file_size(other, 9);
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "any", resize, m, I(sizes[i]));
	expect_whole(m, "abcdef");
}

REQUIREMENT(map.trackfd.resize-type, resize, "python-tests/12",
	"With trackfd false resize() raises ValueError, for a read-only map and for the same size "
	"as well.", .level = RECOMMENDED)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m = untracked(file, 6);

	REFUSED(m, "ValueError", resize, m, I(9));
	REFUSED(m, "ValueError", resize, m, I(6));
	m = result(CALL(map_fd, file, I(6), NAMED("access", I(READ)), NAMED("trackfd", FALSE_)));
	REFUSED(m, "ValueError", resize, m, I(6));
}

REQUIREMENT(map.trackfd.rest, map_fd, "python-tests/13",
	"With trackfd false everything else works after the descriptor is closed.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m = untracked(file, 6);

	expect_none(CALL(file_close, file));
	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	expect_int(CALL(find, m, B("e"), I(0)), 4);
	expect_ok(CALL(write, m, B("XY")));
	expect_none(CALL(move, m, I(0), I(2), I(1)));
	expect_ok(CALL(set_item, m, I(5), byte_argument('Z')));
	expect_ok(CALL(seek, m, I(1)));
	expect_int(CALL(tell, m), 1);
	expect_ok(CALL(flush, m));
	expect_whole(m, "XbXYeZ");
	EXPECT_FILE(f, 0, "XbXYeZ");
	expect_none(CALL(close, m));
}
