/* SPDX-License-Identifier: MIT
 *
 * Methods and operators of a closed map. */
#include "map_check.h"

/* Edition 2.4 promises an exception and does not say which. */
static const char *closed_error(void)
{
	return python_at_least(3, 0) ? "ValueError" : "any";
}

REQUIREMENT(close.use.read, close, "python2.4/64 python3.13/20",
	"read on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), read, m, I(2));
}

REQUIREMENT(close.use.read-byte, close, "python2.4/64 python3.13/20",
	"read_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_byte(CALL(read_byte, m), 'a');
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), read_byte, m);
}

REQUIREMENT(close.use.readline, close, "python2.4/64 python3.13/20",
	"readline on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	EXPECT_BYTES(CALL(readline, m), "abc\n");
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), readline, m);
}

REQUIREMENT(close.use.write, close, "python2.4/64 python3.13/20",
	"write on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(write, m, B("X")));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), write, m, B("X"));
}

REQUIREMENT(close.use.write-byte, close, "python2.4/64 python3.13/20",
	"write_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), write_byte, m, byte_argument('X'));
}

REQUIREMENT(close.use.seek, close, "python2.4/64 python3.13/20",
	"seek on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(seek, m, I(2)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), seek, m, I(2));
}

REQUIREMENT(close.use.tell, close, "python2.4/64 python3.13/20",
	"tell on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(tell, m), 0);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), tell, m);
}

REQUIREMENT(close.use.size, close, "python2.4/64 python3.13/20",
	"size on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(size, m), 7);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), size, m);
}

REQUIREMENT(close.use.find, close, "python2.4/64 python3.13/20",
	"find on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(find, m, B("d"), I(0)), 4);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), find, m, B("d"), I(0));
}

REQUIREMENT(close.use.rfind, close, "python3.13/20",
	"rfind on a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(rfind, m, B("d"), I(0)), 4);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), rfind, m, B("d"), I(0));
}

REQUIREMENT(close.use.move, close, "python2.4/64 python3.13/20",
	"move on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(move, m, I(0), I(4), I(2)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), move, m, I(0), I(4), I(2));
}

REQUIREMENT(close.use.resize, close, "python2.4/64 python3.13/20",
	"resize on a closed map raises ValueError; before Python 3, any exception.",
	.needs = NEEDS_GROWTH)
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(resize, m, I(9)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), resize, m, I(7));
}

REQUIREMENT(close.use.flush, close, "python2.4/64 python3.13/20",
	"flush on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(flush, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), flush, m);
}

REQUIREMENT(close.use.madvise, close, "python3.13/20",
	"madvise on a closed map raises ValueError.", .python = ">=3.8")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_none(CALL(madvise, m, constant("MADV_NORMAL")));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), madvise, m, constant("MADV_NORMAL"));
}

REQUIREMENT(close.use.seekable, close, "python3.13/20",
	"seekable on a closed map raises ValueError.", .python = ">=3.13")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_true(CALL(seekable, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), seekable, m);
}

REQUIREMENT(close.use.length, close, "python-docs/36",
	"The length of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_int(CALL(length, m), 6);
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", length, m);
}

REQUIREMENT(close.use.truth, close, "python-docs/36",
	"A closed map in a condition raises ValueError, since its length does.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_true(CALL(native, T("truth"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("truth"), m);
}

REQUIREMENT(close.use.index, close, "python-docs/36",
	"Indexing a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_byte(CALL(get_item, m, I(1)), 'b');
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", get_item, m, I(1));
	REFUSED(NONE, "ValueError", get_item, m, I(-1));
}

REQUIREMENT(close.use.slice, close, "python-docs/36",
	"Slicing a closed map raises ValueError, an empty slice as well.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	EXPECT_BYTES(CALL(get_slice, m, I(1), I(3)), "bc");
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", get_slice, m, I(1), I(3));
	REFUSED(NONE, "ValueError", get_slice, m, I(0), I(0));
	REFUSED(NONE, "ValueError", get_slice, m, NONE, NONE);
}

REQUIREMENT(close.use.assign-index, close, "python-docs/36",
	"Assigning to an index of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(1), byte_argument('X')));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", set_item, m, I(1), byte_argument('X'));
}

REQUIREMENT(close.use.assign-slice, close, "python-docs/36",
	"Assigning to a slice of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_slice, m, I(1), I(3), NONE, B("XY")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", set_slice, m, I(1), I(3), NONE, B("XY"));
}

REQUIREMENT(close.use.iteration, close, "python-docs/36",
	"Iterating over a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("iterate"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("iterate"), m);
}

REQUIREMENT(close.use.membership, close, "python-docs/36",
	"A question for membership in a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("contains"), m, B("a")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("contains"), m, B("a"));
}

REQUIREMENT(close.use.view, close, "python-docs/36",
	"Asking a closed map for a view raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_none(CALL(view_release, result(CALL(export, m))));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", export, m);
}
