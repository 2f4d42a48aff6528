/* SPDX-License-Identifier: MIT */
#include "span.h"

/* What resize() of a private map does, and what it does to another map. */

REQUIREMENT(resize.private, resize, "python-source/35",
	"Resizing a map made with MAP_PRIVATE: what it does to the file.", .level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(2 * page()),
	                           NAMED("flags", constant("MAP_PRIVATE"))));
	const struct answer *a = CALL(resize, m, I(page()));

	observe_text("%s, the file is %s", outcome(a),
	             file_size(f) == page() ? "cut" : "as it was");
}

REQUIREMENT(resize.private.read-only-descriptor, resize, "python-source/68",
	"resize() of a private map must fail if its descriptor was opened for reading.",
	.python = "unix", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg other = map_pattern(WRITE, 2 * page());
	struct arg m = result(CALL(map_fd, open_file(f, "r"), I(2 * page()),
	                           NAMED("flags", constant("MAP_PRIVATE"))));

	expect_resized(CALL(resize, other, I(page())));
	observe(REFUSED(m, "any", resize, m, I(page())));
	expect_file_size(f, 2 * page());
}

REQUIREMENT(access.private.resize, resize, "python-source/35",
	"What resizing a map made with MAP_PRIVATE does, to the file as well, is recorded.",
	.level = INFORMATIONAL, .needs = NEEDS_GROWTH, .may_fault = true)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(
	    CALL(map_fd, open_file(f, "rw"), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));
	const char *end = ended(ATTEMPT(m, resize, m, I(2 * page())));

	observe_text("%s, the file %s", end, file_size(f) == page() ? "stays" : "follows");
}

REQUIREMENT(resize.other-map.length, resize, "posix/16 universal/45",
	"Another map of the same file must keep its length when one is resized.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct arg m = map_pattern(WRITE, page()), other = map_file(mapped_file(), WRITE, 0, 0);

	expect_resized(CALL(resize, m, I(3 * page())));
	expect_int(CALL(length, m), 3 * page());
	expect_int(CALL(length, other), page());
}
