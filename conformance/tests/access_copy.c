/* SPDX-License-Identifier: MIT
 *
 * Maps that are copied when they are written. */
#include "map_check.h"

/* m and other map f, which began as "abcdef"; m was written and shows text. */
static void expect_copied(struct arg m, struct arg other, const struct file *f, const char *text)
{
	expect_whole(m, text);
	expect_whole(other, "abcdef");
	expect_file_size(f, 6);
	EXPECT_FILE(f, 0, "abcdef");
}

REQUIREMENT(access.copy.item, set_item, "python2.4/25 python2.4/32 python2.4/33 python-docs/31",
	"Assigning to an index of a copy-on-write map changes its memory and leaves the file and "
	"other maps alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	expect_copied(m, other, f, "abXdef");
}

REQUIREMENT(access.copy.slice, set_slice, "python2.4/25 python2.4/32 python2.4/33 python-docs/31",
	"Assigning to a slice of a copy-on-write map changes its memory and leaves the file and "
	"other maps alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_copied(m, other, f, "abXYef");
}

REQUIREMENT(access.copy.write, write, "python2.4/25 python-docs/31",
	"write on a copy-on-write map changes its memory and leaves the file and other maps alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(write, m, B("XY")));
	expect_copied(m, other, f, "XYcdef");
}

REQUIREMENT(access.copy.write-byte, write_byte, "python2.4/25 python-docs/31",
	"write_byte on a copy-on-write map changes its memory and leaves the file and other maps "
	"alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_copied(m, other, f, "Xbcdef");
}

REQUIREMENT(access.copy.move, move, "python2.4/25 python-docs/31",
	"move on a copy-on-write map changes its memory and leaves the file and other maps alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(move, m, I(0), I(3), I(3)));
	expect_copied(m, other, f, "defdef");
}

REQUIREMENT(access.copy.flush, set_slice, "python2.4/33 python-docs/31",
	"Flushing a copy-on-write map that was written keeps its memory and leaves the file alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_whole(m, "abXYef");
	expect_ok(CALL(flush, m));
	expect_copied(m, other, f, "abXYef");
}

REQUIREMENT(access.copy.close, close, "python2.4/33 python-docs/31",
	"Closing a copy-on-write map that was written leaves the file alone.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, COPY, 0, 0), other = map_file(f, WRITE, 0, 0);

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(2));
	expect_whole(other, "abcdef");
	EXPECT_FILE(f, 0, "abcdef");
}
