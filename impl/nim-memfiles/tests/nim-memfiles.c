/* SPDX-License-Identifier: MIT */
/* What the documentation of Nim's memfiles promises beyond what holds of any mapping. */
#include "durable.h"

#include <unistd.h>

enum { SHARED = 1, PRIVATE = 2, LOCKED = 0x2000 };

#define WRITE_MODE "fmReadWrite"

/* memfiles.open with arguments of its own: sizes and flags of -1 are the defaults. */
static const struct answer *open_with(const struct file *f, const char *mode, int64_t new_size,
                                      bool remap, int flags)
{
	const struct value given[] = { value_int(-1), value_int(0), value_int(new_size),
		                       value_int(remap), value_int(flags) };
	const struct arg list = { .value = { .tag = VALUE_LIST, .items = given, .count = 5 } };

	return CALL(native, T("open"), path_argument(f), T(mode), list);
}

REQUIREMENT(nim-memfiles.open.default, map_path,
	"nim-memfiles/1 nim-memfiles/2 nim-memfiles/3 nim-memfiles/9",
	"open maps the whole file for reading when nothing else is asked for.",
	.needs = NEEDS_LINUX_PROC)
{
	const int64_t size = 2 * page() + 9;
	struct file *f = new_pattern_file(size);
	struct arg m = result(CALL(map_path, path_argument(f)));
	const char *permissions = map_permissions(f);

	expect_map(m, 0, size);
	expect(permissions[0] == 'r' && permissions[1] == '-',
	       "expected memory to read only, found %s", permissions);
}

REQUIREMENT(nim-memfiles.open.part, map_path, "nim-memfiles/3 nim-memfiles/4 nim-memfiles/9",
	"mappedSize and offset map that part of the file, for reading and for both.",
	.needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg m;

	for (int access = READ; access <= WRITE; access++) {
		m = result(CALL(map_path, path_argument(f), I(g + 7), I(access), I(g)));
		expect_map(m, g, g + 7);
	}
	store(m, g, "abcd");
	EXPECT_FILE(f, 2 * g, "abcd");
	expect_file_pattern(f, 0, 2 * g);
	expect_file_pattern(f, 2 * g + 4, g - 4);
}

REQUIREMENT(nim-memfiles.open.offset-alone, map_path, "nim-memfiles/3 nim-memfiles/9",
	"With an offset and without a mappedSize every byte of the memory can be read, and is the "
	"file's.")
{
	const int64_t g = granularity();
	struct arg m =
	    result(CALL(map_path, path_argument(new_pattern_file(3 * g)), NAMED("offset", I(g))));
	int64_t size = CALL(length, m)->value.number;

	expect_ok(CALL(get_item, m, I(size - 1)));
	expect_map(m, g, 2 * g);
}

REQUIREMENT(nim-memfiles.open.page-offset, map_path, "nim-memfiles/4",
	"open() must take an offset that is any multiple of the page size.")
{
	const int64_t p = page();
	struct file *f = new_pattern_file(3 * p);

	for (int64_t offset = 0; offset < 3 * p; offset += p)
		expect_map(result(CALL(map_path, path_argument(f), I(p), I(READ), I(offset))),
		           offset, p);
}

REQUIREMENT(nim-memfiles.open.missing, map_path, "nim-memfiles/1 nim-memfiles/26",
	"A file that does not exist is an OSError, for open and for a stream.")
{
	struct file *f = new_pattern_file(page());

	expect_pattern(result(CALL(map_path, path_argument(f))), 0, page(), 0);
	expect_ok(CALL(native, T("newMemMapFileStream"), path_argument(f), T("fmRead")));
	unlink(f->path);
	note_action("unlink %s", f->path);
	expect_errno(CALL(map_path, path_argument(f)), ENOENT);
	expect_errno(CALL(native, T("newMemMapFileStream"), path_argument(f), T("fmRead")), ENOENT);
	expect_errno(CALL(map_path, path_argument(f), I(0), I(WRITE)), ENOENT);
}

REQUIREMENT(nim-memfiles.open.new-file, native, "nim-memfiles/5 nim-memfiles/9",
	"With a newFileSize a file that does not exist is made, of that size, and mapped.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(1);
	struct arg m;

	unlink(f->path);
	note_action("unlink %s", f->path);
	m = result(open_with(f, WRITE_MODE, page() + 5, false, -1));
	expect_int(CALL(length, m), page() + 5);
	expect_filled(m, 0, page() + 5, 0);
	store(m, page(), "abcde");
	expect_text_at(result(CALL(map_path, path_argument(f))), page(), "abcde");
}

