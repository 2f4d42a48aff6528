/* SPDX-License-Identifier: MIT */
/* mapped_file of Boost.Iostreams: a file by its name, from a multiple of the granularity on. */
#include "span.h"

#include <stdio.h>

/* Length 0 is left out. */
static struct arg open_as(const struct file *f, enum mode mode, int64_t length, int64_t offset)
{
	return result(CALL(map_path, path_argument(f), I(length), I(mode), I(offset)));
}

/* A name beside f's that no file has. */
static struct arg missing(const struct file *f)
{
	static char path[sizeof(f->path) + 16];

	snprintf(path, sizeof(path), "%s.missing", f->path);
	return BYTES(path, strlen(path));
}

REQUIREMENT(boost-iostreams.open.whole, map_path,
	"boost-iostreams/2 boost-iostreams/7 boost-iostreams/11 boost-iostreams/15 "
	"boost-iostreams/17",
	"Without a length the entire file is mapped, in every mode, and stays as long as it is.",
	.needs = NEEDS_SHARED)
{
	const int64_t sizes[] = { 1, page() - 1, page(), 3 * page() + 5 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		for (enum mode mode = READ; mode <= COPY; mode++) {
			struct file *f = new_pattern_file(sizes[i]);
			struct arg m = open_as(f, mode, 0, 0);

			expect_map(m, 0, sizes[i]);
			expect_file_size(f, sizes[i]);
		}
	}
}

REQUIREMENT(boost-iostreams.open.part, map_path,
	"boost-iostreams/7 boost-iostreams/9 boost-iostreams/10 boost-iostreams/15",
	"The mapping has the length that was given, and begins at any multiple of alignment.")
{
	const int64_t a = CALL(native, T("alignment"))->value.number;
	struct file *f = new_pattern_file(4 * granularity());

	expect(a == granularity(), "expected alignment to be %lld, found %lld",
	       (long long)granularity(), (long long)a);
	for (int64_t offset = 0; offset < 4 * a; offset += a) {
		struct arg m = open_as(f, READ, a - 3, offset);

		expect_map(m, offset, a - 3);
	}
}

REQUIREMENT(boost-iostreams.open.rest, get_item,
	"boost-iostreams/7 boost-iostreams/11 boost-iostreams/15 boost-iostreams/17",
	"With an offset and no length every byte that size counts can be read.")
{
	struct file *f = new_pattern_file(3 * granularity());
	struct arg m = open_as(f, READ, 0, 0);
	int64_t size;

	expect_byte(CALL(get_item, m, I(3 * granularity() - 1)),
	            pattern_byte(3 * granularity() - 1));
	m = open_as(f, READ, 0, granularity());
	expect_pattern(m, 0, 2 * granularity(), granularity());
	size = CALL(length, m)->value.number;
	expect_ok(CALL(get_item, m, I(size - 1)));
}

REQUIREMENT(boost-iostreams.open.unaligned, map_path, "boost-iostreams/8",
	"An offset that is no multiple of the granularity.", .level = INFORMATIONAL)
{
	observe(ATTEMPT(NONE, map_path, path_argument(new_pattern_file(2 * page())), I(page()),
	                I(READ), I(1)));
}

REQUIREMENT(boost-iostreams.open.missing, map_path, "boost-iostreams/1",
	"A file that does not exist cannot be opened, and is not made.")
{
	struct file *f = new_pattern_file(page());

	expect_int(CALL(length, open_as(f, WRITE, 0, 0)), page());
	for (enum mode mode = READ; mode <= COPY; mode++) {
		REFUSED(NONE, "OSError", map_path, missing(f), I(page()), I(mode));
		REFUSED(NONE, "OSError", map_path, missing(f), I(0), I(mode));
	}
}

REQUIREMENT(boost-iostreams.new-file, native,
	"boost-iostreams/1 boost-iostreams/3 boost-iostreams/15",
	"new_file_size makes a file of that size where there is none, and maps it.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("x");
	struct arg path = missing(f),
	           m = result(CALL(native, T("new_file_size"), path, I(page() + 5)));
	struct arg again = result(CALL(map_path, path, I(0), I(READ)));

	unlink((const char *)path.value.data);
	note_action("unlink %s", (const char *)path.value.data);
	expect_int(CALL(length, m), page() + 5);
	expect_int(CALL(length, again), page() + 5);
	store(m, page(), "abcde");
	expect_text_at(again, page(), "abcde");
	expect_filled(again, 0, page(), 0);
}

REQUIREMENT(boost-iostreams.new-file.overwrites, native,
	"boost-iostreams/2 boost-iostreams/3 boost-iostreams/4",
	"new_file_size overwrites a file that exists.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = result(CALL(native, T("new_file_size"), path_argument(f), I(page())));

	expect_int(CALL(length, m), page());
	expect_filled(m, 0, page(), 0);
	expect_file_size(f, page());
}

REQUIREMENT(boost-iostreams.close, close, "boost-iostreams/13 boost-iostreams/14",
	"A mapped_file is open until it is closed, which frees the mapping and the descriptor; "
	"closing it again does nothing.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(2 * page());
	int before = descriptors();
	struct arg m = open_as(f, READ, 0, 0), other;

	expect_false(CALL(closed, m));
	expect_ok(CALL(close, m));
	expect_true(CALL(closed, m));
	expect_maps(f, 0);
	expect_descriptors(before);
	other = open_as(f, READ, 0, 0);
	expect_ok(CALL(close, m));
	expect_false(CALL(closed, other));
	expect_pattern(other, 0, 2 * page(), 0);
}

REQUIREMENT(boost-iostreams.data, set_slice,
	"boost-iostreams/6 boost-iostreams/16 boost-iostreams/17",
	"data gives memory to store in with write access, and a null pointer without.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = open_as(f, WRITE, 0, 0), reader;

	store(m, 1, "XY");
	EXPECT_FILE(f, 0, "aXYdef");
	reader = open_as(f, READ, 0, 0);
	REFUSED(reader, "other", set_slice, reader, I(0), I(2), NONE, B("zz"));
	expect_text_at(reader, 0, "aXYdef");
}

REQUIREMENT(boost-iostreams.resize.offset, get_item, "boost-iostreams/15 boost-iostreams/17",
	"After a resize every byte that size counts can be read, wherever the mapping begins.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t g = granularity();
	struct arg m = open_as(new_pattern_file(2 * g), WRITE, 0, 0);

	expect_ok(CALL(resize, m, I(3 * g)));
	store(m, 3 * g - 1, "x");
	expect_byte(CALL(get_item, m, I(3 * g - 1)), 'x');
	m = open_as(new_pattern_file(2 * g), WRITE, g, g);
	expect_ok(CALL(resize, m, I(3 * g)));
	expect_pattern(m, 0, g, g);
	expect_ok(CALL(get_item, m, I(CALL(length, m)->value.number - 1)));
}
