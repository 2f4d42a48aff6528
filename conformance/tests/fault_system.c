/* SPDX-License-Identifier: MIT
 *
 * Memory that the system cannot provide: handed to a system call after a cut, and never
 * there because the file system is full. */
#include "fault.h"
#include "mount.h"

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
