/* SPDX-License-Identifier: MIT
 *
 * What each operation that writes does when somebody cut the file under its memory. */
#include "fault.h"

REQUIREMENT(fault.cut.set-item, set_item, "posix/17 universal/25",
	"Assigning to a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_item, m, I(lost()), byte_argument('#')));
}

REQUIREMENT(fault.cut.set-slice, set_slice, "posix/17 universal/25",
	"Assigning to a slice that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_slice, m, I(lost()), I(lost() + 4), NONE, B("WXYZ")));
}

REQUIREMENT(fault.cut.set-slice-across, set_slice, "posix/17 universal/25",
	"Assigning to a slice that begins before a cut and goes on behind it: how it ends, and "
	"that an error stored nothing.", .level = INFORMATIONAL, .needs = NEEDS_SHARED,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_slice, m, I(page() - 2), I(page() + 2), NONE, B("WXYZ")));
}

REQUIREMENT(fault.cut.write, write, "posix/17 universal/25",
	"write where a cut took the memory away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	position(m, lost());
	record_touch_at(m, CALL(write, m, B("WXYZ")));
}

REQUIREMENT(fault.cut.write-byte, write_byte, "posix/17 universal/25",
	"write_byte where a cut took the memory away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	position(m, lost());
	record_touch_at(m, CALL(write_byte, m, byte_argument('#')));
}

REQUIREMENT(fault.cut.move-from, move, "posix/17 universal/25",
	"move from memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(move, m, I(0), I(lost()), I(4)));
}

REQUIREMENT(fault.cut.move-to, move, "posix/17 universal/25",
	"move to memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(move, m, I(lost()), I(0), I(4)));
}

REQUIREMENT(fault.cut.view-store, export, "posix/17 universal/25",
	"Assigning through a view to a byte that a cut took away: how it ends.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE), view = result(CALL(export, m));

	record_touch(m, CALL(set_item, view, I(lost()), byte_argument('#')));
}
