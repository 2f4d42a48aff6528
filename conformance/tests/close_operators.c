/* SPDX-License-Identifier: MIT
 *
 * Operators on a closed map. */
#include "map_check.h"

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
