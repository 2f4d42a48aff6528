/* SPDX-License-Identifier: MIT */
/* Bytes of a map that are assigned to other bytes of it: recorded. */
#include "span.h"

/* The map after start:stop:step of it was given what its bytes from first on are. */
static const char *assigned(struct arg start, struct arg stop, int64_t step, int64_t first,
			    int64_t end)
{
	struct arg m = map_bytes(WRITE, "0123456789abcdef");
	struct arg view = result(CALL(export, m, I(first), I(end)));
	const struct answer *a = CALL(set_slice, m, start, stop, I(step), view);

	return a->ok ? answered(CALL(get_slice, m, NONE, NONE)) : outcome(a);
}

REQUIREMENT(slice.set.own-view, set_slice, "python-source/76",
	"The map after a view of itself was assigned to a slice, next to it, over it, backwards "
	"and in steps.", .level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	observe_text("on: %s, turned: %s, second: %s, down: %s, behind: %s, before: %s",
		     assigned(I(2), I(14), 1, 0, 12), assigned(NONE, NONE, -1, 0, 16),
		     assigned(I(0), NONE, 2, 0, 8), assigned(I(15), I(7), -2, 4, 8),
		     assigned(I(0), I(8), 2, 8, 12), assigned(I(8), I(16), 2, 3, 7));
}

REQUIREMENT(slice.set.own-edges, set_slice, "python-source/76",
	"The same where one byte only is shared, at either end.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	observe_text("first up: %s, last up: %s, first down: %s, last down: %s",
		     assigned(I(8), NONE, 2, 5, 9), assigned(I(0), I(8), 2, 6, 10),
		     assigned(NONE, I(7), -2, 6, 10), assigned(I(7), NONE, -2, 7, 11));
}
