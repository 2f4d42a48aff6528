/* SPDX-License-Identifier: MIT */
#include "span.h"

/* Memory that a map lends out: what the bytes-like world sees of it. */

REQUIREMENT(view.contents, export, "python2.4/7 python-docs/1 python-docs/3",
	"A view has the map's length and bytes, as whoever searches or packs sees it.",
	.python = ">=3.0")
{
	struct arg m = map_pattern(READ, page() + 10);
	struct arg v = result(CALL(export, m));

	expect_map(v, 0, page() + 10);
	expect_byte(CALL(get_item, v, I(page() + 9)), pattern_byte(page() + 9));
}

REQUIREMENT(view.writes-through, export, "python-docs/1 python-docs/3",
	"What is read into a view of a writable map is in the map and in the file.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * page());
	struct arg v = result(CALL(export, m));

	store(v, page() - 2, "abcd");
	expect_text_at(m, page() - 2, "abcd");
	expect_pattern(m, 0, page() - 2, 0);
	expect_pattern(m, page() + 2, 2 * page() - 2, page() + 2);
	EXPECT_FILE(mapped_file(), page() - 2, "abcd");
	expect_file_pattern(mapped_file(), page() + 2, 2 * page() - 2);
}

REQUIREMENT(view.shows-changes, export, "python-docs/1 python-docs/3",
	"A view is the map's memory: what is stored in the map shows in the view.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, page());
	struct arg v = result(CALL(export, m));

	store(m, 5, "abc");
	expect_text_at(v, 5, "abc");
	expect_pattern(v, 0, 5, 0);
	expect_pattern(v, 8, page() - 8, 8);
}

REQUIREMENT(view.copy-leaves-file, export, "python-docs/31 universal/29",
	"What is written through a view of a copy-on-write map stays out of the file.",
	.python = ">=3.0")
{
	struct arg m = map_pattern(COPY, page() + 3);
	struct arg v = result(CALL(export, m));

	store(v, page() - 1, "abcd");
	expect_text_at(m, page() - 1, "abcd");
	expect_file_pattern(mapped_file(), 0, page() + 3);
}

REQUIREMENT(view.part, export, "python-docs/1 python-docs/3",
	"A view of a part begins and ends where it was asked to, and shares that part.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	struct arg v = result(CALL(export, m, I(page() - 5), I(page() + 5)));

	expect_map(v, page() - 5, 10);
	store(v, 0, "0123456789");
	expect_text_at(m, page() - 5, "0123456789");
	expect_pattern(m, 0, page() - 5, 0);
	expect_pattern(m, page() + 5, page() - 5, page() + 5);
}

REQUIREMENT(view.as-string, write, "python2.4/6",
	"Before Python 3 a map is taken where a string is wanted.", .needs = NEEDS_SHARED)
{
	struct arg from = map_bytes(READ, "abc"), m = map_bytes(WRITE, "0123456789");

	position(m, 2);
	expect_ok(CALL(write, m, from));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "01abc56789");
	EXPECT_FILE(mapped_file(), 0, "01abc56789");
}

REQUIREMENT(view.read-is-copy, read, "python-docs/48",
	"What read gave stays as it was when the map changes; a new read shows the change.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");
	const struct answer *before = CALL(read, m, I(4));

	EXPECT_BYTES(before, "abcd");
	store(m, 0, "WXYZ");
	position(m, 0);
	EXPECT_BYTES(CALL(read, m, I(4)), "WXYZ");
	EXPECT_BYTES(before, "abcd");
}

REQUIREMENT(view.readonly, readonly, "universal/58 python-source/36",
	"A view of a read-only map must be read-only, and a view of a writable map writable.",
	.needs = NEEDS_SHARED)
{
	expect_false(CALL(readonly, result(CALL(export, map_pattern(WRITE, page())))));
	expect_true(CALL(readonly, result(CALL(export, map_pattern(READ, page())))));
}

REQUIREMENT(view.format, export, "python-source/43",
	"The format of a view: single bytes, as many as the map has.", .level = INFORMATIONAL)
{
	observe(CALL(native, T("export_format"), result(CALL(export, map_pattern(READ, page())))));
}

REQUIREMENT(view.read-only-leaves-file, export, "universal/30",
	"Whatever a store through a view of a read-only map does, the file stays.",
	.python = ">=3.0", .may_fault = true)
{
	struct arg m = map_pattern(READ, page());
	struct arg v = result(CALL(export, m));

	expect_pattern(v, 0, page(), 0);
	CALL(set_item, v, I(3), byte_argument('x'));
	expect_file_pattern(mapped_file(), 0, page());
}

/* Ending or resizing a map while a view of it is held. */

/* A view that is held still answers: with its bytes or with an error. */
static void expect_alive(struct arg v, const char *first)
{
	const struct answer *a = CALL(get_slice, v, I(0), I((int64_t)strlen(first)));

	if (a->ok)
		expect_bytes(a, first, strlen(first));
	CALL(get_item, v, I(3));
}

REQUIREMENT(view.held.close-is-safe, export, "python-docs/1 python-docs/3",
	"Closing a map while a view is held, whatever it answers, leaves no memory to fault on.")
{
	struct arg m = map_bytes(READ, "abcdef");
	struct arg v = result(CALL(export, m));

	expect_text_at(v, 0, "abcdef");
	ATTEMPT(m, close, m);
	expect_alive(v, "abcdef");
}

REQUIREMENT(view.held.resize-is-safe, export, "python-docs/1 python-docs/3",
	"Resizing a map while a view is held, whatever it answers, leaves no memory to fault on.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, 3 * page());
	struct arg v = result(CALL(export, m));

	store(v, 0, "abcdef");
	expect_text_at(m, 0, "abcdef");
	ATTEMPT(m, resize, m, I(64 * page()));
	expect_alive(v, "abcdef");
}

REQUIREMENT(view.held.kinds, export, "python-source/39",
	"While a view is held close and resize raise BufferError, and the map stays usable.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	const struct answer *resized, *closed;

	expect_ok(CALL(export, m));
	resized = CALL(resize, m, I(page()));
	closed = CALL(close, m);
	observe_text("resize: %s, close: %s, length: %s", outcome(resized), outcome(closed),
	             outcome(ATTEMPT(m, length, m)));
}

REQUIREMENT(view.held.empty, export, "python-source/40",
	"A view of no bytes counts as held when the map is closed.", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	expect_ok(CALL(export, m, I(0), I(0)));
	observe(ATTEMPT(m, close, m));
}

REQUIREMENT(view.released, view_release, "python-docs/52 python3.13/19 python-source/41",
	"After a view is released, resize() and close() must work.", .python = ">=3.2",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	struct arg v = result(CALL(export, m));

	expect_byte(CALL(get_item, v, I(0)), pattern_byte(0));
	expect_ok(CALL(view_release, v));
	expect_error(CALL(get_item, v, I(0)), "ValueError");
	expect_none(CALL(resize, m, I(page())));
	expect_int(CALL(length, m), page());
	expect_none(CALL(close, m));
}

REQUIREMENT(view.held.order, resize, "python-docs/53 python-source/42",
	"resize() of a read-only map that lends out a view must be refused without effect.",
	.needs = NEEDS_SHARED)
{
	struct arg writable = map_pattern(WRITE, 2 * page()), m = map_pattern(READ, 2 * page()), v;

	expect_none(CALL(resize, writable, I(page())));
	v = result(CALL(export, m));
	REFUSED(m, "TypeError|BufferError", resize, m, I(page()));
	expect_byte(CALL(get_item, v, I(page())), pattern_byte(page()));
}
