/* SPDX-License-Identifier: MIT */
/* The bytes of an MmFile of D, which may be mapped a window at a time: none of what is said
 * about them depends on that. */
#include "d_mmfile.h"

enum { PAGES = 24 };

REQUIREMENT(d-mmfile.window.everywhere, set_item, "d-mmfile/11 d-mmfile/19 d-mmfile/20 d-mmfile/21",
	"Bytes and slices can be read and written all over the file, in any order.",
	.needs = NEEDS_SHARED)
{
	const int64_t p = page();
	const int64_t places[] = { 23 * p + 7, 0,         5 * p - 1, 5 * p,
		                   17 * p,     2 * p - 1, 2 * p,     23 * p - 1 };
	struct arg m = map_pattern(WRITE, PAGES * p);

	for (size_t i = 0; i < COUNT(places); i++) {
		expect_int(CALL(get_item, m, I(places[i])), pattern_byte(places[i]));
		expect_ok(CALL(set_item, m, I(places[i]), I('#')));
		expect_int(CALL(get_item, m, I(places[i])), '#');
		EXPECT_FILE(mapped_file(), places[i], "#");
	}
	expect_pattern(m, 5 * p + 1, 12 * p - 1, 5 * p + 1);
	fill(m, 6 * p - 3, 9 * p + 6, '+');
	expect_file_filled(mapped_file(), 6 * p - 3, 9 * p + 6, '+');
	expect_file_pattern(mapped_file(), 5 * p + 1, p - 4);
	expect_file_pattern(mapped_file(), 15 * p + 3, 2 * p - 3);
}

REQUIREMENT(d-mmfile.copy.size, set_slice, "d-mmfile/4 d-mmfile/8",
	"readCopyOnWrite never changes the file, with a size beyond its end neither.",
	.needs = NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(make(f, COPY, I(0)));

	store_seen(m, 0, "abcd");
	make(f, COPY, I(3 * page()));
	expect_pattern_file(f, page());
}

REQUIREMENT(d-mmfile.copy.kept, set_slice, "d-mmfile/4 d-mmfile/11 d-mmfile/19",
	"What was written to a copy-on-write object is there while the object lives, whatever else "
	"of it is read.")
{
	struct arg m = map_pattern(COPY, PAGES * page());

	store_seen(m, 0, "abcd");
	expect_pattern(m, (PAGES - 1) * page(), page(), (PAGES - 1) * page());
	expect_text_at(m, 0, "abcd");
}

/* An empty slice at either end of m, of that size, leaves "abcd" at its beginning. */
static void expect_kept(struct arg m, int64_t size)
{
	const int64_t places[] = { size, 0 };

	store_seen(m, 0, "abcd");
	for (int i = 0; i < 2; i++) {
		expect_bytes(CALL(get_slice, m, I(places[i]), I(places[i])), "", 0);
		expect_text_at(m, 0, "abcd");
	}
}

REQUIREMENT(d-mmfile.copy.empty-slice, get_slice, "d-mmfile/4 d-mmfile/19",
	"An empty slice of a copy-on-write object leaves what was written to it.")
{
	expect_kept(map_pattern(COPY, page()), page());
}

REQUIREMENT(d-mmfile.anonymous.empty-slice, get_slice, "d-mmfile/7 d-mmfile/19",
	"An empty slice of anonymous memory leaves what was written to it.")
{
	expect_kept(result(CALL(native, T("anonymous"), I(page()))), page());
}

REQUIREMENT(d-mmfile.anonymous.kept, set_item, "d-mmfile/7 d-mmfile/11 d-mmfile/20 d-mmfile/21",
	"Anonymous memory begins as zeros and keeps every byte that is written to it.")
{
	struct arg m = result(CALL(native, T("anonymous"), I(PAGES * page())));

	expect_int(CALL(length, m), PAGES * page());
	for (int i = 0; i < PAGES; i++) {
		expect_int(CALL(get_item, m, I(i * page() + 3)), 0);
		expect_ok(CALL(set_item, m, I(i * page() + 3), I(i + 1)));
		expect_int(CALL(get_item, m, I(i * page() + 3)), i + 1);
	}
	for (int i = 0; i < PAGES; i++)
		expect_int(CALL(get_item, m, I(i * page() + 3)), i + 1);
}

REQUIREMENT(d-mmfile.slice.kept, export, "d-mmfile/11 d-mmfile/19",
	"A slice can be used while its object lives, whatever else of the object is read.")
{
	struct arg m = map_pattern(READ, PAGES * page());
	struct arg part = result(CALL(export, m, I(3), I(page())));

	expect_pattern(part, 0, page() - 3, 3);
	expect_pattern(m, (PAGES - 1) * page(), page(), (PAGES - 1) * page());
	expect_pattern(part, 0, page() - 3, 3);
}
