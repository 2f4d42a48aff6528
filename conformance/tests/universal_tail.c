/* SPDX-License-Identifier: MIT */
#include "span.h"

#include <stdio.h>
#include <unistd.h>

/* The last page of a file that ends within it, for every size that is special about a
 * page: what stands behind the end. */

enum { PAGES = 4, SIZES = 12 };

/* The sizes, by number; the map is longer than any of them. */
static int64_t special_size(size_t i)
{
	const int64_t p = page();
	const int64_t sizes[SIZES] = { 1,     2,     p / 2,     p - 2, p - 1,     p,
		                       p + 1, p + 2, 2 * p - 1, 2 * p, 2 * p + 1, 3 * p - 1 };

	return sizes[i];
}

/* Where the page ends that holds the end of a file of that size. */
static int64_t page_end(int64_t size)
{
	return (size + page() - 1) / page() * page();
}

/* A map of a file that was cut to that size since. */
static struct arg map_cut(enum mode mode, int64_t size)
{
	struct arg m = map_pattern(mode, PAGES * page());

	expect_pattern(m, 0, PAGES * page(), 0);
	file_truncate(mapped_file(), size);
	return m;
}

static bool all_zeros(const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (bytes[i] != 0)
			return false;
	return true;
}

REQUIREMENT(universal.tail.accessible, get_slice, "posix/20",
	"The page that holds the new end of a truncated file must stay accessible, with what the "
	"file has there.")
{
	for (size_t i = 0; i < SIZES; i++) {
		const int64_t size = special_size(i);
		struct arg m = map_cut(READ, size);

		expect_pattern(m, 0, size, 0);
		expect_ok(CALL(get_slice, m, I(0), I(page_end(size))));
	}
}

REQUIREMENT(universal.tail.zeros, get_slice, "posix/21",
	"In the last page the bytes after the end of the file must read as zeros.")
{
	for (size_t i = 0; i < SIZES; i++) {
		const int64_t size = special_size(i);

		expect_filled(map_cut(READ, size), size, page_end(size) - size, 0);
	}
}

/* Store through object, m or a view of it, in the file's last page right after the end and at
 * the page's end.  It becomes no part of the file.  Whether the file system shows it once the file
 * is made longer is recorded: Linux's tmpfs does. */
static void store_in_tail(struct arg object, struct arg m, int64_t size)
{
	struct file *f = mapped_file();
	const int64_t end = page_end(size);
	unsigned char *found;

	if (end == size)
		return;
	expect_ok(CALL(set_slice, object, I(size), I(size + 1), NONE, B("#")));
	expect_ok(CALL(set_slice, object, I(end - 1), I(end), NONE, B("#")));
	expect_text_at(object, end - 1, "#");
	expect_pattern_file(f, size);
	if (offers(OP_flush))
		CALL(flush, m);
	expect_pattern_file(f, size);
	found = span_of(0, PAGES * page());
	file_truncate(f, PAGES * page());
	if (pread(f->fd, found, (size_t)(PAGES * page()), 0) != PAGES * page())
		broken("cannot read the test's own file: %s", strerror(errno));
	if (!all_zeros(found + size, (size_t)(PAGES * page() - size)))
		observe_text("part of a file that is made longer");
}

REQUIREMENT(universal.tail.stores, set_slice, "posix/20 posix/22",
	"What is stored in the last page after the end must never become part of the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	for (size_t i = 0; i < SIZES; i++) {
		struct arg m = map_cut(WRITE, special_size(i));

		store_in_tail(m, m, special_size(i));
	}
}

REQUIREMENT(universal.tail.view, export, "posix/20 posix/22",
	"What is stored through a view in the last page after the end must never become part of the "
	"file.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	for (size_t i = 0; i < SIZES; i++) {
		struct arg m = map_cut(WRITE, special_size(i));

		store_in_tail(result(CALL(export, m)), m, special_size(i));
	}
}

