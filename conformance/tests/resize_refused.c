/* SPDX-License-Identifier: MIT */
/* A resize that is refused leaves map and file as they were. */
#include "span.h"

/* Show that resizing works: to size bytes. */
static void resized(struct arg m, int64_t size)
{
	expect_resized(CALL(resize, m, I(size)));
	expect_int(CALL(length, m), size);
}

static void skip_whole_files_only(void)
{
	if (excepted(EXCEPT_RESIZE_WINDOW))
		skip("only a map of a whole file can be resized");
}

/* Any size is refused, the present one included. */
static void expect_fixed(struct arg m, const char *kinds, int64_t length)
{
	const int64_t sizes[] = { 1, length - 1, length, length + 1, 2 * length };

	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, kinds, resize, m, I(sizes[i]));
}

static struct arg map_untracked(int64_t size, enum mode mode)
{
	return result(CALL(map_fd, open_file(new_pattern_file(size), "rw"), I(size),
	                   NAMED("access", I(mode)), NAMED("trackfd", FALSE_)));
}

REQUIREMENT(resize.untracked.kind, resize, "python-tests/12 python-docs/54",
	"With trackfd false resize raises ValueError, whatever the access.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	resized(map_pattern(WRITE, 2 * page()), page());
	expect_fixed(map_untracked(page() + 2, WRITE), "ValueError", page() + 2);
	expect_fixed(map_untracked(page() + 2, READ), "ValueError", page() + 2);
}

REQUIREMENT(resize.hostile.refused, resize,
	"universal/10 universal/11 universal/12 universal/13 universal/14 universal/26",
	"A size that no map can have is an error that changes neither map nor file.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());
	const struct arg sizes[] = { I(-1),
		                     I(-page()),
		                     I(INT64_MAX),
		                     I(INT64_MAX - page()),
		                     I(INT64_MIN),
		                     BIG("9223372036854775808"),
		                     BIG("18446744073709551617"),
		                     BIG("-9223372036854775809") };

	resized(m, page() + 1);
	if (offers(OP_seek))
		position(m, 3);
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "any", resize, m, sizes[i]);
}

REQUIREMENT(resize.hostile.kind, resize, "python-source/65",
	"The error for a negative size, and for one that is too large with the offset.",
	.level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), granularity());

	observe_text("-1: %s, too large with the offset: %s", outcome(ATTEMPT(m, resize, m, I(-1))),
	             outcome(ATTEMPT(m, resize, m, I(INT64_MAX - granularity() + 1))));
}

REQUIREMENT(resize.hostile.with-offset, resize, "universal/13 universal/26 universal/27",
	"A size whose sum with the offset is too large is an error without effect.",
	.python = ">=2.6", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * granularity());
	struct arg m = map_file(f, WRITE, granularity(), 2 * granularity());
	const struct arg sizes[] = { I(INT64_MAX - granularity() + 1), I(INT64_MAX - 1),
		                     I(INT64_MAX), BIG("18446744073709551615") };

	skip_whole_files_only();
	resized(m, granularity() + 1);
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "any", resize, m, sizes[i]);
}

REQUIREMENT(resize.failed.no-address-space, resize,
	"python-docs/52 universal/10 universal/11 universal/12 universal/13 universal/14",
	"Growing beyond the address space is an error that leaves the file's size.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t terabyte = (int64_t)1 << 40;
	struct arg m = map_pattern(WRITE, 2 * page());

	resized(m, page() + 1);
	if (offers(OP_seek))
		position(m, 5);
	/* A sparse file can be as large; the memory to map it is what is missing. */
	limit(RLIMIT_AS, (uint64_t)terabyte / 2);
	REFUSED(m, "any", resize, m, I(terabyte));
	store(m, page() - 1, "ab");
	EXPECT_FILE(mapped_file(), page() - 1, "ab");
}

REQUIREMENT(resize.failed.within-longer-file, resize, "python-docs/52 universal/13",
	"A resize that fails cuts nothing off a file that is longer than the map.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t terabyte = (int64_t)1 << 40, length = 2 * page();
	struct file *f = new_pattern_file(length);
	struct arg m = map_file(f, WRITE, 0, 0);

	skip_whole_files_only();
	resized(m, length + 1);
	make_huge(f, terabyte);
	file_store(f, terabyte - 4, "last", 4);
	limit(RLIMIT_AS, (uint64_t)terabyte / 4);
	REFUSED(m, "any", resize, m, I(terabyte / 2));
	EXPECT_FILE(f, terabyte - 4, "last");
	expect_pattern(m, 0, length, 0);
}

/* A map of length 0 answers, and lends out nothing. */
static void expect_empty(struct arg m)
{
	expect_int(CALL(length, m), 0);
	expect_file_size(mapped_file(), 0);
	REFUSED(m, "any", get_item, m, I(0));
}

REQUIREMENT(resize.zero, resize, "universal/13 universal/15 universal/22",
	"Resizing to 0 gives length 0, or is an error that changes nothing.", .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page());

	resized(m, page() + 1);
	if (ATTEMPT(m, resize, m, I(0))->ok) {
		expect_empty(m);
		return;
	}
	store(m, page(), "x");
	EXPECT_FILE(mapped_file(), page(), "x");
}

REQUIREMENT(resize.zero.kind, resize, "python-source/66",
	"Records the outcome of resizing to 0.", .level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	observe(CALL(resize, map_pattern(WRITE, page()), I(0)));
}

REQUIREMENT(resize.argument.kind, resize, "python-docs/79 python-source/69",
	"resize() without a size, or with None, a float, a text or bytes, must raise TypeError.",
	.python = ">=3.0", .needs = NEEDS_SHARED)
{
	const struct arg sizes[] = { NONE, F(1.0), T("1"), B("1") };
	struct arg m = map_pattern(WRITE, 2 * page());

	expect_none(CALL(resize, m, I(page())));
	expect_int(CALL(length, m), page());
	REFUSED(m, "TypeError", resize, m);
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "TypeError", resize, m, sizes[i]);
}
