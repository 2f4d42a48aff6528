/* SPDX-License-Identifier: MIT
 *
 * System.Memory's pread() and pwrite(), which read and write strings of 1, 2 or 4 bytes a
 * character at a position. */
#include "span.h"

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
static const unsigned char wide[] = { 'A', 'B', 'C', 'D', 'B', 'A', 'D', 'C', 0, 0x10, 'A', 'B',
	                              'B', 'A', 0x10, 0 };
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
				 I(variants[i].count)), variants[i].text);
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
	struct file *f = FILE_OF("abcdef");
	struct arg m = map_file(f, WRITE, 0, 0);

	expect_int(CALL(native, T("pwrite"), m, I(1), B("XYZ")), 3);
	expect_text_at(m, 0, "aXYZef");
	EXPECT_FILE(f, 0, "aXYZef");
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
				T(variants[i].text)), variants[i].size);
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
				T(variants[i].text)), variants[i].size);
		expect_bytes(CALL(get_slice, m, I(page() - 4), I(page())),
			     wide + variants[i].at, 4);
		REFUSED(m, "any", native, T(variants[i].write), m, I(page() - 3),
			T(variants[i].text));
	}
}
