/* SPDX-License-Identifier: MIT
 *
 * Maps that write through to the file. */
#include "map_check.h"

#include <unistd.h>

/* The documents promise the change of the file no earlier than a flush. */
static void write_back(struct arg m)
{
	if (offers(OP_flush))
		expect_ok(CALL(flush, m));
}

REQUIREMENT(access.write.item, set_item, "python2.4/24 python2.4/30 python2.4/31 python-docs/30",
	"Assigning to an index of a map that writes through changes that byte in memory and in the "
	"file.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	expect_whole(m, "abXdef");
	write_back(m);
	EXPECT_FILE(mapped_file(), 0, "abXdef");
}

REQUIREMENT(access.write.slice, set_slice, "python2.4/24 python2.4/30 python2.4/31 python-docs/30",
	"Assigning to a slice of a map that writes through changes those bytes in memory and in "
	"the file.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_slice, m, I(2), I(5), NONE, B("XYZ")));
	expect_whole(m, "abXYZf");
	write_back(m);
	EXPECT_FILE(mapped_file(), 0, "abXYZf");
}

REQUIREMENT(access.write.at-once, set_item, "python-source/34 posix/29",
	"Whether an ordinary read of the file sees a change at once, without a flush, is recorded.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");
	char found[7] = "";

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	if (pread(mapped_file()->fd, found, 6, 0) != 6)
		broken("cannot read the file: %s", strerror(errno));
	observe_text("%s", found[2] == 'X' ? "at once" : "not at once");
}

REQUIREMENT(access.default.write, map_fd, "python2.4/27 python2.4/58 python-docs/28",
	"A map made without access, flags and prot writes through to the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(6)));

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_whole(m, "abXYef");
	write_back(m);
	EXPECT_FILE(f, 0, "abXYef");
}

REQUIREMENT(access.private.resize, resize, "python-source/35",
	"What resizing a map made with MAP_PRIVATE does, to the file as well, is recorded.",
	.level = INFORMATIONAL, .needs = NEEDS_GROWTH, .may_fault = true)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(page()),
				   NAMED("flags", constant("MAP_PRIVATE"))));
	const char *end = ended(ATTEMPT(m, resize, m, I(2 * page())));

	observe_text("%s, the file %s", end, file_size(f) == page() ? "stays" : "follows");
}
