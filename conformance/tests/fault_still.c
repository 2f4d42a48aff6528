/* SPDX-License-Identifier: MIT
 *
 * What touches no memory goes on working after somebody cut the file under a map: here a
 * signal is a failure. */
#include "fault.h"
#include "go.h"

REQUIREMENT(fault.still.length, length, "posix/18",
	"A map must keep its length after the file was truncated.")
{
	expect_int(CALL(length, map_cut_to_page(READ)), 3 * page());
}

REQUIREMENT(fault.still.size, size, "python2.4/90 python-docs/63 posix/18",
	"size() must be the new length of the file after the file was truncated.")
{
	expect_int(CALL(size, map_cut_to_page(READ)), page());
}

REQUIREMENT(fault.still.seek, seek, "posix/18",
	"seek() beyond the end of the file must work after the file was truncated.")
{
	struct arg m = map_cut_to_page(READ);

	expect_ok(CALL(seek, m, I(lost())));
	expect_int(CALL(tell, m), lost());
}

REQUIREMENT(fault.still.seek-end, seek, "posix/18",
	"Records whether seek() to the end after the file was truncated finds the end of the map or "
	"of the file.", .level = INFORMATIONAL)
{
	struct arg m = map_cut_to_page(READ);
	const struct answer *a = CALL(seek, m, I(0), I(2));

	if (a->ok)
		a = CALL(tell, m);
	observe_text("%s", !a->ok                          ? ended(a)
	                   : a->value.number == 3 * page() ? "the map's"
	                                                   : "another");
}

REQUIREMENT(fault.still.tell, tell, "posix/18",
	"tell() beyond the end of the file must work after the file was truncated.")
{
	struct arg m = map_pattern(READ, 3 * page());

	position(m, lost());
	file_truncate(mapped_file(), page());
	expect_int(CALL(tell, m), lost());
}

REQUIREMENT(fault.still.read-nothing, read, "posix/18",
	"read() of no bytes beyond the end of the file must work after the file was truncated.")
{
	struct arg m = map_cut_to_page(READ);

	expect_left(CALL(read, m, I(LEFT)));
	position(m, lost());
	EXPECT_BYTES(CALL(read, m, I(0)), "");
}

REQUIREMENT(fault.still.slice-nothing, get_slice, "python2.4/3",
	"Reading an empty slice beyond the end of the file must work after the file was truncated.")
{
	EXPECT_BYTES(CALL(get_slice, map_cut_to_page(READ), I(lost()), I(lost())), "");
}

REQUIREMENT(fault.still.find-nothing, find, "python2.4/65",
	"find() of no bytes beyond the end of the file must work after the file was truncated.")
{
	expect_int(CALL(find, map_cut_to_page(READ), B(""), I(lost())), lost());
}

REQUIREMENT(fault.still.store-nothing, set_slice, "python2.4/10",
	"Assigning no bytes beyond the end of the file must work after the file was truncated.", .needs = NEEDS_SHARED)
{
	struct arg m = map_cut_to_page(WRITE);

	store_seen(m, 0, "left");
	expect_ok(CALL(set_slice, m, I(lost()), I(lost()), NONE, B("")));
	expect_file_size(mapped_file(), page());
}

REQUIREMENT(fault.still.close, close, "posix/18",
	"close() must unmap memory that was written beyond the new end of the file.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct arg m = map_pattern(WRITE, 3 * page());

	store(m, lost(), "unflushed");
	file_truncate(mapped_file(), page());
	expect_maps(mapped_file(), 1);
	expect_ok(CALL(close, m));
	settle();
	expect_maps(mapped_file(), 0);
	expect_file_size(mapped_file(), page());
}

REQUIREMENT(fault.still.unmap, unmap, "posix/18",
	"Unmap() must unmap memory that was written beyond the new end of the file.",
	.needs = NEEDS_SHARED | NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = go_whole(f, GO_RDWR);

	store(m, lost(), "unflushed");
	file_truncate(f, page());
	expect_maps(f, 1);
	expect_ok(CALL(unmap, m));
	expect_maps(f, 0);
	expect_file_size(f, page());
}

REQUIREMENT(fault.still.view, export, "posix/18",
	"A view must be as long as the map, and show what is left, after the file was truncated.")
{
	struct arg view = result(CALL(export, map_cut_to_page(READ)));

	expect_int(CALL(length, view), 3 * page());
	expect_pattern(view, 0, page(), 0);
}
