/* SPDX-License-Identifier: MIT */
#include "go.h"

/* Map and MapRegion: which part of the file a map is of, and what is refused. */

REQUIREMENT(go.map.whole-file, go_map, "mmap-go/20 mmap-go/21 mmap-go/22",
	"Map maps the file from its first byte to its last.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), 2 * page() + 7 };

	for (size_t i = 0; i < COUNT(sizes); i++)
		expect_map(go_whole(new_pattern_file(sizes[i]), GO_RDONLY), 0, sizes[i]);
}

REQUIREMENT(go.region.part, go_map_region, "mmap-go/24 mmap-go/25",
	"MapRegion maps as many bytes as were asked for from the offset on.")
{
	const int64_t g = granularity();
	const int64_t parts[][2] = {
		{ 0, 1 },         { 0, page() + 1 }, { g, g },     { g, 7 },
		{ 2 * g, g + 3 }, { 3 * g, g },      { g, 3 * g }, { 0, 4 * g }
	};
	struct file *f = new_pattern_file(4 * g);

	for (size_t i = 0; i < COUNT(parts); i++)
		expect_map(go_part(f, parts[i][1], GO_RDONLY, parts[i][0]), parts[i][0],
		           parts[i][1]);
}

REQUIREMENT(go.region.offset-unaligned, go_map_region, "mmap-go/26",
	"An offset that is no multiple of the page size is an error, nothing is mapped.",
	.needs = NEEDS_LINUX_PROC)
{
	const int64_t g = granularity();
	const int64_t offsets[] = { 1, page() / 2, page() - 1, page() + 1, -1 };
	struct file *f = new_pattern_file(3 * g);
	struct arg file = open_file(f, "rw");

	expect_map(result(CALL(go_map_region, file, I(10), I(GO_RDWR), I(0), I(g))), g, 10);
	for (size_t i = 0; i < COUNT(offsets); i++) {
		REFUSED(NONE, "any", go_map_region, file, I(10), I(GO_RDONLY), I(0), I(offsets[i]));
		REFUSED(NONE, "any", go_map_region, file, I(-1), I(GO_RDWR), I(0), I(offsets[i]));
	}
	expect_maps(f, 1);
}

REQUIREMENT(go.region.length-below-zero, go_map_region, "mmap-go/27",
	"A length below zero maps the whole file.")
{
	static const int64_t lengths[] = { -1, -2, -100000, INT64_MIN };
	struct file *f = new_pattern_file(2 * page() + 9);

	for (size_t i = 0; i < COUNT(lengths); i++)
		expect_map(go_part(f, lengths[i], GO_RDONLY, 0), 0, 2 * page() + 9);
}

REQUIREMENT(go.region.length-below-zero.offset, go_map_region, "mmap-go/27 mmap-go-source/6",
	"With a length below zero and an offset every byte of the result can be read.")
{
	const int64_t g = granularity();
	struct arg m = go_part(new_pattern_file(3 * g + 9), -1, GO_RDONLY, g);
	const struct answer *length = CALL(length, m);

	expect(length->ok && length->value.number > 0, "expected a length above 0, found %s",
	       answered(length));
	for (int64_t i = 0; i < length->value.number; i += page())
		expect_ok(CALL(get_item, m, I(i)));
	expect_ok(CALL(get_item, m, I(length->value.number - 1)));
	expect_pattern(m, 0, g, g);
}

REQUIREMENT(go.region.length-below-zero.offset-length, go_map_region, "mmap-go/27 mmap-go-source/7",
	"How long the map is with a length below zero and an offset.", .level = INFORMATIONAL)
{
	const int64_t g = granularity();
	struct arg file = open_file(new_pattern_file(3 * g), "r");
	const struct answer *a =
	    ATTEMPT(NONE, go_map_region, file, I(-1), I(GO_RDONLY), I(0), I(g));
	int64_t found = a->ok ? CALL(length, result(a))->value.number : -1;

	observe_text("%s", found == -1      ? "an error"
	                   : found == 2 * g ? "the rest of the file"
	                   : found == 3 * g ? "the file's size"
	                                    : "something else");
}

REQUIREMENT(go.region.offset-page, go_map_region, "mmap-go/26",
	"Records the outcome of MapRegion at an offset that is a multiple of the page size, and not of "
	"the granularity where that is larger.", .level = INFORMATIONAL)
{
	struct arg file = open_file(new_pattern_file(3 * page()), "r");

	observe_text("%s",
	             outcome(CALL(go_map_region, file, I(page()), I(GO_RDONLY), I(0), I(page()))));
}

REQUIREMENT(go.map.file-closed, go_map, "mmap-go-source/9",
	"A map stays valid, and tied to its file, after the file was closed.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg file = open_file(f, "rw"), m = result(CALL(go_map, file, I(GO_RDWR), I(0)));

	expect_ok(CALL(file_close, file));
	expect_map(m, 0, 2 * page());
	store(m, page() - 2, "abcd");
	EXPECT_FILE(f, page() - 2, "abcd");
}

REQUIREMENT(go.map.empty-file, go_map, "mmap-go-source/4 posix/4",
	"A map of an empty file is an error or an empty map.", .level = RECOMMENDED)
{
	const struct answer *a;

	expect_map(go_whole(new_pattern_file(1), GO_RDONLY), 0, 1);
	a = ATTEMPT(NONE, go_map, open_file(new_file("", 0), "rw"), I(GO_RDONLY), I(0));
	if (a->ok)
		expect_int(CALL(length, result(a)), 0);
}

