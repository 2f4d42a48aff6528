/* SPDX-License-Identifier: MIT
 *
 * Access to memory that the system cannot provide: beyond the end of a truncated file, read,
 * written and handed to a system call, and where the file system is full. */
#include "fault.h"
#include "mount.h"

REQUIREMENT(fault.cut.get-item, get_item, "posix/17 universal/25",
	"Getting a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH(get_item, map_cut_to_page(READ), I(lost()));
}

REQUIREMENT(fault.cut.get-slice, get_slice, "posix/17 universal/25",
	"Getting a slice that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH(get_slice, map_cut_to_page(READ), I(lost()), I(lost() + 4));
}

REQUIREMENT(fault.cut.read, read, "posix/17 universal/25",
	"read of bytes that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH_AT_POSITION(read, map_cut_to_page(READ), I(4));
}

REQUIREMENT(fault.cut.read-byte, read_byte, "posix/17 universal/25",
	"read_byte of a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH_AT_POSITION(read_byte, map_cut_to_page(READ));
}

REQUIREMENT(fault.cut.readline, readline, "posix/17 universal/25",
	"readline where a cut took the line away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH_AT_POSITION(readline, map_cut_to_page(READ));
}

REQUIREMENT(fault.cut.find, find, "posix/17 universal/25",
	"find in memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH(find, map_cut_to_page(READ), B("needle"), I(lost()));
}

REQUIREMENT(fault.cut.rfind, rfind, "posix/17 universal/25",
	"rfind in memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.may_fault = true)
{
	RECORD_TOUCH(rfind, map_cut_to_page(READ), B("needle"), I(lost()));
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

	store_seen(m, lost(), "mine");
	file_truncate(mapped_file(), page());
	record_touch(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}

REQUIREMENT(fault.cut.set-item, set_item, "posix/17 universal/25",
	"Assigning to a byte that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH(set_item, map_cut_to_page(WRITE), I(lost()), byte_argument('#'));
}

REQUIREMENT(fault.cut.set-slice, set_slice, "posix/17 universal/25",
	"Assigning to a slice that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH(set_slice, map_cut_to_page(WRITE), I(lost()), I(lost() + 4), NONE, B("WXYZ"));
}

REQUIREMENT(fault.cut.set-slice-across, set_slice, "posix/17 universal/25",
	"Assigning to a slice that begins before a cut and goes on behind it: how it ends, and "
	"that an error stored nothing.", .level = INFORMATIONAL, .needs = NEEDS_SHARED,
	.may_fault = true)
{
	RECORD_TOUCH(set_slice, map_cut_to_page(WRITE), I(page() - 2), I(page() + 2), NONE,
	             B("WXYZ"));
}

REQUIREMENT(fault.cut.write, write, "posix/17 universal/25",
	"write where a cut took the memory away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH_AT_POSITION(write, map_cut_to_page(WRITE), B("WXYZ"));
}

REQUIREMENT(fault.cut.write-byte, write_byte, "posix/17 universal/25",
	"write_byte where a cut took the memory away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH_AT_POSITION(write_byte, map_cut_to_page(WRITE), byte_argument('#'));
}

REQUIREMENT(fault.cut.move-from, move, "posix/17 universal/25",
	"move from memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH(move, map_cut_to_page(WRITE), I(0), I(lost()), I(4));
}

REQUIREMENT(fault.cut.move-to, move, "posix/17 universal/25",
	"move to memory that a cut took away: how it ends.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED, .may_fault = true)
{
	RECORD_TOUCH(move, map_cut_to_page(WRITE), I(lost()), I(0), I(4));
}

REQUIREMENT(fault.cut.view-store, export, "posix/17 universal/25",
	"Assigning through a view to a byte that a cut took away: how it ends.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE), view = result(CALL(export, m));

	record_touch(m, CALL(set_item, view, I(lost()), byte_argument('#')));
}

/* A map of which nothing is left. */
static struct arg map_cut_to_nothing(enum mode mode)
{
	struct arg m = map_pattern(mode, 2 * page());

	expect_pattern(m, 0, 2 * page(), 0);
	file_truncate(mapped_file(), 0);
	return m;
}

REQUIREMENT(fault.system-call.write, native, "posix/23",
	"Lost memory handed to the system to be written to another file: how it ends, without a "
	"signal.", .level = INFORMATIONAL)
{
	struct arg m = map_cut_to_nothing(READ);
	struct file *target = FILE_OF("abcdef");

	observe(CALL(native, T("write_to"), m, open_file(target, "rw")));
	EXPECT_FILE(target, 0, "abcdef");
	expect_file_size(target, 6);
}

REQUIREMENT(fault.system-call.read, native, "posix/23",
	"Lost memory handed to the system to be read into: how it ends, without a signal.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	struct arg m = map_cut_to_nothing(WRITE);
	struct file *cut = mapped_file();

	observe(CALL(native, T("readinto"), m, open_file(FILE_OF("abcdef"), "r")));
	expect_file_size(cut, 0);
}

enum { ROOM = 2, WANTED = 8 };

REQUIREMENT(fault.full.touch, set_slice, "posix/24",
	"Storing in a hole of a sparse file on a full file system: how it ends.",
	.level = INFORMATIONAL, .may_fault = true)
{
	struct file f = file_on(mount_memory(ROOM * page(), 0), O_RDWR | O_CREAT);
	const struct answer *a;
	struct arg m;

	file_truncate(&f, WANTED * page());
	m = map_file(&f, WRITE, 0, 0);
	for (int64_t i = 0; i < ROOM; i++)
		store(m, i * page(), "room");
	a = CALL(set_slice, m, I(ROOM * page()), I(ROOM * page() + 4), NONE, B("full"));
	observe(a);
	expect_text_at(m, 0, "room");
	expect_file_size(&f, WANTED * page());
}

REQUIREMENT(fault.full.resize, resize, "posix/24",
	"A map resized to more than the file system has room for: whether resize reports it, or "
	"the store that follows.", .level = INFORMATIONAL, .may_fault = true)
{
	struct file f = file_on(mount_memory(ROOM * page(), 0), O_RDWR | O_CREAT);
	const struct answer *a;
	struct arg m;

	file_store(&f, 0, "abcdef", 6);
	m = map_file(&f, WRITE, 0, 0);
	a = CALL(resize, m, I(WANTED * page()));
	if (!a->ok) {
		observe_text("resize: %s", ended(a));
		expect_int(CALL(length, m), 6);
		expect_file_size(&f, 6);
		return;
	}
	for (int64_t i = 0; i < WANTED && a->ok; i++)
		a = CALL(set_slice, m, I(i * page()), I(i * page() + 4), NONE, B("full"));
	observe_text("store: %s", ended(a));
}
