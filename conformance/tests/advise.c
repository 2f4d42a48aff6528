/* SPDX-License-Identifier: MIT */
#include "span.h"

#include <stdio.h>

/* madvise hands the system an advice.  What the system makes of it is seen with
 * MADV_DONTNEED on copy-on-write memory: written pages show the file again. */

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

REQUIREMENT(advise.option.unknown-errno, madvise, "python-docs/44 python-docs/78 python-source/56",
	"madvise() with an unknown option must raise OSError with EINVAL.", .python = ">=3.8")
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(madvise, m, constant("MADV_NORMAL")));
	expect_errno(REFUSED(m, "OSError", madvise, m, I(987654321)), EINVAL);
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
	observe(ATTEMPT_ON(madvise, map_pattern(READ, page()), I((int64_t)1 << 32)));
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

REQUIREMENT(advise.start.unaligned-errno, madvise, "python3.13/39 python-docs/78 python-source/57",
	"madvise() with a start that is no multiple of the page must raise OSError with EINVAL.",
	.python = ">=3.8")
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(page())));
	expect_errno(REFUSED(m, "OSError", madvise, m, normal, I(1)), EINVAL);
}

/* The ranges of madvise that are refused or cut, and its effects. */

REQUIREMENT(advise.start.outside, madvise, "python-tests/24",
	"A start below zero, or at or past the end, raises ValueError.", .level = RECOMMENDED)
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(page())));
	REFUSED(m, "ValueError", madvise, m, normal, I(-page()));
	REFUSED(m, "ValueError", madvise, m, normal, I(2 * page()));
	REFUSED(m, "ValueError", madvise, m, normal, I(3 * page()), I(1));
}

REQUIREMENT(advise.length.negative, madvise, "python-tests/25",
	"A negative length raises ValueError.", .level = RECOMMENDED)
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(0), I(page())));
	REFUSED(m, "ValueError", madvise, m, normal, I(0), I(-1));
	REFUSED(m, "ValueError", madvise, m, normal, I(page()), I(-page()));
}

REQUIREMENT(advise.length.cut, madvise, "python-tests/27",
	"A length that reaches past the end is cut to the end.", .level = RECOMMENDED)
{
	struct arg m = map_pattern(COPY, 2 * page());

	fill(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page()), I(5 * page())));
	expect_filled(m, 0, page(), 'x');
	expect_pattern(m, page(), page(), page());
}

REQUIREMENT(advise.length.zero, madvise, "python-tests/28",
	"A length of 0 is accepted and advises on nothing.", .level = RECOMMENDED)
{
	struct arg m = map_pattern(COPY, 2 * page()), dontneed = constant("MADV_DONTNEED");

	fill(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, dontneed, I(0), I(0)));
	expect_filled(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, dontneed, I(0), I(page())));
	expect_pattern(m, 0, page(), 0);
}

REQUIREMENT(advise.range.hostile, madvise, "universal/26",
	"A start too large for the platform is an error, and nothing is advised.",
	.python = ">=3.8")
{
	struct arg m = map_pattern(COPY, 2 * page()), dontneed = constant("MADV_DONTNEED");
	const struct arg starts[] = { I(INT64_MAX - page() + 1), I(INT64_MIN),
		                      BIG("9223372036854775808"), BIG("18446744073709551616") };

	fill(m, 0, 2 * page(), 'x');
	for (size_t i = 0; i < COUNT(starts); i++)
		REFUSED(m, "any", madvise, m, dontneed, starts[i], I(page()));
	expect_none(CALL(madvise, m, dontneed, I(0), I(page())));
	expect_pattern(m, 0, page(), 0);
	expect_filled(m, page(), page(), 'x');
}

REQUIREMENT(advise.range.hostile-kind, madvise, "python-tests/26",
	"madvise() should raise OverflowError if the sum of start and length is too large.",
	.level = RECOMMENDED)
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(page()), I(page())));
	REFUSED(m, "OverflowError", madvise, m, normal, I(page()), I(INT64_MAX));
}

REQUIREMENT(advise.effect.anonymous, madvise, "posix/10",
	"MADV_DONTNEED must make private anonymous memory read as zeros.", .python = ">=3.8")
{
	struct arg m =
	    result(CALL(map_fd, I(-1), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));

	fill(m, 0, page(), 'x');
	expect_ok(CALL(madvise, m, constant("MADV_DONTNEED")));
	expect_filled(m, 0, page(), 0);
}

REQUIREMENT(advise.effect.copy, madvise, "posix/11",
	"MADV_DONTNEED must make a written copy-on-write page read as the file again.",
	.python = ">=3.8")
{
	struct arg m = map_bytes(COPY, "file");

	store_seen(m, 0, "mine");
	expect_ok(CALL(madvise, m, constant("MADV_DONTNEED")));
	expect_text_at(m, 0, "file");
}

REQUIREMENT(advise.effect.remove, madvise, "posix/12",
	"MADV_REMOVE must make that range of the file read as zeros, or be refused by the file "
	"system without effect.", .python = ">=3.8", .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	const struct answer *a;

	expect_ok(CALL(madvise, m, constant("MADV_NORMAL")));
	a = ATTEMPT(m, madvise, m, constant("MADV_REMOVE"), I(0), I(page()));
	if (a->ok) {
		expect_filled(m, 0, page(), 0);
		expect_file_filled(mapped_file(), 0, page(), 0);
	}
	expect_pattern(m, page(), page(), page());
	expect_file_pattern(mapped_file(), page(), page());
}

REQUIREMENT(advise.effect.dontfork, madvise, "posix/13",
	"MADV_DONTFORK must leave the range unmapped in a child.", .python = ">=3.8")
{
	struct arg m = map_pattern(READ, page()), child;
	char request[64];

	expect_ok(CALL(madvise, m, constant("MADV_DONTFORK")));
	child = result(CALL(fork, { .end = true }));
	snprintf(request, sizeof(request), "1 get_item @%lld 0", (long long)m.value.number);
	expect_error(CALL(twin, child, T(request)), "any");
	expect_pattern(m, 0, page(), 0);
}
