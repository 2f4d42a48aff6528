/* SPDX-License-Identifier: MIT
 *
 * Access to memory that the system cannot provide: beyond the end of a truncated file, read,
 * written and handed to a system call, and where the file system is full. */
#include "fault.h"
#include "mount.h"

REQUIREMENT(fault.cut.get-item, get_item, "posix/17 universal/25",
	"Reading an item beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	expect_byte(CALL(get_item, m, I(0)), pattern_byte(0));
	EXPECT_LOST(get_item, m, I(lost()));
}

REQUIREMENT(fault.cut.get-slice, get_slice, "posix/17 universal/25",
	"Reading a slice beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	EXPECT_LOST(get_slice, map_cut_to_page(READ), I(lost()), I(lost() + 4));
}

REQUIREMENT(fault.cut.read, read, "posix/17 universal/25",
	"read() beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	expect_left(CALL(read, m, I(LEFT)));
	EXPECT_LOST_AT_POSITION(read, m, I(LEFT));
}

REQUIREMENT(fault.cut.read-byte, read_byte, "posix/17 universal/25",
	"read_byte() beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	expect_byte(CALL(read_byte, m), pattern_byte(0));
	EXPECT_LOST_AT_POSITION(read_byte, m);
}

REQUIREMENT(fault.cut.readline, readline, "posix/17 universal/25",
	"readline() beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_new(READ, span_of('\n', 3 * page()), (size_t)(3 * page()));

	EXPECT_BYTES(CALL(readline, m), "\n");
	file_truncate(mapped_file(), page());
	position(m, lost());
	expect_error(CALL(readline, m), "any");
	expect_int(CALL(tell, m), lost());
}

REQUIREMENT(fault.cut.find, find, "posix/17 universal/25",
	"find() beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	expect_int(CALL(find, m, left(), I(0)), 0);
	EXPECT_LOST(find, m, B("needle"), I(lost()));
}

REQUIREMENT(fault.cut.rfind, rfind, "posix/17 universal/25",
	"rfind() beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ);

	expect_int(CALL(rfind, m, left(), I(0), I(LEFT)), 0);
	EXPECT_LOST(rfind, m, B("needle"), I(lost()));
}

REQUIREMENT(fault.cut.view, export, "posix/17 universal/25",
	"Reading through a view beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_cut_to_page(READ), view = result(CALL(export, m));

	expect_byte(CALL(get_item, view, I(0)), pattern_byte(0));
	expect_lost(m, CALL(get_item, view, I(lost())));
}

REQUIREMENT(fault.cut.copy, get_slice, "posix/19 universal/25",
	"Reading a written copy-on-write page beyond the end of a truncated file must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = map_pattern(COPY, 3 * page());

	store_seen(m, lost(), "mine");
	file_truncate(mapped_file(), page());
	expect_lost(m, CALL(get_slice, m, I(lost()), I(lost() + 4)));
}

REQUIREMENT(fault.cut.set-item, set_item, "posix/17 universal/25",
	"Assigning to an item beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(set_item, m, I(0), byte_argument(pattern_byte(0))));
	EXPECT_LOST(set_item, m, I(lost()), byte_argument('#'));
}

REQUIREMENT(fault.cut.set-slice, set_slice, "posix/17 universal/25",
	"Assigning to a slice beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(set_slice, m, I(0), I(LEFT), NONE, left()));
	EXPECT_LOST(set_slice, m, I(lost()), I(lost() + 4), NONE, B("WXYZ"));
}

REQUIREMENT(fault.cut.set-slice-across, set_slice, "posix/17 universal/25",
	"Assigning to a slice that begins before the end of a truncated file and ends beyond it "
	"must fail without effect or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(set_slice, m, I(0), I(LEFT), NONE, left()));
	EXPECT_LOST(set_slice, m, I(page() - 2), I(page() + 2), NONE, B("WXYZ"));
}

REQUIREMENT(fault.cut.write, write, "posix/17 universal/25",
	"write() beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(write, m, left()));
	EXPECT_LOST_AT_POSITION(write, m, B("WXYZ"));
}

REQUIREMENT(fault.cut.write-byte, write_byte, "posix/17 universal/25",
	"write_byte() beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(write_byte, m, byte_argument(pattern_byte(0))));
	EXPECT_LOST_AT_POSITION(write_byte, m, byte_argument('#'));
}

REQUIREMENT(fault.cut.move-from, move, "posix/17 universal/25",
	"move() from memory beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(move, m, I(0), I(0), I(4)));
	EXPECT_LOST(move, m, I(0), I(lost()), I(4));
}

REQUIREMENT(fault.cut.move-to, move, "posix/17 universal/25",
	"move() to memory beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE);

	expect_ok(CALL(move, m, I(0), I(0), I(4)));
	EXPECT_LOST(move, m, I(lost()), I(0), I(4));
}

REQUIREMENT(fault.cut.view-store, export, "posix/17 universal/25",
	"Assigning through a view beyond the end of a truncated file must fail or raise a signal.",
	.needs = NEEDS_SHARED, .may_fault = true)
{
	struct arg m = map_cut_to_page(WRITE), view = result(CALL(export, m));

	expect_ok(CALL(set_item, view, I(0), byte_argument(pattern_byte(0))));
	expect_lost(m, CALL(set_item, view, I(lost()), byte_argument('#')));
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
	"Storing into a hole of a sparse file on a full file system must fail or raise a signal.",
	.may_fault = true)
{
	struct file f = file_on(mount_memory(ROOM * page(), 0), O_RDWR | O_CREAT);
	int64_t size = ROOM * page();
	unsigned char *bytes = span_of(0, size);
	const struct answer *a;
	struct arg m;

	file_truncate(&f, WANTED * page());
	m = map_file(&f, WRITE, 0, 0);
	/* All of it: an emulator may have larger pages than the file system takes room for. */
	pattern_fill(bytes, 0, (size_t)size);
	expect_ok(CALL(set_slice, m, I(0), I(size), NONE, BYTES(bytes, (size_t)size)));
	a = CALL(set_slice, m, I(size), I(size + 4), NONE, B("full"));
	observe(a);
	expect_error(a, "any");
	expect_pattern(m, 0, size, 0);
	expect_file_size(&f, WANTED * page());
}

REQUIREMENT(fault.full.resize, resize, "posix/24",
	"If a map is resized to more than the file system has room for, resize() must fail, or the "
	"store that finds no room must fail or raise a signal.", .may_fault = true)
{
	struct file f = file_on(mount_memory(ROOM * page(), 0), O_RDWR | O_CREAT);
	const struct answer *a;
	struct arg m;

	file_store(&f, 0, "abcdef", 6);
	m = map_file(&f, WRITE, 0, 0);
	expect_resized(CALL(resize, m, I(7)));
	a = CALL(resize, m, I(WANTED * page()));
	expect_int(CALL(length, m), a->ok ? WANTED * page() : 7);
	for (int64_t i = 0; i < WANTED && a->ok; i++)
		a = CALL(set_slice, m, I(i * page()), I(i * page() + 4), NONE, B("full"));
	observe(a);
	expect_error(a, "any");
}
