/* SPDX-License-Identifier: MIT
 *
 * The attribute closed, the context, and what a closed map still answers. */
#include "map_check.h"

REQUIREMENT(close.closed, closed, "python3.9/45 python3.13/22 python-docs/34",
	"closed is false while the map is open and true once it is closed.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_false(CALL(closed, m));
	expect_whole(m, "abcdef");
	expect_false(CALL(closed, m));
	expect_none(CALL(close, m));
	expect_true(CALL(closed, m));
	expect_true(CALL(closed, m));
}

REQUIREMENT(close.closed-assigned, native, "python-docs/35",
	"closed cannot be assigned.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_true(CALL(native, T("has"), m, T("closed")));
	REFUSED(m, "any", native, T("set_attribute"), m, T("closed"), TRUE_);
	expect_false(CALL(closed, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", native, T("set_attribute"), m, T("closed"), FALSE_);
	expect_true(CALL(closed, m));
}

REQUIREMENT(close.context.exit, native, "python3.13/18 python-docs/33",
	"A map can be used in a with block, is open inside it, and closed when it is left.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_ok(CALL(native, T("context.enter"), m));
	expect_whole(m, "abcdef");
	expect_ok(CALL(native, T("context.exit"), m));
	expect_true(CALL(closed, m));
	REFUSED(NONE, "ValueError", read, m, I(1));
}

REQUIREMENT(close.context.exception, native, "python-docs/33",
	"Leaving a with block through an exception closes the map too, and lets the exception "
	"pass.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_true(CALL(native, T("context.fail"), m));
	expect_true(CALL(closed, m));
	REFUSED(NONE, "ValueError", read, m, I(1));
}

REQUIREMENT(close.context.self, native, "python-tests/19",
	"Entering a with block gives the map itself.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(WRITE, "abcdef"), inside;

	inside = result(CALL(native, T("context.enter"), m));
	expect(inside.value.tag == VALUE_HANDLE && inside.value.number == m.value.number,
	       "expected the map's own handle");
	expect_whole(inside, "abcdef");
}

REQUIREMENT(close.context.closed, native, "python-tests/20",
	"Entering a with block with a closed map raises ValueError.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_ok(CALL(native, T("context.enter"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("context.enter"), m);
}

REQUIREMENT(close.answers, close, "python-source/37",
	"What a closed map still answers of its text form, its hash, a further close and leaving a "
	"with block is recorded.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_none(CALL(close, m));
	observe_text("text: %s, hash: %s, close: %s, leaving: %s",
		     ended(CALL(native, T("text"), m)), ended(CALL(native, T("hash"), m)),
		     ended(ATTEMPT(m, close, m)), ended(CALL(native, T("context.exit"), m)));
}

REQUIREMENT(close.seekable-answer, seekable, "python-source/38",
	"What seekable answers on a closed map is recorded.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_none(CALL(close, m));
	observe(ATTEMPT(m, seekable, m));
}
