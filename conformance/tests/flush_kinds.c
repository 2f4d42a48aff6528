/* SPDX-License-Identifier: MIT */
/* Flushing maps that have nothing to write back: recorded. */
#include "span.h"

REQUIREMENT(flush.read-and-copy, flush, "python-source/52",
	"On ACCESS_READ and ACCESS_COPY maps a flush of an unaligned range, and of a range "
	"outside.", .level = INFORMATIONAL)
{
	struct arg r = map_pattern(READ, 2 * page()), c = map_pattern(COPY, 2 * page());

	observe_text("read: %s and %s, copy: %s and %s", outcome(CALL(flush, r, I(1), I(1))),
	             outcome(CALL(flush, r, I(0), I(3 * page()))),
	             outcome(CALL(flush, c, I(1), I(1))),
	             outcome(CALL(flush, c, I(0), I(3 * page()))));
}

REQUIREMENT(flush.anonymous, flush, "python-source/53",
	"A flush of anonymous memory: how it ends.", .level = INFORMATIONAL, .python = ">=2.5")
{
	struct arg private =
	    result(CALL(map_fd, I(-1), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));

	observe_text("shared: %s, private: %s", outcome(CALL(flush, map_anonymous(page()))),
	             outcome(CALL(flush, private)));
}

REQUIREMENT(flush.protected, flush, "python-source/53",
	"A flush of a map made with PROT_READ: how it ends.", .level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(page());

	observe(CALL(flush, result(CALL(map_fd, open_file(f, "r"), I(page()),
	                                NAMED("prot", constant("PROT_READ"))))));
}

REQUIREMENT(flush.file-cut, flush, "python-source/55 posix/9",
	"A flush after the file was cut below the map: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * page());

	fill(m, 2 * page(), 10, 'x');
	file_truncate(mapped_file(), page());
	observe(CALL(flush, m));
}
