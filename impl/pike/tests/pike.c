/* SPDX-License-Identifier: MIT
 *
 * What the manual of Pike promises of System.Memory beyond what holds for every map.
 * The methods that have no operation are native. */
#include "span.h"

REQUIREMENT(pike.map.fallback, map_fd, "pike/2 pike/3 pike/11",
	"A file open for writing must be mapped shared and writeable, and one open for reading "
	"must be mapped all the same and not be writeable.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg both = result(CALL(map_fd, open_file(f, "rw")));
	struct arg reader = result(CALL(map_fd, open_file(f, "r")));

	expect_true(CALL(native, T("writeable"), both));
	store(both, 2, "XY");
	EXPECT_FILE(f, 0, "abXYef");
	expect_false(CALL(native, T("writeable"), reader));
	expect_text_at(reader, 0, "abXYef");
	REFUSED(reader, "any", set_item, reader, I(0), I('Z'));
	REFUSED(reader, "any", native, T("pwrite"), reader, I(0), B("Z"));
}

REQUIREMENT(pike.map.part, length, "pike/1 pike/4 pike/12",
	"An offset and a size must map that part of the file, and without them the whole file must "
	"be mapped, whether it is given by name or as a Stdio.File.")
{
	const int64_t g = granularity(), size = 2 * g + 57;
	struct file *f = new_pattern_file(size);
	struct arg file = open_file(f, "r"), part = I(g + 9), at = NAMED("offset", I(g));
	const struct arg wholes[] = { result(CALL(map_fd, file)),
		                      result(CALL(map_path, path_argument(f))) };
	const struct arg parts[] = { result(CALL(map_fd, file, part, at)),
		                     result(CALL(map_path, path_argument(f), part, at)) };

	for (size_t i = 0; i < COUNT(wholes); i++) {
		expect_int(CALL(length, wholes[i]), size);
		expect_pattern(wholes[i], 0, size, 0);
		expect_int(CALL(length, parts[i]), g + 9);
		expect_pattern(parts[i], 0, g + 9, g);
	}
}

REQUIREMENT(pike.free, close, "pike/7 pike/10 pike/13 pike/15",
	"After free(), valid() must return 0, and sizeof() and the casts must throw, whether the "
	"memory was mapped or allocated.")
{
	struct arg memories[] = { map_bytes(READ, "abcdef"), result(CALL(map_fd, I(-1), I(6))) };

	for (size_t i = 0; i < COUNT(memories); i++) {
		struct arg m = memories[i];

		expect_false(CALL(closed, m));
		expect_int(CALL(length, m), 6);
		expect_none(CALL(close, m));
		expect_true(CALL(closed, m));
		expect_error(CALL(length, m), "any");
		expect_error(CALL(native, T("string"), m), "any");
		expect_error(CALL(native, T("array"), m), "any");
	}
}

REQUIREMENT(pike.allocate, native, "pike/5 pike/6 pike/12",
	"allocate() must give as many bytes as asked for, each of them the byte to fill with.")
{
	const int64_t sizes[] = { 1, page() - 1, 3 * page() + 7 };
	struct arg m = result(CALL(map_fd, I(-1), I(5)));

	expect_int(CALL(length, m), 5);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(native, T("allocate"), m, I(sizes[i]), I('x')));
		expect_int(CALL(length, m), sizes[i]);
		expect_filled(m, 0, sizes[i], 'x');
	}
}

REQUIREMENT(pike.cast, native, "pike/14",
	"The cast to string must give all bytes of the memory as a string, and the cast to array "
	"must give them as numbers.")
{
	struct arg m = map_bytes(READ, "a\0\377");
	const struct answer *a;

	EXPECT_BYTES(CALL(native, T("string"), m), "a\0\377");
	a = CALL(native, T("array"), m);
	expect(strcmp(strchr(a->line, ' '), " ok [97,0,255]") == 0, "expected [97,0,255], found %s",
	       answered(a));
}

REQUIREMENT(pike.index, set_item, "pike/22 pike/23",
	"One position must give and take a number, and two positions must give a string.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(5), I(0xe9)));
	expect_int(CALL(get_item, m, I(5)), 0xe9);
	expect_text_at(m, 2, "cde\xe9");
}