REQUIREMENT(universal.tail.cut-and-grown, get_slice, "posix/28",
	"A file truncated and grown again under a map must read as zeros from where it was "
	"truncated.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	for (size_t i = 0; i < SIZES; i++) {
		const int64_t size = special_size(i);
		struct arg m = map_pattern(WRITE, PAGES * page());

		fill(m, size, PAGES * page() - size, '#');
		file_truncate(mapped_file(), size);
		file_truncate(mapped_file(), PAGES * page());
		expect_pattern(m, 0, size, 0);
		expect_filled(m, size, PAGES * page() - size, 0);
	}
}

REQUIREMENT(universal.tail.cut-and-grown-copy, get_slice, "posix/19 posix/28",
	"Records what a written copy-on-write map shows after its file was truncated and grown "
	"again: zeros, or what was written.", .level = INFORMATIONAL, .needs = NEEDS_GROWTH,
	.may_fault = true)
{
	observe_text("zeros");
	for (size_t i = 0; i < SIZES; i++) {
		const int64_t size = special_size(i);
		struct arg m = map_pattern(COPY, PAGES * page());
		const struct answer *a;

		fill(m, size, PAGES * page() - size, '#');
		file_truncate(mapped_file(), size);
		file_truncate(mapped_file(), PAGES * page());
		a = CALL(get_slice, m, I(size), I(PAGES * page()));
		if (!a->ok)
			observe_text("%s for %lld bytes", ended(a), (long long)size);
		else if (!all_zeros(a->value.data, a->value.size))
			observe_text("old bytes behind %lld", (long long)size);
		expect_pattern(m, 0, size, 0);
	}
}

/* Somebody makes the file longer while it is mapped to its end. */

static const int64_t *special_sizes(size_t *count)
{
	static int64_t sizes[8];
	const int64_t p = page();
	const int64_t now[] = { 1, 2, p - 2, p - 1, p, p + 1, p + 2, 2 * p - 1 };

	*count = COUNT(now);
	memcpy(sizes, now, sizeof(now));
	return sizes;
}

/* Write size bytes that continue the pattern behind byte at, which is the file's end. */
static void append(struct file *f, int64_t at, int64_t size)
{
	unsigned char *bytes = span_of(0, size);

	pattern_fill(bytes, at, (size_t)size);
	file_store(f, at, bytes, (size_t)size);
}

REQUIREMENT(universal.grown.shows-its-own, get_slice, "universal/28 universal/45",
	"A map of a file that somebody made longer shows the part it was made of, as it is now, "
	"and no more.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	size_t count;
	const int64_t *sizes = special_sizes(&count);

	for (size_t i = 0; i < count; i++) {
		const int64_t size = sizes[i];
		enum mode mode = WRITE;
		struct arg m = map_readable(new_pattern_file(size), &mode, 0);

		append(mapped_file(), size, 2 * page());
		expect_pattern(m, 0, size, 0);
		expect_int(CALL(length, m), size);
		need_coherent(mapped_file(), mode);
		file_store(mapped_file(), size - 1, "<>", 2);
		expect_pattern(m, 0, size - 1, 0);
		EXPECT_BYTES(CALL(get_slice, m, I(size - 1), I(size)), "<");
		expect_int(CALL(length, m), size);
	}
}

REQUIREMENT(universal.grown.spares-what-follows, set_slice, "universal/33 universal/34",
	"Filling a map to its end leaves alone what somebody appended to the file since.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	size_t count;
	const int64_t *sizes = special_sizes(&count);

	for (size_t i = 0; i < count; i++) {
		const int64_t size = sizes[i];
		struct arg m = map_pattern(WRITE, size);

		append(mapped_file(), size, 2 * page());
		fill(m, 0, size, '#');
		expect_file_filled(mapped_file(), 0, size, '#');
		expect_file_pattern(mapped_file(), size, 2 * page());
		destroy(m);
		expect_file_pattern(mapped_file(), size, 2 * page());
		expect_file_size(mapped_file(), size + 2 * page());
	}
}
