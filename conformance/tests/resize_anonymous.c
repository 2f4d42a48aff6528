/* SPDX-License-Identifier: MIT */
/* Resizing memory that no file stands behind. */
#include "span.h"

REQUIREMENT(resize.anonymous.grow, resize, "python2.4/82 python-docs/52",
	"Growing anonymous memory is an error without effect, or adds usable zeros.",
	.python = ">=2.5", .needs = NEEDS_SHARED)
{
	struct arg file = map_pattern(WRITE, 2 * page()), m = map_anonymous(page());

	expect_none(CALL(resize, file, I(page())));
	expect_int(CALL(length, file), page());
	store(m, page() - 2, "ab");
	if (ATTEMPT(m, resize, m, I(3 * page()))->ok) {
		expect_int(CALL(length, m), 3 * page());
		expect_filled(m, page(), 2 * page(), 0);
		store_seen(m, 3 * page() - 2, "cd");
	}
	expect_filled(m, 0, page() - 2, 0);
	expect_text_at(m, page() - 2, "ab");
}

/* Python takes the flags of the system; a map made with ACCESS_COPY cannot be resized there. */
static struct arg map_private_anonymous(int64_t length)
{
	struct arg kind =
	    claims("python") ? NAMED("flags", constant("MAP_PRIVATE")) : NAMED("access", I(COPY));

	return result(CALL(map_fd, I(-1), I(length), kind));
}

REQUIREMENT(resize.anonymous.private, resize, "python2.4/82 python-source/67",
	"Private anonymous memory must grow with zeros, shrink, and keep its bytes.",
	.python = ">=2.5 unix")
{
	struct arg m = map_private_anonymous(page());

	fill(m, 0, page(), 'x');
	expect_none(CALL(resize, m, I(2 * page())));
	expect_int(CALL(length, m), 2 * page());
	expect_filled(m, 0, page(), 'x');
	expect_filled(m, page(), page(), 0);
	expect_none(CALL(resize, m, I(10)));
	expect_int(CALL(length, m), 10);
	expect_filled(m, 0, 10, 'x');
}

REQUIREMENT(resize.anonymous.grow-kind, resize, "python-tests/58",
	"Growing shared anonymous memory should raise ValueError.", .level = RECOMMENDED)
{
	struct arg m = map_anonymous(page());

	store(m, 0, "kept");
	REFUSED(m, "ValueError", resize, m, I(2 * page()));
	expect_text_at(m, 0, "kept");
	expect_none(CALL(resize, m, I(page() / 2)));
}
