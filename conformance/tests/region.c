/* SPDX-License-Identifier: MIT */
#include "region.h"

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Making a region: which part of which file, and what is refused. */

REQUIREMENT(region.open.path, region_open, "map-region/2 map-region/13 map-region/16 map-region/17",
	"A region made from a path holds the file's bytes from the offset on.")
{
	const int64_t g = granularity();
	struct arg region = region_of(3 * g, g, g + 10);

	expect_int(CALL(region_size, region), g + 10);
	expect_pattern(result(CALL(region_map, region)), 0, g + 10, g);
}

REQUIREMENT(region.open.descriptor, region_open, "map-region/2 map-region/18",
	"A region made from a descriptor holds the file's bytes from the offset on.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(3 * g);
	struct arg region = result(CALL(region_open, open_file(f, "r"), I(g), I(g + 10)));

	expect_int(CALL(region_size, region), g + 10);
	expect_pattern(result(CALL(region_map, region)), 0, g + 10, g);
}

/* The path of a symbolic link to f, removed by the caller. */
static struct arg link_to(const struct file *f, char *path, size_t room)
{
	snprintf(path, room, "%s-link", f->path);
	if (symlink(f->path, path) != 0)
		broken("cannot make the link %s: %s", path, strerror(errno));
	note_action("link %s %s", f->path, path);
	return BYTES(path, strlen(path));
}

REQUIREMENT(region.open.flags, region_open, "map-region/2 map-region/23",
	"The flags reach the opening of the file: O_NOFOLLOW refuses a symbolic link.")
{
	char text[600];
	struct file *f = new_pattern_file(page());
	struct arg path = link_to(f, text, sizeof(text)), followed, direct;
	const struct answer *refused;

	if (on_windows())
		skip("Windows has no O_NOFOLLOW");
	followed = result(CALL(region_open, path, I(0), I(page())));
	refused = CALL(region_open, path, I(0), I(page()), I(O_NOFOLLOW));
	unlink(text);
	note_action("unlink %s", text);
	expect_int(CALL(region_size, followed), page());
	expect_errno(refused, ELOOP);
	direct = result(CALL(region_open, path_argument(f), I(0), I(page()), I(O_NOFOLLOW)));
	expect_pattern(result(CALL(region_map, direct)), 0, page(), 0);
}

REQUIREMENT(region.open.path-keeps-no-descriptor, region_open, "map-region-source/1 universal/41",
	"A region made from a path leaves no descriptor open once it is gone.",
	.level = RECOMMENDED, .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(page());
	int before = descriptors();

	for (int i = 0; i < 3; i++) {
		struct arg region = result(CALL(region_open, path_argument(f), I(0), I(page())));

		expect_int(CALL(region_size, region), page());
		expect_true(CALL(add_clients, region, I(-1)));
		expect_ok(CALL(destroy, region));
	}
	settle();
	expect_descriptors(before);
}

REQUIREMENT(region.open.descriptor-stays-open, region_open, "map-region-source/2 universal/1",
	"The caller's descriptor is open while the region lives and after its release.",
	.level = RECOMMENDED)
{
	struct arg file = open_file(new_pattern_file(page()), "r"), region;

	region = result(CALL(region_open, file, I(0), I(page())));
	expect_int(CALL(region_size, region), page());
	expect_true(CALL(file_works, file));
	expect_true(CALL(add_clients, region, I(-1)));
	expect_true(CALL(file_works, file));
}

REQUIREMENT(region.open.offset-unaligned, region_open, "map-region/14 map-region/19",
	"An offset that is not aligned is an error, and nothing is mapped.",
	.needs = NEEDS_LINUX_PROC)
{
	const int64_t g = granularity();
	const int64_t offsets[] = { 1, g / 2, g - 1, g + 1, 2 * g - 1 };
	struct file *f = new_pattern_file(3 * g);
	struct arg file = open_file(f, "r");
	struct arg region = result(CALL(region_open, file, I(g), I(g)));

	expect_int(CALL(region_begin, region), g);
	expect_true(CALL(add_clients, region, I(-1)));
	for (size_t i = 0; i < COUNT(offsets); i++) {
		REGION_REFUSED(f, "any", path_argument(f), I(offsets[i]), I(10));
		REGION_REFUSED(f, "any", file, I(offsets[i]), I(10));
	}
}

REQUIREMENT(region.open.size-cut, region_open, "map-region/21 map-region/22",
	"A size beyond what the file holds after the offset is cut to it.")
{
	const int64_t g = granularity(), rest = g + 5;
	const int64_t sizes[] = { rest + 1, 2 * g, 100 * g, INT64_MAX - g, INT64_MAX };
	struct file *f = new_pattern_file(2 * g + 5);

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg region = result(CALL(region_open, path_argument(f), I(g), I(sizes[i])));
		struct arg map = result(CALL(region_map, region));

		expect_int(CALL(region_size, region), rest);
		expect_map(map, g, rest);
	}
	expect_file_size(f, 2 * g + 5);
}

