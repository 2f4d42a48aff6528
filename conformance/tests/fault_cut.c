/* SPDX-License-Identifier: MIT
 *
 * What each operation that reads does when somebody cut the file under its memory. */
#include "fault.h"

REQUIREMENT(fault.cut.get-item, get_item, "posix/17 universal/25",
	"Getting a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_item, m, I(lost())));
}

REQUIREMENT(fault.cut.get-slice, get_slice, "posix/17 universal/25",
	"Getting a slice that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}

REQUIREMENT(fault.cut.read, read, "posix/17 universal/25",
	"read of bytes that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(read, m, I(4)));
}

REQUIREMENT(fault.cut.read-byte, read_byte, "posix/17 universal/25",
	"read_byte of a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(read_byte, m));
}

REQUIREMENT(fault.cut.readline, readline, "posix/17 universal/25",
	"readline where a cut took the line away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	position(m, lost());
	record_touch_at(m, CALL(readline, m));
}

REQUIREMENT(fault.cut.find, find, "posix/17 universal/25",
	"find in memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(find, m, B("needle"), I(lost())));
}

REQUIREMENT(fault.cut.rfind, rfind, "posix/17 universal/25",
	"rfind in memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(rfind, m, B("needle"), I(lost())));
}

REQUIREMENT(fault.cut.view, export, "posix/17 universal/25",
	"Getting a byte that a cut took away through a view: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	record_touch(m, CALL(get_item, result(CALL(export, m)), I(lost())));
}

REQUIREMENT(fault.cut.copy, get_slice, "posix/19 universal/25",
	"Getting what was written to a copy-on-write page that a cut took away: how it ends.",
	.level = INFORMATIONAL, .may_fault = true)
{
	struct arg m = map_pattern(COPY, 3 * page());

	store(m, lost(), "mine");
	expect_text_at(m, lost(), "mine");
	file_truncate(mapped_file(), page());
	record_touch(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}
