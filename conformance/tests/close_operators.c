/* SPDX-License-Identifier: MIT
 *
 * Operators on a closed map. */
#include "map_check.h"

REQUIREMENT(close, use_length,
	.id = "close.use.length",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "The length of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_int(CALL(length, m), 6);
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", length, m);
}

REQUIREMENT(close, use_truth,
	.id = "close.use.truth",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "A closed map in a condition raises ValueError, since its length does.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_true(CALL(native, T("truth"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("truth"), m);
}

REQUIREMENT(close, use_index,
	.id = "close.use.index",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Indexing a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_byte(CALL(get_item, m, I(1)), 'b');
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", get_item, m, I(1));
	REFUSED(NONE, "ValueError", get_item, m, I(-1));
}

REQUIREMENT(close, use_slice,
	.id = "close.use.slice",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Slicing a closed map raises ValueError, an empty slice as well.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	EXPECT_BYTES(CALL(get_slice, m, I(1), I(3)), "bc");
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", get_slice, m, I(1), I(3));
	REFUSED(NONE, "ValueError", get_slice, m, I(0), I(0));
	REFUSED(NONE, "ValueError", get_slice, m, NONE, NONE);
}

REQUIREMENT(close, use_assign_index,
	.id = "close.use.assign-index",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Assigning to an index of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(1), byte_argument('X')));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", set_item, m, I(1), byte_argument('X'));
}

REQUIREMENT(close, use_assign_slice,
	.id = "close.use.assign-slice",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Assigning to a slice of a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_slice, m, I(1), I(3), NONE, B("XY")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", set_slice, m, I(1), I(3), NONE, B("XY"));
}

REQUIREMENT(close, use_iteration,
	.id = "close.use.iteration",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Iterating over a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("iterate"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("iterate"), m);
}

REQUIREMENT(close, use_membership,
	.id = "close.use.membership",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "A question for membership in a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("contains"), m, B("a")));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("contains"), m, B("a"));
}

REQUIREMENT(close, use_view,
	.id = "close.use.view",
	.level = REQUIRED,
	.sources = "python-docs/36",
	.about = OP_close,
	.statement = "Asking a closed map for a view raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_none(CALL(view_release, result(CALL(export, m))));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", export, m);
}
