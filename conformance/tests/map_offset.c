/* SPDX-License-Identifier: MIT
 *
 * Where in the file a map begins. */
#include "map_check.h"

REQUIREMENT(map.offset.default, map_fd, "python3.13/8",
	"Without an offset the map begins where one with offset 0 begins, at the file's first "
	"byte.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()))), 0, page());
	expect_map(result(CALL(map_fd, file, I(page()), NAMED("offset", I(0)))), 0, page());
}

REQUIREMENT(map.offset.window, map_fd, "python-docs/13 universal/28",
	"With an offset index 0 is the file's byte at the offset, and the map ends its length "
	"later.", .python = ">=2.6")
{
	const int64_t unit = granularity();
	const struct {
		int64_t offset, length;
	} windows[] = { { 0, unit }, { unit, 1 }, { unit, unit }, { unit, 2 * unit + 57 },
			{ 2 * unit, unit + 57 }, { 3 * unit, 57 } };
	struct arg file = open_file(new_pattern_file(3 * unit + 57), "rw");

	for (size_t i = 0; i < COUNT(windows); i++)
		expect_map(result(CALL(map_fd, file, I(windows[i].length),
				       NAMED("offset", I(windows[i].offset)))),
			   windows[i].offset, windows[i].length);
}

REQUIREMENT(map.offset.position, map_fd, "python-docs/14",
	"A new map's position is 0, whatever its offset, and what is read there is the file's byte "
	"at the offset.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	struct arg m = result(CALL(map_fd, file, I(page()), NAMED("offset", I(granularity()))));

	expect_int(CALL(tell, m), 0);
	expect_byte(CALL(read_byte, m), pattern_byte(granularity()));
	expect_int(CALL(tell, m), 1);
}

REQUIREMENT(map.offset.unaligned, map_fd, "python3.13/9",
	"An offset that is no multiple of the allocation granularity is an error without effect.")
{
	const int64_t unit = granularity();
	const int64_t offsets[] = { 1, unit / 2, unit - 1, unit + 1, page() };
	struct arg file = open_file(new_pattern_file(3 * unit), "rw");

	expect_map(result(CALL(map_fd, file, I(unit), NAMED("offset", I(unit)))), unit, unit);
	for (size_t i = 0; i < COUNT(offsets); i++)
		if (offsets[i] % unit != 0)
			REFUSED(NONE, "any", map_fd, file, I(unit), NAMED("offset", I(offsets[i])));
}

REQUIREMENT(map.offset.unaligned-errno, map_fd, "python-source/2",
	"How an unaligned offset is refused is recorded.", .level = INFORMATIONAL)
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	record(CALL(map_fd, file, I(page()), NAMED("offset", I(1))));
}

REQUIREMENT(map.offset.past-end, map_fd, "python-tests/6",
	"Length 0 with an offset far past the end of the file raises ValueError.",
	.level = RECOMMENDED)
{
	struct arg file = open_file(new_pattern_file(granularity() + 57), "rw");

	REFUSED(NONE, "ValueError", map_fd, file, I(0), NAMED("offset", I(2 * granularity())));
	REFUSED(NONE, "ValueError", map_fd, file, I(0), NAMED("offset", I(1000 * granularity())));
}

REQUIREMENT(map.offset.at-end, map_fd, "python-source/3",
	"What length 0 with an offset of exactly the file's size gives is recorded.",
	.level = INFORMATIONAL)
{
	struct arg file = open_file(new_pattern_file(granularity()), "rw");

	record(CALL(map_fd, file, I(0), NAMED("offset", I(granularity()))));
}