REQUIREMENT(nim-memfiles.open.new-file-exists, native, "nim-memfiles/6",
	"With a newFileSize a file that exists is not opened, and stays as it is.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	static const char *const modes[] = { WRITE_MODE, "fmReadWriteExisting" };

	for (size_t i = 0; i < COUNT(modes); i++) {
		struct file *f = new_pattern_file(page());
		struct arg m = result(open_with(f, modes[i], -1, false, -1));

		expect_pattern(m, 0, page(), 0);
		/* Windows truncates no file that is mapped. */
		expect_none(CALL(close, m));
		expect_error(open_with(f, modes[i], page(), false, -1), "any");
		expect_file_pattern(f, 0, page());
	}
}

REQUIREMENT(nim-memfiles.open.handle, native, "nim-memfiles/7 nim-memfiles/13 nim-memfiles/17",
	"Only with allowRemap a handle stays open, with which more can be mapped, and the file be "
	"given another size.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page());
	int before = descriptors();
	struct arg with, without;

	if (on_windows())
		skip("on Windows files have handles, which cannot be counted here");
	with = result(open_with(f, WRITE_MODE, -1, true, -1));
	expect(descriptors() == before + 1, "expected a descriptor, found %d",
	       descriptors() - before);
	without = result(open_with(f, WRITE_MODE, -1, false, -1));
	expect(descriptors() == before + 1, "expected no other descriptor, found %d",
	       descriptors() - before - 1);
	expect_ok(CALL(native, T("mapMem"), with, I(page())));
	REFUSED(without, "any", native, T("mapMem"), without, I(page()));
	REFUSED(without, "any", resize, without, I(2 * page()));
	expect_none(CALL(resize, with, I(2 * page())));
}

REQUIREMENT(nim-memfiles.open.flags, native, "nim-memfiles/8",
	"mapFlags make a mapping private, whose changes stay out of the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg m;

	if (on_windows())
		skip("Windows has no MAP_PRIVATE, and flags that it does not know may be ignored");
	m = result(open_with(f, WRITE_MODE, -1, false, PRIVATE));
	store_seen(m, 0, "abcd");
	expect_none(CALL(flush, m));
	expect_none(CALL(close, m));
	expect_file_pattern(f, 0, page());
	store(result(open_with(f, WRITE_MODE, -1, false, SHARED)), 0, "abcd");
	EXPECT_FILE(f, 0, "abcd");
}

REQUIREMENT(nim-memfiles.close, close, "nim-memfiles/10",
	"After close the memory and the handle are gone, and the changes are in the file.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	int before;
	struct file *f = new_pattern_file(2 * page());
	struct arg m;

	before = descriptors();
	m = result(open_with(f, WRITE_MODE, -1, true, -1));
	store(m, page() - 2, "abcd");
	expect_none(CALL(close, m));
	expect_int(CALL(length, m), 0);
	expect(map_entries(f) == 0 && descriptors() == before,
	       "expected no map and no descriptor, found %d and %d", map_entries(f),
	       descriptors() - before);
	EXPECT_FILE(f, page() - 2, "abcd");
}

REQUIREMENT(nim-memfiles.close.own-handles, close, "nim-memfiles/7 nim-memfiles/10",
	"close() of a MemFile without allowRemap must not close a file that was opened after it.")
{
	struct arg m = result(open_with(new_pattern_file(page()), WRITE_MODE, -1, false, -1));
	struct arg other = open_file(new_pattern_file(page()), "r");

	expect_true(CALL(file_works, other));
	expect_none(CALL(close, m));
	expect_int(CALL(length, m), 0);
	expect_true(CALL(file_works, other));
}

REQUIREMENT(nim-memfiles.flush.refused, flush, "nim-memfiles/16",
	"A flush of memory that is locked reaches the disk, or raises OSError: what it passed over "
	"in silence would be lost.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		const int64_t before = locked_kilobytes();
		struct file *f = power_file(page());
		struct arg m = result(open_with(f, WRITE_MODE, -1, false, SHARED | LOCKED));
		const struct answer *a;

		if (locked_kilobytes() == before)
			skip("the system does not lock a mapping when it is made");
		fill(m, 0, page(), 'x');
		a = CALL(flush, m);
		if (!a->ok)
			expect_error(a, "OSError");
		if (power_cut() && a->ok)
			expect_survived(f, 0, page(), 'x');
	}
}