REQUIREMENT(region.open.size-smaller, region_open, "map-region-source/3",
	"A size smaller than the file maps just that many bytes.")
{
	const int64_t g = granularity();
	const int64_t sizes[] = { 1, page() - 1, page(), g + 1, 2 * g + 4 };
	struct file *f = new_pattern_file(2 * g + 5);

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg region = result(CALL(region_open, path_argument(f), I(0), I(sizes[i])));

		expect_int(CALL(region_size, region), sizes[i]);
		expect_int(CALL(length, result(CALL(region_map, region))), sizes[i]);
	}
}

REQUIREMENT(region.open.offset-past-end, region_open, "map-region-source/4",
	"An offset at or past the end of the file is an error.", .level = RECOMMENDED,
	.needs = NEEDS_LINUX_PROC)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g);
	struct arg region = result(CALL(region_open, path_argument(f), I(g), I(g)));

	expect_true(CALL(add_clients, region, I(-1)));
	REGION_REFUSED(f, "any", path_argument(f), I(2 * g), I(1));
	REGION_REFUSED(f, "any", path_argument(f), I(3 * g), I(g));
}

REQUIREMENT(region.open.size-zero, region_open, "map-region-source/6",
	"What size 0 maps.", .level = INFORMATIONAL)
{
	struct file *f = new_pattern_file(page() + 5);
	const struct answer *a = CALL(region_open, path_argument(f), I(0), I(0)), *size;

	if (!a->ok) {
		observe(a);
		return;
	}
	size = CALL(region_size, result(a));
	observe_text("%s", size->ok && size->value.number == page() + 5 ? "the rest of the file"
	                                                                : "something else");
}

REQUIREMENT(region.open.size-huge, region_open, "map-region/21 universal/26",
	"A size beyond the platform's integers must map all that the file holds, or be refused.")
{
	struct arg path = path_argument(new_pattern_file(page()));
	const struct answer *a;

	expect_int(CALL(region_size, result(CALL(region_open, path, I(0), I(2 * page())))), page());
	a = CALL(region_open, path, I(0), BIG("18446744073709551617"));
	if (a->ok)
		expect_int(CALL(region_size, result(a)), page());
}

REQUIREMENT(region.open.empty-file, region_open, "map-region-source/5",
	"A region of an empty file is an error, and leaves nothing behind.", .level = RECOMMENDED,
	.needs = NEEDS_LINUX_PROC)
{
	struct file *empty = new_file("", 0), *f = FILE_OF("x");

	expect_ok(CALL(region_open, path_argument(f), I(0), I(page())));
	REGION_REFUSED(empty, "any", path_argument(empty), I(0), I(page()));
	REGION_REFUSED(empty, "any", open_file(empty, "r"), I(0), I(page()));
}

/* What MapRegion's page leaves open about its errors: recorded. */

static const char *open_kind(int64_t offset, int64_t size)
{
	return outcome(CALL(region_open, path_argument(new_pattern_file(2 * granularity())),
	                    I(offset), I(size)));
}

REQUIREMENT(region.open.kinds, region_open, "map-region/19 map-region-source/4",
	"How a region is refused: an unaligned, a negative and a too large offset, a negative "
	"size, a closed descriptor.", .level = INFORMATIONAL)
{
	const struct answer *closed = CALL(region_open, special_file("closed"), I(0), I(1));

	observe_text("unaligned: %s, negative: %s, at the end: %s, past it: %s, size: %s, "
	             "closed: %s",
	             open_kind(1, 1), open_kind(-granularity(), 1), open_kind(2 * granularity(), 1),
	             open_kind(3 * granularity(), 1), open_kind(0, -1), outcome(closed));
}

REQUIREMENT(region.release.kinds, release, "map-region-source/13",
	"Records the outcome of buffer(), client_count() and increment_client_count() on a "
	"released region.", .level = INFORMATIONAL)
{
	struct arg region = region_of(page(), 0, page());

	expect_true(CALL(add_clients, region, I(-1)));
	observe_text("buffer: %s, clients: %s, count: %s", outcome(CALL(region_buffer, region)),
	             outcome(CALL(clients, region)), outcome(CALL(add_clients, region, I(1))));
}

REQUIREMENT(region.clients.kinds, add_clients, "map-region/28 map-region-source/11",
	"Counting to the largest number, past it, and below zero.", .level = INFORMATIONAL)
{
	struct arg region = region_of(page(), 0, page());
	const char *below = outcome(CALL(add_clients, region, I(-2)));
	const char *most = outcome(CALL(add_clients, region, I(INT64_MAX - 1)));

	observe_text("below: %s, to the largest: %s, past it: %s", below, most,
	             outcome(CALL(add_clients, region, I(1))));
}
