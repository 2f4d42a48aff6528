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

REQUIREMENT(pike.pread.bytes, native, "pike/16",
	"pread() must give as many characters as asked for, from the position on, and none outside "
	"the memory.")
{
	struct arg m = map_bytes(READ, "abcdef");

	EXPECT_BYTES(CALL(native, T("pread"), m, I(0), I(6)), "abcdef");
	EXPECT_BYTES(CALL(native, T("pread"), m, I(3), I(2)), "de");
	EXPECT_BYTES(CALL(native, T("pread"), m, I(6), I(0)), "");
	REFUSED(m, "any", native, T("pread"), m, I(5), I(2));
	REFUSED(m, "any", native, T("pread"), m, I(7), I(0));
	REFUSED(m, "any", native, T("pread"), m, I(5), I(INT64_MAX));
	REFUSED(m, "any", native, T("pread"), m, I(INT64_MAX), I(5));
}

/* The characters U+4142 and U+4344, or U+104142, in each order. */
static const unsigned char wide[] = { 'A', 'B',  'C', 'D', 'B', 'A', 'D',  'C',
	                              0,   0x10, 'A', 'B', 'B', 'A', 0x10, 0 };
static const struct {
	const char *read, *write;
	int64_t at, count, size;
	const char *text;
} variants[] = {
	{ "pread16", "pwrite16", 0, 2, 4, "\xe4\x85\x82\xe4\x8d\x84" },
	{ "pread16i", "pwrite16i", 4, 2, 4, "\xe4\x85\x82\xe4\x8d\x84" },
	{ "pread32", "pwrite32", 8, 1, 4, "\xf4\x84\x85\x82" },
	{ "pread32i", "pwrite32i", 12, 1, 4, "\xf4\x84\x85\x82" },
};

REQUIREMENT(pike.pread.wide, native, "pike/16 pike/17 pike/18",
	"The variants of pread() must give wide characters in their byte order, from any byte on.")
{
	const bool little = *(const unsigned char *)&(const int){ 1 } == 1;
	struct arg m = map_new(READ, wide, sizeof(wide));

	for (size_t i = 0; i < COUNT(variants); i++)
		expect_text(CALL(native, T(variants[i].read), m, I(variants[i].at),
		                 I(variants[i].count)),
		            variants[i].text);
	expect_text(CALL(native, T("pread16n"), m, I(little ? 4 : 0), I(2)), variants[0].text);
	expect_text(CALL(native, T("pread32n"), m, I(little ? 12 : 8), I(1)), variants[2].text);
	expect_text(CALL(native, T("pread16"), m, I(1), I(1)), "\xe4\x89\x83"); /* U+4243 */
	for (size_t i = 0; i < COUNT(variants); i++)
		REFUSED(m, "any", native, T(variants[i].read), m, I(15), I(1));
}

REQUIREMENT(pike.pwrite.bytes, native, "pike/19 pike/21",
	"pwrite() must write the string to the memory and to the file, return its number of bytes, "
	"and write nothing outside the memory.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_int(CALL(native, T("pwrite"), m, I(1), B("XYZ")), 3);
	expect_text_at(m, 0, "aXYZef");
	EXPECT_FILE(mapped_file(), 0, "aXYZef");
	expect_int(CALL(native, T("pwrite"), m, I(6), B("")), 0);
	REFUSED(m, "any", native, T("pwrite"), m, I(5), B("XY"));
	REFUSED(m, "any", native, T("pwrite"), m, I(6), B("X"));
	REFUSED(m, "any", native, T("pwrite"), m, I(INT64_MAX), B("X"));
}

REQUIREMENT(pike.pwrite.wide, native, "pike/19 pike/20 pike/21",
	"The variants of pwrite() must write wide characters in their byte order and return the "
	"number of bytes.", .needs = NEEDS_SHARED)
{
	const int64_t room = 64;
	struct file *f = new_pattern_file((int64_t)sizeof(wide) + room);
	struct arg m = map_file(f, WRITE, 0, 0);

	for (size_t i = 0; i < COUNT(variants); i++)
		expect_int(CALL(native, T(variants[i].write), m, I(variants[i].at),
		                T(variants[i].text)),
		           variants[i].size);
	expect_file(f, 0, wide, sizeof(wide));
	expect_file_pattern(f, (int64_t)sizeof(wide), room);
}

REQUIREMENT(pike.pwrite.wide-end, native, "pike/20 pike/21",
	"The variants of pwrite() must write a string that ends with the memory, and refuse one "
	"that ends after it.", .needs = NEEDS_SHARED)
{
	for (size_t i = 0; i < COUNT(variants); i++) {
		struct arg m = map_pattern(WRITE, page());

		expect_int(CALL(native, T(variants[i].write), m, I(page() - 4),
		                T(variants[i].text)),
		           variants[i].size);
		expect_bytes(CALL(get_slice, m, I(page() - 4), I(page())), wide + variants[i].at,
		             4);
		REFUSED(m, "any", native, T(variants[i].write), m, I(page() - 3),
		        T(variants[i].text));
	}
}
