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

REQUIREMENT(advise, whole,
	.id = "advise.whole",
	.level = REQUIRED,
	.sources = "python3.13/36 python3.13/38 python3.13/40 python-docs/45",
	.about = OP_madvise,
	.statement = "madvise with only an option advises on the whole map and gives None.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED")));
	expect_dropped(m, 0, 4);
}

REQUIREMENT(advise, start,
	.id = "advise.start",
	.level = REQUIRED,
	.sources = "python3.13/37 python-docs/45",
	.about = OP_madvise,
	.statement = "madvise with a start advises on what follows it.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page())));
	expect_dropped(m, 1, 4);
}

REQUIREMENT(advise, range,
	.id = "advise.range",
	.level = REQUIRED,
	.sources = "python3.13/37 python-docs/45",
	.about = OP_madvise,
	.statement = "madvise with a start and a length advises on that range and no other page.")
{
	struct arg m = written_copy();

	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page()), I(2 * page())));
	expect_dropped(m, 1, 3);
}

REQUIREMENT(advise, accepted,
	.id = "advise.option.accepted",
	.level = REQUIRED,
	.sources = "python3.13/36 python-docs/44 universal/11",
	.python = ">=3.8",
	.about = OP_madvise,
	.needs = NEEDS_SHARED,
	.statement = "The usual options are accepted and change no byte; an unknown one is an "
		     "error.")
{
	static const char *const options[] = { "MADV_NORMAL", "MADV_RANDOM", "MADV_SEQUENTIAL",
		                               "MADV_WILLNEED" };
	struct arg m = map_pattern(WRITE, 2 * page() + 5);

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		expect_none(CALL(madvise, m, constant(options[i])));
	expect_pattern(m, 0, 2 * page() + 5, 0);
	REFUSED(m, "any", madvise, m, I(987654321));
	REFUSED(m, "any", madvise, m, I(-1));
}

REQUIREMENT(advise, unknown_errno,
	.id = "advise.option.unknown-errno",
	.level = INFORMATIONAL,
	.sources = "python-source/56",
	.about = OP_madvise,
	.statement = "The error for an unknown option of madvise.")
{
	struct arg m = map_pattern(READ, page());

	observe(ATTEMPT(m, madvise, m, I(987654321)));
}

REQUIREMENT(advise, option_hostile,
	.id = "advise.option.hostile",
	.level = REQUIRED,
	.sources = "universal/26 universal/27",
	.python = ">=3.8",
	.about = OP_madvise,
	.statement = "An option too large for the system's type is an error, not cut into another.")
{
	struct arg m = written_copy();
	const int64_t dontneed = constant("MADV_DONTNEED").value.number;
	const struct arg options[] = { I(dontneed + ((int64_t)1 << 32)), I(INT64_MAX), I(INT64_MIN),
		                       BIG("18446744073709551620"), BIG("-18446744073709551612") };

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		REFUSED(m, "any", madvise, m, options[i]);
	expect_none(CALL(madvise, m, I(dontneed)));
	expect_dropped(m, 0, 4);
}

REQUIREMENT(advise, option_hostile_kind,
	.id = "advise.option.hostile-kind",
	.level = INFORMATIONAL,
	.sources = "python-source/58",
	.about = OP_madvise,
	.statement = "The error for an option too large for the system's type.")
{
	struct arg m = map_pattern(READ, page());

	observe(ATTEMPT(m, madvise, m, I((int64_t)1 << 32)));
}

REQUIREMENT(advise, unaligned,
	.id = "advise.start.unaligned",
	.level = REQUIRED,
	.sources = "python3.13/39",
	.about = OP_madvise,
	.statement = "A start that is no multiple of the page is an error, and nothing is advised.")
{
	struct arg m = written_copy(), dontneed = constant("MADV_DONTNEED");
	const int64_t starts[] = { 1, page() - 1, page() + 1, 3 * page() + page() / 2 };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		REFUSED(m, "any", madvise, m, dontneed, I(starts[i]), I(page() / 2));
	expect_none(CALL(madvise, m, dontneed, I(3 * page()), I(page())));
	expect_dropped(m, 3, 4);
}

REQUIREMENT(advise, unaligned_errno,
	.id = "advise.start.unaligned-errno",
	.level = INFORMATIONAL,
	.sources = "python-source/57",
	.about = OP_madvise,
	.statement = "The error for a start of madvise that is no multiple of the page.")
{
	struct arg m = map_pattern(READ, 2 * page());

	observe(ATTEMPT(m, madvise, m, constant("MADV_NORMAL"), I(1)));
}
