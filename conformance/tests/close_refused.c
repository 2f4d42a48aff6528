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

REQUIREMENT(close.use.find, close, "python2.4/64 python3.13/20",
	"find on a closed map raises ValueError; before Python 3, any exception.")
{
	expect_int(BEFORE_CLOSE(closed_error(), find, map_lines(), B("d"), I(0)), 4);
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
