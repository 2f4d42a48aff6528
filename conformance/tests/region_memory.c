/* SPDX-License-Identifier: MIT */
#include "region.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* A region's memory and what it says about its place in the file. */

REQUIREMENT(region.map.bytes, region_map, "map-region/5 map-region/20 map-region/33 universal/28",
	"map() gives the memory: its byte i is the file's byte at the offset plus i.")
{
	const int64_t g = granularity();
	struct arg map = result(CALL(region_map, region_of(4 * g, 2 * g, g + 3)));

	expect_map(map, 2 * g, g + 3);
	expect_byte(CALL(get_item, map, I(g + 2)), pattern_byte(3 * g + 2));
}

REQUIREMENT(region.buffer.bytes, region_buffer,
	"map-region/4 map-region/20 map-region/25 universal/28",
	"buffer() gives the memory: its byte i is the file's byte at the offset plus i.")
{
	const int64_t g = granularity();
	struct arg buffer = result(CALL(region_buffer, region_of(4 * g, 2 * g, g + 3)));

	expect_map(buffer, 2 * g, g + 3);
	expect_byte(CALL(get_item, buffer, I(0)), pattern_byte(2 * g));
}

REQUIREMENT(region.store-leaves-file, region_open, "map-region-source/8",
	"No store through a region reaches the file: its memory is not mapped for it.",
	.needs = NEEDS_LINUX_PROC, .may_fault = true)
{
	struct arg region = region_of(2 * page(), 0, 2 * page());
	struct arg map = result(CALL(region_map, region));
	const char *permissions = map_permissions(mapped_file());

	expect_pattern(map, 0, 2 * page(), 0);
	expect(strlen(permissions) == 4 && (permissions[1] != 'w' || permissions[3] == 'p'),
	       "expected memory that cannot be written through, found %s", permissions);
	if (offers(OP_set_item))
		CALL(set_item, map, I(page()), byte_argument('x'));
	expect_file_pattern(mapped_file(), 0, 2 * page());
}

/* Regions of a file of 4 granules and 5 bytes: where they begin, the size that is asked
 * for, and the size that is mapped, or 0 for all that is left. */
static const struct {
	int64_t first; /* in granules */
	int64_t size, want;
} places[] = { { 0, 1, 1 }, { 1, 7, 7 }, { 2, 1 << 30, 0 }, { 3, 2, 2 }, { 4, 99, 5 } };

/* Call body with each of the regions, where it begins and its size. */
static void each_place(void (*body)(struct arg region, int64_t begin, int64_t size))
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(4 * g + 5);

	for (size_t i = 0; i < COUNT(places); i++) {
		int64_t begin = places[i].first * g, want = places[i].want;

		if (want == 0)
			want = 4 * g + 5 - begin;
		body(result(CALL(region_open, path_argument(f), I(begin), I(places[i].size))),
		     begin, want);
	}
}

static void expect_begin(struct arg region, int64_t begin, int64_t size)
{
	(void)size;
	expect_int(CALL(region_begin, region), begin);
}

REQUIREMENT(region.begin, region_begin, "map-region/6 map-region/20 map-region/34",
	"ofs_begin() is the absolute offset of the first byte that is mapped.")
{
	each_place(expect_begin);
}

static void expect_size(struct arg region, int64_t begin, int64_t size)
{
	(void)begin;
	expect_int(CALL(region_size, region), size);
	expect_int(CALL(length, result(CALL(region_map, region))), size);
}

REQUIREMENT(region.size, region_size, "map-region/7 map-region/22 map-region/38",
	"size() is the number of bytes that the region maps.")
{
	each_place(expect_size);
}

static void expect_end(struct arg region, int64_t begin, int64_t size)
{
	expect_int(CALL(region_end, region), begin + size);
}

REQUIREMENT(region.end, region_end, "map-region/8 map-region/35",
	"ofs_end() is the absolute offset just behind the last byte that is mapped.")
{
	each_place(expect_end);
}

