/* SPDX-License-Identifier: MIT
 *
 * Lengths and offsets that no mapping can have, and what a refused one leaves. */
#include "map_check.h"
#include "span.h"

/* Lengths that are no length; 2^64 and its neighbours would wrap to good ones. */
static const char *const lengths[] = {
	"-1",
	"-9223372036854775808",
	"9223372036854775807",
	"9223372036854775808",
	"18446744073709551616",
	"18446744073709551617",
	"-18446744073709551615",
};

REQUIREMENT(map.length.impossible, map_fd, "universal/26 universal/27",
	"A length that is negative or that no file can have is an error without effect, and wraps "
	"to no other length.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()))), 0, page());
	/* The first one is -1. */
	for (size_t i = excepted(EXCEPT_LENGTH_BELOW_ZERO); i < COUNT(lengths); i++)
		REFUSED(NONE, "any", map_fd, file, BIG(lengths[i]));
}

REQUIREMENT(map.descriptor.cut, map_fd, "universal/26 universal/27",
	"A number must be refused if its low 32 bits alone are an open descriptor, or -1.")
{
	const int64_t cut = (int64_t)1 << 32;
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()))), 0, page());
	REFUSED(NONE, "any", map_fd, I(cut - 1), I(page()));
	REFUSED(NONE, "any", map_fd, I(-cut - 1), I(page()));
	for (int64_t fd = 0; fd < 64; fd++) {
		expect_error(CALL(map_fd, I(cut + fd), I(page())), "any");
		expect_error(CALL(map_fd, I(fd - cut), I(page())), "any");
	}
}

REQUIREMENT(map.offset.impossible, map_fd, "universal/26 universal/27",
	"An offset near the largest number or beyond it is an error without effect: neither it nor "
	"its sum with the length wraps.", .python = ">=2.6")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw"), length;
	const struct arg offsets[] = { I(MAX - granularity() + 1), BIG("9223372036854775808"),
		                       BIG("18446744073709551616") };
	const int64_t sizes[] = { 0, 1, granularity(), MAX };

	length = I(granularity());
	expect_map(result(CALL(map_fd, file, length, NAMED("offset", length))), granularity(),
	           granularity());
	for (size_t i = 0; i < COUNT(offsets); i++)
		for (size_t j = 0; j < COUNT(sizes); j++)
			REFUSED(NONE, "any", map_fd, file, I(sizes[j]),
			        NAMED("offset", offsets[i]));
	REFUSED(NONE, "any", map_fd, file, I(MAX), NAMED("offset", length));
}

/* A map that cannot be made, though the file could be made for it. */

REQUIREMENT(map.failed.no-address-space, map_fd, "universal/13 universal/14",
	"A map longer than the file, and than the address space has room for, is an error that "
	"leaves the file's size.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t terabyte = (int64_t)1 << 40;
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE)))), 0, page(),
	               0);
	limit(RLIMIT_AS, (uint64_t)terabyte / 4);
	REFUSED(NONE, "any", map_fd, file, I(terabyte / 2), NAMED("access", I(WRITE)));
	expect_file_size(mapped_file(), page());
}

/* A map that cannot begin where it is to, though the file could be made longer for it. */

REQUIREMENT(map.failed.negative-offset, map_fd, "universal/13 universal/14 universal/26",
	"A map that is to begin before the file and to end behind it is an error that leaves the "
	"file's size.", .python = ">=2.6", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t g = granularity(), offsets[] = { -1, -5, -g, -g - 1, -4 * g };
	struct arg file = open_file(new_pattern_file(page()), "rw");

	expect_pattern(result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE)))), 0, page(),
	               0);
	for (size_t i = 0; i < COUNT(offsets); i++)
		REFUSED(NONE, "any", map_fd, file, I(8 * g), NAMED("access", I(WRITE)),
		        NAMED("offset", I(offsets[i])));
	expect_file_size(mapped_file(), page());
}
