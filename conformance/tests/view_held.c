/* SPDX-License-Identifier: MIT */
/* Ending or resizing a map while a view of it is held. */
#include "span.h"

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

REQUIREMENT(view.released, view_release, "python-source/41",
	"Once the view is released, resize and close work.", .level = INFORMATIONAL,
	.python = ">=3.2", .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	struct arg v = result(CALL(export, m));
	const struct answer *released = CALL(view_release, v), *resized;

	resized = CALL(resize, m, I(page()));
	observe_text("release: %s, resize: %s, close: %s", outcome(released), outcome(resized),
	             outcome(ATTEMPT(m, close, m)));
}

REQUIREMENT(view.held.order, export, "python-source/42",
	"What a resize notices first: a view that is held, or that the map is read-only.",
	.level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_ok(CALL(export, m));
	observe(ATTEMPT(m, resize, m, I(page())));
}