static void expect_includes(struct arg region, int64_t begin, int64_t size)
{
	const int64_t outside[] = { -1,        begin - 1, begin + size, begin + size + 1,
		                    INT64_MAX, INT64_MIN };

	expect_true(CALL(region_includes, region, I(begin)));
	expect_true(CALL(region_includes, region, I(begin + size / 2)));
	expect_true(CALL(region_includes, region, I(begin + size - 1)));
	for (size_t i = 0; i < COUNT(outside); i++)
		expect_false(CALL(region_includes, region, I(outside[i])));
}

REQUIREMENT(region.includes, region_includes, "map-region/9 map-region/27 map-region-source/9",
	"includes_ofs() is true from the first mapped byte to the last, and nowhere else.")
{
	each_place(expect_includes);
}

REQUIREMENT(region.text, native, "map-region/3 map-region-source/12",
	"The text form shows where the region begins and its size.", .level = RECOMMENDED)
{
	const int64_t g = granularity();
	const struct answer *a = CALL(native, T("text"), region_of(3 * g, g, 777));
	char begin[32];

	snprintf(begin, sizeof(begin), "%lld", (long long)g);
	expect(a->ok && strstr((const char *)a->value.data, begin) != NULL &&
	           strstr((const char *)a->value.data, "777") != NULL,
	       "expected %s and 777 in the text form, found %s", begin, answered(a));
}

/* Files that no region can be made of, and memory that cannot be had. */

/* Show that a region can be made of f, and end it. */
static void expect_shown(const struct file *f, int64_t size)
{
	struct arg region = result(CALL(region_open, path_argument(f), I(0), I(size)));

	expect_int(CALL(region_size, region), size);
	destroy(region);
}

REQUIREMENT(region.open.missing, region_open, "map-region-source/7 posix/30",
	"A path where no file is gives the system's error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	char path[600];

	expect_shown(f, page());
	snprintf(path, sizeof(path), "%s-missing", f->path);
	expect_errno(REGION_REFUSED(f, "OSError", BYTES(path, strlen(path)), I(0), I(page())),
	             ENOENT);
}

REQUIREMENT(region.open.unreadable, region_open, "map-region-source/7 posix/30",
	"A file that may not be read gives the system's error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC, .unprivileged = true)
{
	struct file *f = new_pattern_file(page());

	if (on_windows())
		skip("under Wine its server opens the file, with its own rights");
	expect_shown(f, page());
	if (fchmod(f->fd, 0) != 0)
		broken("cannot take the permissions of %s: %s", f->path, strerror(errno));
	note_action("mode %s 0", f->path);
	expect_errno(REGION_REFUSED(f, "OSError", path_argument(f), I(0), I(page())), EACCES);
}

REQUIREMENT(region.open.directory, region_open, "map-region-source/7 posix/30",
	"A directory gives an error with the system's number, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	char path[512];
	const struct answer *a;

	expect_shown(f, page());
	snprintf(path, sizeof(path), "%s", f->path);
	*strrchr(path, '/') = '\0';
	a = REGION_REFUSED(f, "OSError", BYTES(path, strlen(path)), I(0), I(page()));
	expect(a->number != 0, "expected an error number with %s", a->message);
}

REQUIREMENT(region.open.no-memory, region_open, "map-region/24 posix/33",
	"Without address space for it a region is an error, and leaves nothing behind.",
	.needs = NEEDS_LINUX_PROC | NEEDS_GROWTH)
{
	const int64_t huge = (int64_t)1 << 40;
	struct file *f = new_pattern_file(page());

	expect_shown(f, page());
	make_huge(f, huge);
	limit(RLIMIT_AS, (uint64_t)huge / 2);
	REGION_REFUSED(f, "any", path_argument(f), I(0), I(huge));
	expect_int(CALL(region_size, result(CALL(region_open, path_argument(f), I(0), I(page())))),
	           page());
}
