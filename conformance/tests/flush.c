/* SPDX-License-Identifier: MIT */
#include "span.h"

/* What flush takes and what it answers.  That the bytes are on the disk afterwards is
 * shown by pulling the plug, elsewhere. */

/* The answer of a flush that worked: before Python 3.8 a number, on Windows any but zero. */
static void expect_flushed(const struct answer *a)
{
	if (python_at_least(3, 8))
		expect_none(a);
	else if (on_windows())
		expect(a->ok && a->value.tag == VALUE_INT && a->value.number != 0,
		       "expected a number other than zero, found %s", answered(a));
	else
		expect_int(a, 0);
}

REQUIREMENT(flush.result.windows, flush, "python3.13/32",
	"Before 3.8 a flush on Windows that worked gives a number other than zero.")
{
	struct arg m = map_pattern(WRITE, 2 * granularity());

	fill(m, 10, 20, 'x');
	expect_flushed(CALL(flush, m));
}

REQUIREMENT(flush.memory-kept, flush, "universal/35 mmap-go/29",
	"Flushing works and changes no byte of the memory, nor the file's size.",
	.needs = NEEDS_SHARED,
	.nothing_passes = "a flush that does nothing changes no byte of the memory either")
{
	static const enum mode modes[] = { WRITE, COPY };

	for (size_t i = 0; i < 2; i++) {
		struct arg m = map_pattern(modes[i], 2 * page() + 3);

		fill(m, page() - 1, 2, 'x');
		expect_ok(CALL(flush, m));
		expect_pattern(m, 0, page() - 1, 0);
		expect_filled(m, page() - 1, 2, 'x');
		expect_pattern(m, page() + 1, page() + 2, page() + 1);
		expect_file_size(mapped_file(), 2 * page() + 3);
	}
}

REQUIREMENT(flush.offset.unaligned-kind, flush, "python-tests/23",
	"An offset of a flush that is no multiple of the page raises OSError, EINVAL.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * granularity());

	expect_flushed(CALL(flush, m, I(granularity()), I(granularity())));
	expect_errno(REFUSED(m, "OSError", flush, m, I(1), I(granularity())), EINVAL);
	expect_errno(REFUSED(m, "OSError", flush, m, I(1), I(0)), EINVAL);
}

REQUIREMENT(flush.offset.alone, flush, "python-docs/42",
	"A flush takes an offset without a size, and a hostile one is an error.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 3 * granularity());

	fill(m, 0, 3 * granularity(), 'x');
	expect_flushed(CALL(flush, m, I(0)));
	expect_flushed(CALL(flush, m, I(granularity())));
	expect_flushed(CALL(flush, m, I(2 * granularity())));
	REFUSED(m, "any", flush, m, BIG("9223372036854775808"));
}

REQUIREMENT(flush.offset.alone-before-3, flush, "python2.4/73",
	"Before Python 3 an offset without a size is an error.", .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * granularity());

	expect_flushed(CALL(flush, m));
	expect_flushed(CALL(flush, m, I(granularity()), I(granularity())));
	REFUSED(m, "any", flush, m, I(granularity()));
}

REQUIREMENT(flush.range.negative, flush, "universal/27 python3.13/28 python-source/50",
	"flush() must refuse a negative offset and a negative size.", .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct arg m = map_pattern(WRITE, 2 * g);
	const struct answer *a = CALL(flush, m, I(g), I(g));

	if (!a->ok && !claims("python"))
		skip("flush() takes no range");
	expect_ok(a);
	REFUSED(m, "any", flush, m, I(-g), I(g));
	REFUSED(m, "any", flush, m, I(g), I(-1));
}

REQUIREMENT(flush.flags, flush, "python-docs/43",
	"flush takes one of the MS_ constants by the keyword flags, and refuses another number.",
	.needs = NEEDS_SHARED)
{
	static const char *const flags[] = { "MS_SYNC", "MS_ASYNC", "MS_INVALIDATE" };
	struct arg m = map_pattern(WRITE, 2 * granularity());

	for (size_t i = 0; i < COUNT(flags); i++) {
		struct arg given = NAMED("flags", constant(flags[i]));

		expect_none(CALL(flush, m, given));
		expect_none(CALL(flush, m, I(granularity()), I(granularity()), given));
	}
	REFUSED(m, "any", flush, m, NAMED("flags", I(987654321)));
	REFUSED(m, "any", flush, m, NAMED("flags", BIG("18446744073709551616")));
}

/* Flushing maps that have nothing to write back: recorded. */

REQUIREMENT(flush.anonymous, flush, "universal/59 python-source/53",
	"flush() of anonymous memory, shared or private, must work and keep its bytes.",
	.python = ">=2.5", .nothing_passes = "a flush that does nothing reports success too")
{
	struct arg m = map_anonymous(page());

	fill(m, 0, page(), 'x');
	expect_ok(CALL(flush, m));
	expect_filled(m, 0, page(), 'x');
	if (!claims("python") || on_windows())
		return;
	m = result(CALL(map_fd, I(-1), I(page()), NAMED("flags", constant("MAP_PRIVATE"))));
	fill(m, 0, page(), 'x');
	expect_flushed(CALL(flush, m));
	expect_filled(m, 0, page(), 'x');
}

REQUIREMENT(flush.protected, flush, "python3.13/29 python3.13/30 python-source/53",
	"flush() of a map that cannot be written must work.", .python = ">=3.0",
	.nothing_passes = "a flush that does nothing reports success too")
{
	struct arg file = open_file(new_pattern_file(page()), "r");
	struct arg access = NAMED("access", I(READ));
	struct arg protections[] = { access,
		                     on_windows() ? access : NAMED("prot", constant("PROT_READ")) };

	for (size_t i = 0; i < COUNT(protections); i++) {
		struct arg m = result(CALL(map_fd, file, I(page()), protections[i]));

		expect_byte(CALL(get_item, m, I(1)), pattern_byte(1));
		expect_flushed(CALL(flush, m));
	}
}

REQUIREMENT(flush.file-cut, flush, "posix/9 python-source/55",
	"flush() must work after the file was truncated below the map.", .needs = NEEDS_SHARED,
	.nothing_passes = "a flush that does nothing reports success too")
{
	struct arg m = map_pattern(WRITE, 3 * page());

	fill(m, 0, 10, 'x');
	fill(m, 2 * page(), 10, 'x');
	file_truncate(mapped_file(), page());
	expect_ok(CALL(flush, m));
	EXPECT_FILE(mapped_file(), 0, "xxxxxxxxxx");
	expect_file_size(mapped_file(), page());
}
