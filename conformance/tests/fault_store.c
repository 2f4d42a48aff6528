/* SPDX-License-Identifier: MIT
 *
 * What each operation that writes does when somebody cut the file under its memory. */
#include "fault.h"

REQUIREMENT(fault, cut_set_item,
	.id = "fault.cut.set-item",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_set_item,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "Assigning to a byte that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_item, m, I(lost()), byte_argument('#')));
}

REQUIREMENT(fault, cut_set_slice,
	.id = "fault.cut.set-slice",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "Assigning to a slice that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_slice, m, I(lost()), I(lost() + 4), NONE, B("WXYZ")));
}

REQUIREMENT(fault, cut_set_slice_across,
	.id = "fault.cut.set-slice-across",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "Assigning to a slice that begins before a cut and goes on behind it: how it "
		     "ends, and that an error stored nothing.")
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(set_slice, m, I(page() - 2), I(page() + 2), NONE, B("WXYZ")));
}

REQUIREMENT(fault, cut_write,
	.id = "fault.cut.write",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_write,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "write where a cut took the memory away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	position(m, lost());
	record_touch_at(m, CALL(write, m, B("WXYZ")));
}

REQUIREMENT(fault, cut_write_byte,
	.id = "fault.cut.write-byte",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_write_byte,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "write_byte where a cut took the memory away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	position(m, lost());
	record_touch_at(m, CALL(write_byte, m, byte_argument('#')));
}

REQUIREMENT(fault, cut_move_from,
	.id = "fault.cut.move-from",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_move,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "move from memory that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(move, m, I(0), I(lost()), I(4)));
}

REQUIREMENT(fault, cut_move_to,
	.id = "fault.cut.move-to",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_move,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "move to memory that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE);

	record_touch(m, CALL(move, m, I(lost()), I(0), I(4)));
}

REQUIREMENT(fault, cut_view_store,
	.id = "fault.cut.view-store",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_export,
	.needs = NEEDS_SHARED,
	.may_fault = true,
	.statement = "Assigning through a view to a byte that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(WRITE), view = result(CALL(export, m));

	record_touch(m, CALL(set_item, view, I(lost()), byte_argument('#')));
}