REQUIREMENT(go.region.past-end, go_map_region, "mmap-go-source/10 posix/32",
	"A region past the end of the file: how MapRegion ends.", .level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(page());

	observe_text("past the end: %s, over it: %s",
	             outcome(CALL(go_map_region, open_file(f, "rw"), I(page()), I(GO_RDONLY), I(0),
	                          I(4 * granularity()))),
	             outcome(CALL(go_map_region, open_file(f, "rw"), I(3 * page()), I(GO_RDONLY),
	                          I(0), I(0))));
}

REQUIREMENT(go.slice, export, "mmap-go/19",
	"A map is a slice of bytes, and a part of it shares its memory.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDWR), part;

	part = result(CALL(export, m, I(page() - 5), I(page() + 5)));
	expect_map(part, page() - 5, 10);
	store(part, 0, "abcd");
	expect_text_at(m, page() - 5, "abcd");
	EXPECT_FILE(f, page() - 5, "abcd");
	store(m, page() + 3, "yz");
	expect_text_at(part, 8, "yz");
	expect_pattern(m, 0, page() - 5, 0);
	expect_pattern(m, page() + 5, page() - 5, page() + 5);
}

REQUIREMENT(go.constants, constant, "mmap-go/6 mmap-go/9 mmap-go/13 mmap-go/15 mmap-go/17",
	"RDONLY is 0, RDWR 2, COPY 4, EXEC 8, and ANON 1.")
{
	expect_int(CALL(constant, T("RDONLY")), 0);
	expect_int(CALL(constant, T("RDWR")), 2);
	expect_int(CALL(constant, T("COPY")), 4);
	expect_int(CALL(constant, T("EXEC")), 8);
	expect_int(CALL(constant, T("ANON")), 1);
}

/* What Go's API leaves open about its errors: recorded. */

/* How the call of that length, protection, flags and offset on a file of two units ends. */
static const char *region_kind(int64_t length, int prot, int flags, int64_t offset)
{
	return outcome(CALL(go_map_region, open_file(new_pattern_file(2 * granularity()), "rw"),
	                    I(length), I(prot), I(flags), I(offset)));
}

REQUIREMENT(go.region.kinds, go_map_region, "mmap-go/24 mmap-go/26",
	"How MapRegion refuses: length 0, an offset at the end, an unaligned and a negative one, "
	"an unknown protection and flag.", .level = INFORMATIONAL)
{
	observe_text("nothing: %s, at the end: %s, unaligned: %s, negative: %s, protection: %s, "
	             "flag: %s, both: %s",
	             region_kind(0, GO_RDONLY, 0, 0),
	             region_kind(-1, GO_RDONLY, 0, 2 * granularity()),
	             region_kind(1, GO_RDONLY, 0, 1), region_kind(1, GO_RDONLY, 0, -1),
	             region_kind(1, 64, 0, 0), region_kind(1, GO_RDONLY, 64, 0),
	             region_kind(1, 64, 64, 0));
}

REQUIREMENT(go.anon.kinds, go_map_region, "mmap-go-source/1",
	"How MapRegion with ANON ends for the lengths around 0.", .level = INFORMATIONAL)
{
	observe_text("-1: %s, 0: %s, 1: %s", region_kind(-1, GO_RDWR, GO_ANON, 0),
	             region_kind(0, GO_RDWR, GO_ANON, 0), region_kind(1, GO_RDWR, GO_ANON, 0));
}

REQUIREMENT(go.map.kinds, go_map, "mmap-go/21 mmap-go-source/4",
	"How Map refuses a closed file, a stream, a directory and an empty file.",
	.level = INFORMATIONAL)
{
	const struct answer *closed = CALL(go_map, special_file("closed"), I(GO_RDONLY), I(0));
	const struct answer *number = CALL(go_map, I(-1), I(GO_RDONLY), I(0));
	const struct answer *stream = CALL(go_map, I(0), I(GO_RDONLY), I(0));
	const struct answer *directory =
	    CALL(go_map, special_file("directory"), I(GO_RDONLY), I(0));

	observe_text("closed: %s %d, -1: %s %d, stream: %s %d, directory: %s, empty: %s",
	             outcome(closed), closed->number, outcome(number), number->number,
	             outcome(stream), stream->number, outcome(directory),
	             outcome(CALL(go_map, open_file(new_file("", 0), "rw"), I(GO_RDONLY), I(0))));
}

REQUIREMENT(go.unmap.kinds, unmap, "mmap-go/36 mmap-go/40",
	"What Flush, Lock, Unlock and Unmap answer once unmapped, and Unlock of what is not "
	"locked.", .level = INFORMATIONAL)
{
	struct arg m = go_whole(new_pattern_file(page()), GO_RDONLY);
	const char *unlocked = outcome(CALL(unlock, m));

	expect_ok(CALL(unmap, m));
	observe_text("not locked: %s, flush: %s, lock: %s, unlock: %s, unmap: %s", unlocked,
	             outcome(CALL(flush, m)), outcome(CALL(lock, m)), outcome(CALL(unlock, m)),
	             outcome(CALL(unmap, m)));
}
