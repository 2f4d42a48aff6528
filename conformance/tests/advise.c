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
	"madvise() with an unknown option must raise OSError with EINVAL.", .python = ">=3.8 unix")
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

REQUIREMENT(advise.start.unaligned-errno, madvise, "python3.13/39 python-docs/78 python-source/57",
	"madvise() with a start that is no multiple of the page must raise OSError with EINVAL.",
	.python = ">=3.8 unix")
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(page())));
	expect_errno(REFUSED(m, "OSError", madvise, m, normal, I(1)), EINVAL);
}

/* The ranges of madvise that are refused or cut, and its effects. */

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
