/* SPDX-License-Identifier: MIT
 *
 * What each operation that reads does when somebody cut the file under its memory. */
#include "fault.h"

REQUIREMENT(fault, cut_get_item,
	.id = "fault.cut.get-item",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_get_item,
	.may_fault = true,
	.statement = "Getting a byte that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_item, m, I(lost())));
}

REQUIREMENT(fault, cut_get_slice,
	.id = "fault.cut.get-slice",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_get_slice,
	.may_fault = true,
	.statement = "Getting a slice that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}

REQUIREMENT(fault, cut_read,
	.id = "fault.cut.read",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_read,
	.may_fault = true,
	.statement = "read of bytes that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(read, m, I(4)));
}

REQUIREMENT(fault, cut_read_byte,
	.id = "fault.cut.read-byte",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_read_byte,
	.may_fault = true,
	.statement = "read_byte of a byte that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(read_byte, m));
}

REQUIREMENT(fault, cut_readline,
	.id = "fault.cut.readline",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_readline,
	.may_fault = true,
	.statement = "readline where a cut took the line away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(readline, m));
}

REQUIREMENT(fault, cut_find,
	.id = "fault.cut.find",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_find,
	.may_fault = true,
	.statement = "find in memory that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(find, m, B("needle"), I(lost())));
}

REQUIREMENT(fault, cut_rfind,
	.id = "fault.cut.rfind",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_rfind,
	.may_fault = true,
	.statement = "rfind in memory that a cut took away: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(rfind, m, B("needle"), I(lost())));
}

REQUIREMENT(fault, cut_view,
	.id = "fault.cut.view",
	.level = INFORMATIONAL,
	.sources = "posix/17 universal/25",
	.about = OP_export,
	.may_fault = true,
	.statement = "Getting a byte that a cut took away through a view: how it ends.")
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_item, result(CALL(export, m)), I(lost())));
}

REQUIREMENT(fault, cut_copy,
	.id = "fault.cut.copy",
	.level = INFORMATIONAL,
	.sources = "posix/19 universal/25",
	.about = OP_get_slice,
	.may_fault = true,
	.statement = "Getting what was written to a copy-on-write page that a cut took away: how "
		     "it ends.")
{
	struct arg m = map_pattern(COPY, 3 * page());

	store(m, lost(), "mine");
	expect_text_at(m, lost(), "mine");
	file_truncate(mapped_file(), page());
	record_touch(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}
