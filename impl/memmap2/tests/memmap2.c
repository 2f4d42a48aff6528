/* SPDX-License-Identifier: MIT */
/* Making and ending a map of memmap2. */
#include "memmap2.h"

REQUIREMENT(memmap2.offset.any-byte, get_slice, "memmap2/2 memmap2/4",
	"A map may begin at any byte of the file and is as long as it was asked to be.",
	.needs = NEEDS_SHARED)
{
	const int64_t p = page();
	const int64_t offsets[] = { 1, 30, p - 1, p, p + 1, 2 * p + 9 };
	struct file *f = new_pattern_file(5 * p);

	for (size_t i = 0; i < COUNT(offsets); i++)
		for (enum mode mode = READ; mode <= COPY; mode++) {
			struct arg m = part_of(f, mode, offsets[i], p + 3);

			expect_map(m, offsets[i], p + 3);
		}
}

REQUIREMENT(memmap2.offset.store, set_slice, "memmap2/2 memmap2/12",
	"What is stored in a map that begins within a page goes to that part of the file alone.",
	.needs = NEEDS_SHARED)
{
	const int64_t at = page() - 3, size = page() + 6;
	struct file *f = new_pattern_file(4 * page());
	struct arg m = part_of(f, WRITE, at, size);

	fill(m, 0, size, '#');
	expect_file_pattern(f, 0, at);
	expect_file_filled(f, at, size, '#');
	expect_file_pattern(f, at + size, 4 * page() - at - size);
}

REQUIREMENT(memmap2.offset.rest, length, "memmap2/2 memmap2/5",
	"Without a length a map goes to the end of the file, from wherever it begins.")
{
	struct file *f = new_pattern_file(2 * page() + 7);
	struct arg file = open_file(f, "rw"), m;

	expect_int(CALL(length, whole_of(f, READ)), 2 * page() + 7);
	m = result(CALL(map_fd, file, NAMED("access", I(READ)), NAMED("offset", I(page() + 1))));
	expect_map(m, page() + 1, page() + 6);
}

REQUIREMENT(memmap2.empty-file, length, "memmap2/5 memmap2/19",
	"A map of an empty file is as long as the file, in every mode, and nothing of it is left.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	expect_int(CALL(length, whole_of(FILE_OF("x"), READ)), 1);
	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct file *f = new_file("", 0);
		struct arg m = whole_of(f, mode);

		expect_int(CALL(length, m), 0);
		expect_bytes(CALL(get_slice, m, NONE, NONE), "", 0);
		REFUSED(m, "any", get_item, m, I(0));
		if (mode != READ)
			expect_ok(CALL(flush, m));
		expect_ok(CALL(destroy, m));
		expect_maps(f, 0);
		expect_file_size(f, 0);
	}
}

REQUIREMENT(memmap2.map.not-open-for-it, map_fd, "memmap2/9 memmap2/10 memmap2/12",
	"A file that is not open for reading makes no map, one that is not open for writing as "
	"well makes no writable map; nothing is left.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg reader = open_file(f, "r"), writer = open_file(f, "w"), m;

	m = result(CALL(map_fd, reader, NAMED("access", I(READ))));
	expect_pattern(m, 0, page(), 0);
	expect_ok(CALL(destroy, m));
	for (enum mode mode = READ; mode <= COPY; mode++)
		REFUSED(NONE, "OSError", map_fd, writer, NAMED("access", I(mode)));
	REFUSED(NONE, "OSError", map_fd, reader, NAMED("access", I(WRITE)));
	expect_maps(f, 0);
}

REQUIREMENT(memmap2.copy.reader, set_slice, "memmap2/13",
	"A file that is open for reading serves for a copy-on-write map that is written.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = result(CALL(map_fd, open_file(f, "r"), NAMED("access", I(COPY))));

	store_seen(m, page() - 2, "abcd");
	expect_pattern(m, 0, page() - 2, 0);
	expect_file_pattern(f, 0, 2 * page());
}

REQUIREMENT(memmap2.map.bad-number, native, "memmap2/10 memmap2/15",
	"A number that is no descriptor is an error of the system, -1 as well.")
{
	struct arg m =
	    result(CALL(native, T("map_copy_read_only"), open_file(FILE_OF("abc"), "r")));

	expect_text_at(m, 0, "abc");
	expect_errno(CALL(native, T("map_copy_read_only"), special_file("closed")), EBADF);
	expect_errno(CALL(native, T("map_copy_read_only"), I(-2)), EBADF);
	expect_errno(CALL(native, T("map_copy_read_only"), I(-1)), EBADF);
}

REQUIREMENT(memmap2.len.too-long, map_fd, "memmap2/2 memmap2/4 memmap2/10",
	"A length that the address space cannot hold is an error, wherever in a page the map "
	"begins.", .needs = NEEDS_LINUX_PROC)
{
	static const char *const lengths[] = { "18446744073709551615", "9223372036854775808" };
	struct file *f = new_pattern_file(2 * page());
	const int64_t offsets[] = { 0, 1, page() - 1, page(), page() + 1 };
	struct arg file = open_file(f, "r");

	expect_pattern(part_of(f, READ, 1, page()), 0, page(), 1);
	for (size_t i = 0; i < COUNT(offsets); i++)
		for (size_t j = 0; j < 2; j++)
			REFUSED(NONE, "any", map_fd, file, NAMED("length", BIG(lengths[j])),
			        NAMED("access", I(READ)), NAMED("offset", I(offsets[i])));
	expect_maps(f, 1);
}

REQUIREMENT(memmap2.file-dropped, get_slice, "memmap2/18",
	"A map can be read, written and flushed after its file was dropped.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg file = open_file(f, "rw"), m = result(CALL(map_fd, file));

	expect_ok(CALL(file_close, file));
	expect_pattern(m, 0, 2 * page(), 0);
	store(m, page() - 2, "abcd");
	expect_ok(CALL(flush, m));
	EXPECT_FILE(f, page() - 2, "abcd");
}

REQUIREMENT(memmap2.dropped, get_slice, "memmap2/19",
	"A map that is dropped leaves none of its memory, however it began and ended.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	const int64_t p = page();
	const int64_t parts[][2] = {
		{ 0, 1 }, { 0, 3 * p }, { 1, p - 1 }, { p - 1, 2 }, { 2 * p, p }
	};

	for (size_t i = 0; i < COUNT(parts); i++)
		for (enum mode mode = READ; mode <= COPY; mode++) {
			struct file *f = new_pattern_file(3 * p);
			struct arg m = part_of(f, mode, parts[i][0], parts[i][1]);

			expect_pattern(m, 0, parts[i][1], parts[i][0]);
			expect_ok(CALL(destroy, m));
			expect_maps(f, 0);
		}
}
