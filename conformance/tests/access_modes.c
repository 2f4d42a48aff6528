/* SPDX-License-Identifier: MIT
 *
 * Maps that write through to the file, and maps that are copied when they are written. */
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

REQUIREMENT(access.write.at-once, set_item, "posix/29 universal/31 python-source/34",
	"read() of the file must show a change of a shared map at once, without a flush().",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	EXPECT_FILE(mapped_file(), 0, "abXdef");
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
	struct arg m = result(
	    CALL(map_fd, open_file(f, "rw"), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));
	const char *end = ended(ATTEMPT(m, resize, m, I(2 * page())));

	observe_text("%s, the file %s", end, file_size(f) == page() ? "stays" : "follows");
}

/* m and other map the test's file, which began as "abcdef"; m was written and shows text. */
static void expect_copied(struct arg m, struct arg other, const char *text)
{
	expect_whole(m, text);
	expect_whole(other, "abcdef");
	expect_file_size(mapped_file(), 6);
	EXPECT_FILE(mapped_file(), 0, "abcdef");
}

REQUIREMENT(access.copy.item, set_item, "python2.4/25 python2.4/32 python2.4/33 python-docs/31",
	"Assigning to an index of a copy-on-write map changes its memory and leaves the file and "
	"other maps alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	expect_copied(m, other, "abXdef");
}

REQUIREMENT(access.copy.slice, set_slice, "python2.4/25 python2.4/32 python2.4/33 python-docs/31",
	"Assigning to a slice of a copy-on-write map changes its memory and leaves the file and "
	"other maps alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_copied(m, other, "abXYef");
}

REQUIREMENT(access.copy.write, write, "python2.4/25 python-docs/31",
	"write on a copy-on-write map changes its memory and leaves the file and other maps alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(write, m, B("XY")));
	expect_copied(m, other, "XYcdef");
}

REQUIREMENT(access.copy.write-byte, write_byte, "python2.4/25 python-docs/31",
	"write_byte on a copy-on-write map changes its memory and leaves the file and other maps "
	"alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_copied(m, other, "Xbcdef");
}

REQUIREMENT(access.copy.move, move, "python2.4/25 python-docs/31",
	"move on a copy-on-write map changes its memory and leaves the file and other maps alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(move, m, I(0), I(3), I(3)));
	expect_copied(m, other, "defdef");
}

REQUIREMENT(access.copy.flush, set_slice, "python2.4/33 python-docs/31",
	"Flushing a copy-on-write map that was written keeps its memory and leaves the file alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_whole(m, "abXYef");
	expect_ok(CALL(flush, m));
	expect_copied(m, other, "abXYef");
}

REQUIREMENT(access.copy.close, close, "python2.4/33 python-docs/31",
	"Closing a copy-on-write map that was written leaves the file alone.")
{
	struct arg m = map_bytes(COPY, "abcdef"), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(2));
	expect_whole(other, "abcdef");
	EXPECT_FILE(mapped_file(), 0, "abcdef");
}
