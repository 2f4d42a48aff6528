/* SPDX-License-Identifier: MIT */
/* The ranges of madvise that are refused or cut, and its effects. */
#include "span.h"

#include <stdio.h>

REQUIREMENT(advise, start_outside,
	.id = "advise.start.outside",
	.level = RECOMMENDED,
	.sources = "python-tests/24",
	.about = OP_madvise,
	.statement = "A start below zero, or at or past the end, raises ValueError.")
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(page())));
	REFUSED(m, "ValueError", madvise, m, normal, I(-page()));
	REFUSED(m, "ValueError", madvise, m, normal, I(2 * page()));
	REFUSED(m, "ValueError", madvise, m, normal, I(3 * page()), I(1));
}

REQUIREMENT(advise, length_negative,
	.id = "advise.length.negative",
	.level = RECOMMENDED,
	.sources = "python-tests/25",
	.about = OP_madvise,
	.statement = "A negative length raises ValueError.")
{
	struct arg m = map_pattern(READ, 2 * page()), normal = constant("MADV_NORMAL");

	expect_none(CALL(madvise, m, normal, I(0), I(page())));
	REFUSED(m, "ValueError", madvise, m, normal, I(0), I(-1));
	REFUSED(m, "ValueError", madvise, m, normal, I(page()), I(-page()));
}

REQUIREMENT(advise, length_cut,
	.id = "advise.length.cut",
	.level = RECOMMENDED,
	.sources = "python-tests/27",
	.about = OP_madvise,
	.statement = "A length that reaches past the end is cut to the end.")
{
	struct arg m = map_pattern(COPY, 2 * page());

	fill(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, constant("MADV_DONTNEED"), I(page()), I(5 * page())));
	expect_filled(m, 0, page(), 'x');
	expect_pattern(m, page(), page(), page());
}

REQUIREMENT(advise, length_zero,
	.id = "advise.length.zero",
	.level = RECOMMENDED,
	.sources = "python-tests/28",
	.about = OP_madvise,
	.statement = "A length of 0 is accepted and advises on nothing.")
{
	struct arg m = map_pattern(COPY, 2 * page()), dontneed = constant("MADV_DONTNEED");

	fill(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, dontneed, I(0), I(0)));
	expect_filled(m, 0, 2 * page(), 'x');
	expect_none(CALL(madvise, m, dontneed, I(0), I(page())));
	expect_pattern(m, 0, page(), 0);
}

REQUIREMENT(advise, hostile,
	.id = "advise.range.hostile",
	.level = REQUIRED,
	.sources = "universal/26",
	.python = ">=3.8",
	.about = OP_madvise,
	.statement = "A start too large for the platform is an error, and nothing is advised.")
{
	struct arg m = map_pattern(COPY, 2 * page()), dontneed = constant("MADV_DONTNEED");
	const struct arg starts[] = { I(INT64_MAX - page() + 1), I(INT64_MIN),
		                      BIG("9223372036854775808"), BIG("18446744073709551616") };

	fill(m, 0, 2 * page(), 'x');
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		REFUSED(m, "any", madvise, m, dontneed, starts[i], I(page()));
	expect_none(CALL(madvise, m, dontneed, I(0), I(page())));
	expect_pattern(m, 0, page(), 0);
	expect_filled(m, page(), page(), 'x');
}

REQUIREMENT(advise, hostile_kind,
	.id = "advise.range.hostile-kind",
	.level = INFORMATIONAL,
	.sources = "python-tests/26",
	.about = OP_madvise,
	.statement = "A start and a length whose sum is too large: how it ends.")
{
	struct arg m = map_pattern(READ, 2 * page());

	observe(ATTEMPT(m, madvise, m, constant("MADV_NORMAL"), I(page()), I(INT64_MAX)));
}

REQUIREMENT(advise, effect_anonymous,
	.id = "advise.effect.anonymous",
	.level = INFORMATIONAL,
	.sources = "posix/10",
	.python = ">=3.8",
	.about = OP_madvise,
	.statement = "MADV_DONTNEED makes private anonymous memory read as zeros.")
{
	struct arg m =
	    result(CALL(map_fd, I(-1), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));

	fill(m, 0, page(), 'x');
	CALL(madvise, m, constant("MADV_DONTNEED"));
	observe(CALL(get_slice, m, I(0), I(4)));
}

REQUIREMENT(advise, effect_copy,
	.id = "advise.effect.copy",
	.level = INFORMATIONAL,
	.sources = "posix/11",
	.python = ">=3.8",
	.about = OP_madvise,
	.statement = "MADV_DONTNEED makes a written copy-on-write page read as the file again.")
{
	struct arg m = map_bytes(COPY, "file");

	store(m, 0, "mine");
	CALL(madvise, m, constant("MADV_DONTNEED"));
	observe(CALL(get_slice, m, I(0), I(4)));
}

REQUIREMENT(advise, effect_remove,
	.id = "advise.effect.remove",
	.level = INFORMATIONAL,
	.sources = "posix/12",
	.python = ">=3.8",
	.about = OP_madvise,
	.needs = NEEDS_SHARED,
	.statement = "MADV_REMOVE makes that range of the file read as zeros.")
{
	struct arg m = map_pattern(WRITE, 2 * page());
	const struct answer *a = CALL(madvise, m, constant("MADV_REMOVE"), I(0), I(page()));
	const struct answer *left = CALL(get_slice, m, I(1), I(5));

	/* A file system need not have it. */
	observe_text("%s, %s", outcome(a),
	             left->ok && memcmp(left->value.data, "\0\0\0\0", 4) == 0 ? "zeros" : "kept");
	expect_file_pattern(mapped_file(), page(), page());
}

REQUIREMENT(advise, effect_dontfork,
	.id = "advise.effect.dontfork",
	.level = INFORMATIONAL,
	.sources = "posix/13",
	.python = ">=3.8",
	.about = OP_madvise,
	.statement = "MADV_DONTFORK leaves the range unmapped in a child.")
{
	struct arg m = map_pattern(READ, page()), child;
	char request[64];
	const struct answer *a;

	CALL(madvise, m, constant("MADV_DONTFORK"));
	child = result(CALL(fork, { .end = true }));
	snprintf(request, sizeof(request), "1 get_item @%lld 0", (long long)m.value.number);
	a = CALL(twin, child, T(request));
	observe_text("%s", a->ok ? (const char *)a->value.data : a->message);
	expect_pattern(m, 0, page(), 0);
}
