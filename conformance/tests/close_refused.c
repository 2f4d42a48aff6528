/* SPDX-License-Identifier: MIT
 *
 * Methods and operators of a closed map. */
#include "suite.h"

/* op works on the map that is its first argument, or its second if op is `native`, and with the
 * map closed it is an error of one of those kinds.  Returns the answer from before. */
#define BEFORE_CLOSE(kinds, op, ...)                                                               \
	before_close(kinds, OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

static const struct answer *before_close(const char *kinds, enum operation op,
                                         const struct arg *args)
{
	const struct answer *before = suite_call(op, args);

	expect_none(CALL(close, args[op == OP_native]));
	suite_attempt(NONE, kinds, op, args);
	return before;
}

static struct arg map_lines(void)
{
	return map_bytes(WRITE, "abc\ndef");
}

/* Edition 2.4 promises an exception and does not say which. */
static const char *closed_error(void)
{
	return python_at_least(3, 0) ? "ValueError" : "any";
}

REQUIREMENT(close.use.read, close, "python2.4/64 python3.13/20",
	"read on a closed map raises ValueError; before Python 3, any exception.")
{
	EXPECT_BYTES(BEFORE_CLOSE(closed_error(), read, map_lines(), I(2)), "ab");
}

REQUIREMENT(close.use.read-byte, close, "python2.4/64 python3.13/20",
	"read_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_byte(BEFORE_CLOSE(closed_error(), read_byte, map_lines()), 'a');
}

REQUIREMENT(close.use.readline, close, "python2.4/64 python3.13/20",
	"readline on a closed map raises ValueError; before Python 3, any exception.")
{
	EXPECT_BYTES(BEFORE_CLOSE(closed_error(), readline, map_lines()), "abc\n");
}

REQUIREMENT(close.use.write, close, "python2.4/64 python3.13/20",
	"write on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_ok(BEFORE_CLOSE(closed_error(), write, map_lines(), B("X")));
}

REQUIREMENT(close.use.write-byte, close, "python2.4/64 python3.13/20",
	"write_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_ok(BEFORE_CLOSE(closed_error(), write_byte, map_lines(), byte_argument('X')));
}

REQUIREMENT(close.use.seek, close, "python2.4/64 python3.13/20",
	"seek on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_ok(BEFORE_CLOSE(closed_error(), seek, map_lines(), I(2)));
}

REQUIREMENT(close.use.tell, close, "python2.4/64 python3.13/20",
	"tell on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_int(BEFORE_CLOSE(closed_error(), tell, map_lines()), 0);
}

REQUIREMENT(close.use.size, close, "python2.4/64 python3.13/20",
	"size on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_int(BEFORE_CLOSE(closed_error(), size, map_lines()), 7);
}

REQUIREMENT(close.use.find, close, "python2.4/64 python3.13/20",
	"find on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_int(BEFORE_CLOSE(closed_error(), find, map_lines(), B("d"), I(0)), 4);
}

REQUIREMENT(close.use.rfind, close, "python3.13/20",
	"rfind on a closed map raises ValueError.")
{
	expect_int(BEFORE_CLOSE(closed_error(), rfind, map_lines(), B("d"), I(0)), 4);
}

REQUIREMENT(close.use.move, close, "python2.4/64 python3.13/20",
	"move on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_ok(BEFORE_CLOSE(closed_error(), move, map_lines(), I(0), I(4), I(2)));
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
	expect_ok(BEFORE_CLOSE(closed_error(), flush, map_lines()));
}

REQUIREMENT(close.use.madvise, close, "python3.13/20",
	"madvise on a closed map raises ValueError.", .python = ">=3.8")
{
	expect_none(BEFORE_CLOSE(closed_error(), madvise, map_lines(), constant("MADV_NORMAL")));
}

REQUIREMENT(close.use.seekable, close, "python3.13/20",
	"seekable on a closed map raises ValueError.", .python = ">=3.13")
{
	expect_true(BEFORE_CLOSE(closed_error(), seekable, map_lines()));
}

REQUIREMENT(close.use.length, close, "python-docs/36",
	"The length of a closed map raises ValueError.")
{
	expect_int(BEFORE_CLOSE("ValueError", length, map_lines()), 7);
}

REQUIREMENT(close.use.truth, close, "python-docs/36",
	"A closed map in a condition raises ValueError, since its length does.")
{
	expect_true(BEFORE_CLOSE("ValueError", native, T("truth"), map_lines()));
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
	expect_ok(BEFORE_CLOSE("ValueError", set_item, map_lines(), I(1), byte_argument('X')));
}

REQUIREMENT(close.use.assign-slice, close, "python-docs/36",
	"Assigning to a slice of a closed map raises ValueError.")
{
	expect_ok(BEFORE_CLOSE("ValueError", set_slice, map_lines(), I(1), I(3), NONE, B("XY")));
}

REQUIREMENT(close.use.iteration, close, "python-docs/36",
	"Iterating over a closed map raises ValueError.")
{
	expect_ok(BEFORE_CLOSE("ValueError", native, T("iterate"), map_lines()));
}

REQUIREMENT(close.use.membership, close, "python-docs/36",
	"A question for membership in a closed map raises ValueError.")
{
	expect_ok(BEFORE_CLOSE("ValueError", native, T("contains"), map_lines(), B("a")));
}

REQUIREMENT(close.use.view, close, "python-docs/36",
	"Asking a closed map for a view raises ValueError.")
{
	struct arg m = map_lines();

	expect_none(CALL(view_release, result(CALL(export, m))));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", export, m);
}
