/* SPDX-License-Identifier: MIT
 *
 * Where seek cannot go. */
#include "suite.h"

static const int64_t most = INT64_MAX;

/* A seek that works, so that it is known to: the position is 5 of 8 afterwards. */
static struct arg sought(void)
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_ok(CALL(seek, m, I(5)));
	expect_int(CALL(tell, m), 5);
	return m;
}

REQUIREMENT(seek.outside.before, seek, "universal/12",
	"seek to before the first byte is refused and leaves the position.")
{
	struct arg m = sought();

	REFUSED(m, "any", seek, m, I(-1));
	REFUSED(m, "any", seek, m, I(-3), I(0));
	REFUSED(m, "any", seek, m, I(-6), I(1));
	REFUSED(m, "any", seek, m, I(-9), I(2));
}

REQUIREMENT(seek.outside.kind, seek, "python-tests/41",
	"seek to before the first byte or past the end raises ValueError and leaves the position.",
	.level = RECOMMENDED)
{
	static const struct { int64_t by, whence; } cases[] = {
		{ -1, 0 }, { 9, 0 }, { -6, 1 }, { 4, 1 }, { -9, 2 }, { 1, 2 },
	};
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(cases); i++)
		REFUSED(m, "ValueError", seek, m, I(cases[i].by), I(cases[i].whence));
}

REQUIREMENT(seek.huge.sum, seek, "universal/12 universal/26",
	"seek whose sum leaves what a position can be is refused; it does not wrap.")
{
	const struct { int64_t by, whence; } cases[] = {
		{ most, 0 },      { most, 1 },      { most, 2 },      { most - 4, 1 },
		{ most - 7, 2 },  { -most, 0 },     { -most, 1 },     { -most, 2 },
		{ -most - 1, 0 }, { -most - 1, 1 }, { -most - 1, 2 },
	};
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(cases); i++)
		REFUSED(m, "any", seek, m, I(cases[i].by), I(cases[i].whence));
}

REQUIREMENT(seek.huge.number, seek, "universal/12 universal/26 universal/27",
	"seek by a number too large for the platform is refused; it is not cut.")
{
	static const char *const numbers[] = { "9223372036854775808", "-9223372036854775809",
					       "18446744073709551616", "18446744073709551618",
					       "-18446744073709551615" };
	struct arg m = sought();

	for (size_t i = 0; i < COUNT(numbers); i++)
		for (int64_t whence = 0; whence <= 2; whence++)
			REFUSED(m, "any", seek, m, BIG(numbers[i]), I(whence));
}

REQUIREMENT(seek.huge.sum-kind, seek, "python-tests/43",
	"What seek does when position and distance are too large together.", .level = INFORMATIONAL)
{
	observe(CALL(seek, sought(), I(most), I(1)));
}

REQUIREMENT(seek.huge.number-kind, seek, "python-source/72",
	"What seek does with 2 to the 63rd.", .level = INFORMATIONAL)
{
	observe(CALL(seek, sought(), BIG("9223372036854775808")));
}

REQUIREMENT(seek.whence.unknown, seek, "python-source/71",
	"What seek does with a whence of 3, 4 and -1.", .level = INFORMATIONAL)
{
	static const int64_t whences[] = { 3, 4, -1 };
	const char *found[3];

	for (size_t i = 0; i < 3; i++) {
		const struct answer *a = CALL(seek, sought(), I(0), I(whences[i]));

		found[i] = a->ok ? "works" : a->kind;
	}
	observe_text("3: %s, 4: %s, -1: %s", found[0], found[1], found[2]);
}
