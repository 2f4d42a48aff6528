/* SPDX-License-Identifier: MIT */
/* madvise hands the system an advice.  What the system makes of it is seen with
 * MADV_DONTNEED on copy-on-write memory: written pages show the file again. */
#include "span.h"

/* A copy-on-write map of four pages, all of them written. */
static struct arg written_copy(void)
{
	struct arg m = map_pattern(COPY, 4 * page());

	fill(m, 0, 4 * page(), 'x');
	return m;
}

/* Pages first to last - 1 show the file again, the others what was written. */
static void expect_dropped(struct arg m, int64_t first, int64_t last)
{
	expect_filled(m, 0, first * page(), 'x');
	expect_pattern(m, first * page(), (last - first) * page(), first * page());
	expect_filled(m, last * page(), (4 - last) * page(), 'x');
}

REQUIREMENT(advise.whole, madvise, "python3.13/36 python3.13/38 python3.13/40 python-docs/45",
	"madvise with only an option advises on the whole map and gives None.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED")));
	expect_dropped(m, 0, 4);
}

REQUIREMENT(advise.start, madvise, "python3.13/37 python-docs/45",
	"madvise with a start advises on what follows it.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page())));
	expect_dropped(m, 1, 4);
}

REQUIREMENT(advise.range, madvise, "python3.13/37 python-docs/45",
	"madvise with a start and a length advises on that range and no other page.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page()), I(2 * page())));
	expect_dropped(m, 1, 3);
}

REQUIREMENT(advise.option.accepted, madvise, "python3.13/36 python-docs/44 universal/11",
	"The usual options are accepted and change no byte; an unknown one is an error.",
	.python = ">=3.8", .needs = NEEDS_SHARED)
{
	static const char *const options[] = { "MADV_NORMAL", "MADV_RANDOM", "MADV_SEQUENTIAL",
		                               "MADV_WILLNEED" };
	struct arg m = map_pattern(WRITE, 2 * page() + 5);

	for (size_t i = 0; i < COUNT(options); i++)
		expect_none(CALL(madvise, m, constant(options[i])));
	expect_pattern(m, 0, 2 * page() + 5, 0);
	REFUSED(m, "any", madvise, m, I(987654321));
	REFUSED(m, "any", madvise, m, I(-1));
}

REQUIREMENT(advise.option.unknown-errno, madvise, "python-source/56",
	"The error for an unknown option of madvise.", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	observe(ATTEMPT(m, madvise, m, I(987654321)));
}

REQUIREMENT(advise.option.hostile, madvise, "universal/26 universal/27",
	"An option too large for the system's type is an error, not cut into another.",
	.python = ">=3.8")
{
	struct arg m = written_copy();
	const int64_t dontneed = constant("MADV_DONTNEED").value.number;
	const struct arg options[] = { I(dontneed + ((int64_t)1 << 32)), I(INT64_MAX), I(INT64_MIN),
		                       BIG("18446744073709551620"), BIG("-18446744073709551612") };

	for (size_t i = 0; i < COUNT(options); i++)
		REFUSED(m, "any", madvise, m, options[i]);
	expect_none(CALL(madvise, m, I(dontneed)));
	expect_dropped(m, 0, 4);
}

REQUIREMENT(advise.option.hostile-kind, madvise, "python-source/58",
	"The error for an option too large for the system's type.", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, page());

	observe(ATTEMPT(m, madvise, m, I((int64_t)1 << 32)));
}

REQUIREMENT(advise.start.unaligned, madvise, "python3.13/39",
	"A start that is no multiple of the page is an error, and nothing is advised.")
{
	struct arg m = written_copy(), dontneed = constant("MADV_DONTNEED");
	const int64_t starts[] = { 1, page() - 1, page() + 1, 3 * page() + page() / 2 };

	for (size_t i = 0; i < COUNT(starts); i++)
		REFUSED(m, "any", madvise, m, dontneed, I(starts[i]), I(page() / 2));
	expect_none(CALL(madvise, m, dontneed, I(3 * page()), I(page())));
	expect_dropped(m, 3, 4);
}

REQUIREMENT(advise.start.unaligned-errno, madvise, "python-source/57",
	"The error for a start of madvise that is no multiple of the page.", .level = INFORMATIONAL)
{
	struct arg m = map_pattern(READ, 2 * page());

	observe(ATTEMPT(m, madvise, m, constant("MADV_NORMAL"), I(1)));
}
