/* SPDX-License-Identifier: MIT */
/* Nim's memfiles: memory that is mapped besides, other sizes, lines and streams. */
#include "span.h"

#include <stdio.h>

REQUIREMENT(nim-memfiles.map-mem.part, native, "nim-memfiles/4 nim-memfiles/11",
	"mapMem gives a further part of the file, which shares it with the rest.",
	.needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg m = map_file(f, WRITE, 0, 0), part;

	part = result(CALL(native, T("mapMem"), m, I(g + 7), I(g)));
	expect_pattern(part, 0, g + 7, g);
	store(part, g, "abcd");
	expect_text_at(m, 2 * g, "abcd");
	EXPECT_FILE(f, 2 * g, "abcd");
	REFUSED(m, "any", native, T("mapMem"), m, I(7), I(1));
}

REQUIREMENT(nim-memfiles.map-mem.whole, native, "nim-memfiles/12",
	"mapMem without a mappedSize, or with one of -1, gives the whole file.")
{
	struct arg m = map_pattern(READ, 2 * page());

	expect_pattern(result(CALL(native, T("mapMem"), m, I(2 * page()))), 0, 2 * page(), 0);
	expect_pattern(result(CALL(native, T("mapMem"), m)), 0, 2 * page(), 0);
	expect_pattern(result(CALL(native, T("mapMem"), m, I(-1))), 0, 2 * page(), 0);
}

REQUIREMENT(nim-memfiles.unmap-mem, native, "nim-memfiles/14",
	"unmapMem takes away what mapMem gave, with its changes in the file, and leaves the "
	"MemFile.", .needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(g + page());
	struct arg m = map_file(f, WRITE, 0, 0), part;

	part = result(CALL(native, T("mapMem"), m, I(page()), I(g)));
	store(part, 0, "abcd");
	expect(map_entries(f) == 2, "expected two maps of the file, found %d", map_entries(f));
	expect_none(CALL(native, T("unmapMem"), part));
	expect(map_entries(f) == 1, "expected one map of the file, found %d", map_entries(f));
	EXPECT_FILE(f, g, "abcd");
	expect_pattern(m, 0, g, 0);
}

REQUIREMENT(nim-memfiles.resize, resize, "nim-memfiles/17",
	"resize gives file and memory the new size, and keeps what both have.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t p = page(), sizes[] = { 5 * p + 3, 64 * p, p - 1, 2 * p, 1 };
	struct file *f = new_pattern_file(2 * p);
	struct arg m = map_file(f, WRITE, 0, 0);
	int64_t kept = 2 * p;

	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		kept = sizes[i] < kept ? sizes[i] : kept;
		expect_int(CALL(length, m), sizes[i]);
		expect_file_size(f, sizes[i]);
		expect_pattern(m, 0, kept, 0);
		expect_filled(m, kept, sizes[i] - kept, 0);
	}
}

/* name, with m: those lines, as the protocol writes them. */
static void expect_lines(const char *name, const char *content, const char *want)
{
	const struct answer *a = CALL(native, T(name), map_new(READ, content, strlen(content)));

	expect(a->ok && strcmp(strchr(strchr(a->line, ' ') + 1, ' ') + 1, want) == 0,
	       "%s: expected %s, found %s", name, want, answered(a));
}

REQUIREMENT(nim-memfiles.lines, native, "nim-memfiles/19 nim-memfiles/20 nim-memfiles/21",
	"lines gives the lines of a file without their ends, with either kind of end and with none "
	"after the last.")
{
	expect_lines("lines", "a\nbc\n", "[b:61,b:6263]");
	expect_lines("lines", "a\r\nbc\r\n", "[b:61,b:6263]");
	expect_lines("lines", "a\n\n\nbc", "[b:61,b:,b:,b:6263]");
	expect_lines("lines", "\n", "[b:]");
}

REQUIREMENT(nim-memfiles.slices.text, native, "nim-memfiles/19 nim-memfiles/20 nim-memfiles/22",
	"The text of each slice is its line, an empty one included.")
{
	expect_lines("memSlices", "a\nbc", "[b:61,b:6263]");
	expect_lines("memSlices", "a\n\nbc", "[b:61,b:,b:6263]");
}

static struct arg stream_of(const struct file *f, const char *mode)
{
	return result(CALL(native, T("newMemMapFileStream"), path_argument(f), T(mode)));
}

REQUIREMENT(nim-memfiles.stream.read, native, "nim-memfiles/25",
	"A stream reads and looks ahead from its position, up to the end of the file.")
{
	struct arg s = stream_of(FILE_OF("abc\ndefgh"), "fmRead");

	EXPECT_BYTES(CALL(native, T("peekStr"), s, I(2)), "ab");
	EXPECT_BYTES(CALL(native, T("readStr"), s, I(2)), "ab");
	EXPECT_BYTES(CALL(native, T("readLine"), s), "c");
	expect_int(CALL(native, T("getPosition"), s), 4);
	expect_none(CALL(native, T("setPosition"), s, I(5)));
	EXPECT_BYTES(CALL(native, T("readStr"), s, I(100)), "efgh");
	expect_true(CALL(native, T("atEnd"), s));
	EXPECT_BYTES(CALL(native, T("readStr"), s, I(1)), "");
	expect_none(CALL(native, T("setPosition"), s, I(0)));
	EXPECT_BYTES(CALL(native, T("readAll"), s), "abc\ndefgh");
}

REQUIREMENT(nim-memfiles.stream.write, native, "nim-memfiles/25",
	"A stream writes at its position; beyond the file, and on one that was opened for reading, "
	"it refuses and leaves the file.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg s = stream_of(f, "fmReadWrite"), reader = stream_of(f, "fmRead");

	expect_none(CALL(native, T("setPosition"), s, I(2)));
	expect_none(CALL(native, T("write"), s, B("CD")));
	expect_none(CALL(native, T("flush"), s));
	EXPECT_FILE(f, 0, "abCDef");
	REFUSED(NONE, "OSError", native, T("write"), s, B("EFG"));
	REFUSED(NONE, "OSError", native, T("setPosition"), s, I(7));
	REFUSED(NONE, "OSError", native, T("setPosition"), s, I(-1));
	REFUSED(NONE, "OSError", native, T("write"), reader, B("X"));
	expect_int(CALL(native, T("getPosition"), s), 4);
	expect_none(CALL(native, T("write"), s, B("EF")));
	EXPECT_FILE(f, 0, "abCDEF");
}
