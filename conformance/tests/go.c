/* SPDX-License-Identifier: MIT */
/* Map and MapRegion: which part of the file a map is of, and what is refused. */
#include "go.h"

REQUIREMENT(go, map_whole,
	.id = "go.map.whole-file",
	.level = REQUIRED,
	.sources = "mmap-go/20 mmap-go/21 mmap-go/22",
	.about = OP_go_map,
	.statement = "Map maps the file from its first byte to its last.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), 2 * page() + 7 };

	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		expect_go(go_whole(new_pattern_file(sizes[i]), GO_RDONLY), 0, sizes[i]);
}

REQUIREMENT(go, region_part,
	.id = "go.region.part",
	.level = REQUIRED,
	.sources = "mmap-go/24 mmap-go/25",
	.about = OP_go_map_region,
	.statement = "MapRegion maps as many bytes as were asked for from the offset on.")
{
	const int64_t g = granularity();
	const int64_t parts[][2] = {
		{ 0, 1 },         { 0, page() + 1 }, { g, g },     { g, 7 },
		{ 2 * g, g + 3 }, { 3 * g, g },      { g, 3 * g }, { 0, 4 * g }
	};
	struct file *f = new_pattern_file(4 * g);

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		expect_go(go_part(f, parts[i][1], GO_RDONLY, parts[i][0]), parts[i][0],
		          parts[i][1]);
}

REQUIREMENT(go, region_unaligned,
	.id = "go.region.offset-unaligned",
	.level = REQUIRED,
	.sources = "mmap-go/26",
	.about = OP_go_map_region,
	.needs = NEEDS_LINUX_PROC,
	.statement = "An offset that is no multiple of the page size is an error, nothing is "
		     "mapped.")
{
	const int64_t g = granularity();
	const int64_t offsets[] = { 1, page() / 2, page() - 1, page() + 1, -1 };
	struct file *f = new_pattern_file(3 * g);
	struct arg file = open_file(f, "rw");

	expect_go(result(CALL(go_map_region, file, I(10), I(GO_RDWR), I(0), I(g))), g, 10);
	for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		REFUSED(NONE, "any", go_map_region, file, I(10), I(GO_RDONLY), I(0), I(offsets[i]));
		REFUSED(NONE, "any", go_map_region, file, I(-1), I(GO_RDWR), I(0), I(offsets[i]));
	}
	expect_mapped(f, 1);
}

REQUIREMENT(go, region_negative_length,
	.id = "go.region.length-below-zero",
	.level = REQUIRED,
	.sources = "mmap-go/27",
	.about = OP_go_map_region,
	.statement = "A length below zero maps the whole file.")
{
	static const int64_t lengths[] = { -1, -2, -100000, INT64_MIN };
	struct file *f = new_pattern_file(2 * page() + 9);

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		expect_go(go_part(f, lengths[i], GO_RDONLY, 0), 0, 2 * page() + 9);
}

REQUIREMENT(go, region_rest_readable,
	.id = "go.region.length-below-zero.offset",
	.level = REQUIRED,
	.sources = "mmap-go/27 mmap-go-source/6",
	.about = OP_go_map_region,
	.statement = "With a length below zero and an offset every byte of the result can be read.")
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

REQUIREMENT(go, region_rest_length,
	.id = "go.region.length-below-zero.offset-length",
	.level = INFORMATIONAL,
	.sources = "mmap-go/27 mmap-go-source/7",
	.about = OP_go_map_region,
	.statement = "How long the map is with a length below zero and an offset.")
{
	const int64_t g = granularity();
	int64_t found =
	    CALL(length, go_part(new_pattern_file(3 * g), -1, GO_RDONLY, g))->value.number;

	observe_text("%s", found == 2 * g   ? "the rest of the file"
	                   : found == 3 * g ? "the file's size"
	                                    : "something else");
}

REQUIREMENT(go, map_after_close,
	.id = "go.map.file-closed",
	.level = REQUIRED,
	.sources = "mmap-go-source/9",
	.about = OP_go_map,
	.needs = NEEDS_SHARED,
	.statement = "A map stays valid, and tied to its file, after the file was closed.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg file = open_file(f, "rw"), m = result(CALL(go_map, file, I(GO_RDWR), I(0)));

	expect_ok(CALL(file_close, file));
	expect_go(m, 0, 2 * page());
	store(m, page() - 2, "abcd");
	EXPECT_FILE(f, page() - 2, "abcd");
}

REQUIREMENT(go, map_empty_file,
	.id = "go.map.empty-file",
	.level = RECOMMENDED,
	.sources = "mmap-go-source/4 posix/4",
	.about = OP_go_map,
	.statement = "A map of an empty file is an error or an empty map.")
{
	const struct answer *a;

	expect_go(go_whole(new_pattern_file(1), GO_RDONLY), 0, 1);
	a = ATTEMPT(NONE, go_map, open_file(new_file("", 0), "rw"), I(GO_RDONLY), I(0));
	if (a->ok)
		expect_int(CALL(length, result(a)), 0);
}

REQUIREMENT(go, region_past_end,
	.id = "go.region.past-end",
	.level = INFORMATIONAL,
	.sources = "mmap-go-source/10 posix/32",
	.about = OP_go_map_region,
	.statement = "A region past the end of the file: how MapRegion ends.")
{
	struct file *f = new_pattern_file(page());

	observe_text("past the end: %s, over it: %s",
	             outcome(CALL(go_map_region, open_file(f, "rw"), I(page()), I(GO_RDONLY), I(0),
	                          I(4 * granularity()))),
	             outcome(CALL(go_map_region, open_file(f, "rw"), I(3 * page()), I(GO_RDONLY),
	                          I(0), I(0))));
}

REQUIREMENT(go, slice,
	.id = "go.slice",
	.level = REQUIRED,
	.sources = "mmap-go/19",
	.about = OP_export,
	.needs = NEEDS_SHARED,
	.statement = "A map is a slice of bytes, and a part of it shares its memory.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDWR), part;

	part = result(CALL(export, m, I(page() - 5), I(page() + 5)));
	expect_go(part, page() - 5, 10);
	store(part, 0, "abcd");
	expect_text_at(m, page() - 5, "abcd");
	EXPECT_FILE(f, page() - 5, "abcd");
	store(m, page() + 3, "yz");
	expect_text_at(part, 8, "yz");
	expect_pattern(m, 0, page() - 5, 0);
	expect_pattern(m, page() + 5, page() - 5, page() + 5);
}

REQUIREMENT(go, constants,
	.id = "go.constants",
	.level = REQUIRED,
	.sources = "mmap-go/6 mmap-go/9 mmap-go/13 mmap-go/15 mmap-go/17",
	.about = OP_constant,
	.statement = "RDONLY is 0, RDWR 2, COPY 4, EXEC 8, and ANON 1.")
{
	expect_int(CALL(constant, T("RDONLY")), 0);
	expect_int(CALL(constant, T("RDWR")), 2);
	expect_int(CALL(constant, T("COPY")), 4);
	expect_int(CALL(constant, T("EXEC")), 8);
	expect_int(CALL(constant, T("ANON")), 1);
}
