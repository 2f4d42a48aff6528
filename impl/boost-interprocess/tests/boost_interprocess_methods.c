/* SPDX-License-Identifier: MIT */
/* What a mapped_region of Boost.Interprocess does: flush, shrink, advise; and memory without
 * a file. */
#include "boost_interprocess.h"

REQUIREMENT(boost-interprocess.flush.range, flush, "boost-interprocess/14 boost-interprocess/17",
	"Pages of a region can be flushed, and so can a region that starts anywhere.",
	.needs = NEEDS_SHARED,
	.nothing_passes = "what a flush has done is seen by pulling the plug alone")
{
	struct file *f = new_pattern_file(5 * page());
	struct arg m = region_of(f, WRITE, 0, 4 * page() + 5), within = region_of(f, WRITE, 100, 0);

	expect_ok(CALL(flush, m));
	expect_ok(CALL(flush, m, I(page())));
	expect_ok(CALL(flush, m, I(page()), I(2 * page())));
	expect_ok(CALL(flush, m, I(4 * page()), I(5), FALSE_));
	expect_ok(CALL(flush, within));
	expect_ok(CALL(flush, within, I(0), I(10), FALSE_));
}

REQUIREMENT(boost-interprocess.flush.any-offset, flush,
	"boost-interprocess/14 boost-interprocess/17",
	"Any range of bytes within a region can be flushed.", .needs = NEEDS_SHARED,
	.nothing_passes = "what a flush has done is seen by pulling the plug alone")
{
	const int64_t offsets[] = { 1, page() - 1, page() + 1, 3 * page() };
	struct arg m = region_of(new_pattern_file(4 * page()), WRITE, 0, 0);

	expect_ok(CALL(flush, m, I(page()), I(1)));
	for (size_t i = 0; i < COUNT(offsets); i++) {
		expect_ok(CALL(flush, m, I(offsets[i]), I(1)));
		expect_ok(CALL(flush, m, I(offsets[i])));
	}
}

REQUIREMENT(boost-interprocess.flush.outside, flush, "boost-interprocess/14 boost-interprocess/17",
	"A flush of what is not in the region is false.", .needs = NEEDS_SHARED)
{
	struct arg m = region_of(new_pattern_file(4 * page()), WRITE, 0, 2 * page());

	expect_ok(CALL(flush, m, I(page()), I(page())));
	REFUSED(m, "other", flush, m, I(0), I(2 * page() + 1));
	REFUSED(m, "other", flush, m, I(page()), I(page() + 1));
	REFUSED(m, "other", flush, m, I(2 * page()));
	REFUSED(m, "other", flush, m, I(page()), BIG("18446744073709551615"));
	REFUSED(m, "other", flush, m, BIG("18446744073709551615"), I(1));
}

REQUIREMENT(boost-interprocess.flush.survives, flush, "boost-interprocess/14 boost-interprocess/15",
	"What was flushed, not asynchronously, survives a power cut: a region that starts within a "
	"page, and a range of pages.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(6 * page());
		const int64_t offset = power_number() == 0 ? 100 : 0, at = power_number() * page();
		struct arg m = region_of(f, WRITE, offset, 5 * page());

		fill(m, at, 3 * page(), 'x');
		expect_ok(CALL(flush, m, I(at), I(power_number() == 0 ? 0 : 3 * page()), FALSE_));
		if (power_cut())
			expect_survived(f, offset + at, 3 * page(), 'x');
	}
}

/* Take bytes off m and look at what is left, which begins with byte first of the file. */
static void shrink(struct arg m, int64_t bytes, struct arg from_back, int64_t left, int64_t first)
{
	expect_ok(CALL(native, T("shrink_by"), m, I(bytes), from_back));
	expect_map(m, first, left);
}

REQUIREMENT(boost-interprocess.shrink.pages, native, "boost-interprocess/18 boost-interprocess/19",
	"A region of whole pages is made shorter by any number of bytes, at its end and at its "
	"beginning.")
{
	const int64_t p = page(), sizes[] = { 1, p - 1, p, p + 1, 2 * p, 3 * p - 1 };
	struct file *f = new_pattern_file(3 * p);

	for (size_t i = 0; i < COUNT(sizes); i++) {
		const int64_t left = 3 * p - sizes[i];

		shrink(region_of(f, READ, 0, 0), sizes[i], TRUE_, left, 0);
		shrink(region_of(f, READ, 0, 0), sizes[i], FALSE_, left, sizes[i]);
	}
}

REQUIREMENT(boost-interprocess.shrink.front, native, "boost-interprocess/18 boost-interprocess/19",
	"A region that starts and ends within a page is made shorter at its beginning again and "
	"again, and gives all of its memory back in the end.", .needs = NEEDS_LINUX_PROC)
{
	struct file *f = new_pattern_file(5 * page());
	struct arg m = region_of(f, READ, 7, 4 * page());
	int64_t left = 4 * page(), first = 7;

	while (left > page()) {
		left -= page() / 2 + 3;
		first += page() / 2 + 3;
		shrink(m, page() / 2 + 3, FALSE_, left, first);
	}
	expect_ok(CALL(close, m));
	expect_maps(f, 0);
}

REQUIREMENT(boost-interprocess.shrink.back, native, "boost-interprocess/18 boost-interprocess/19",
	"A region that ends within a page is made shorter at its end within that page.")
{
	struct file *f = new_pattern_file(3 * page());

	shrink(region_of(f, READ, 0, page() + 100), 100, TRUE_, page(), 0);
	shrink(region_of(f, READ, 0, page() + 100), 10, TRUE_, page() + 90, 0);
	shrink(region_of(f, READ, 0, 100), 99, TRUE_, 1, 0);
	shrink(region_of(f, READ, page() + 3, 100), 10, TRUE_, 90, page() + 3);
}

REQUIREMENT(boost-interprocess.shrink.all, native,
	"boost-interprocess/10 boost-interprocess/18 boost-interprocess/19",
	"A region that is made shorter by all of its bytes has the size 0, or stays as it is and "
	"says so.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g);
	struct arg m = region_of(f, READ, 0, 0);

	shrink(m, g, TRUE_, g, 0);
	if (CALL(native, T("shrink_by"), m, I(g), TRUE_)->ok)
		expect_int(CALL(length, m), 0);
	else
		expect_pattern(m, 0, g, 0);
}

REQUIREMENT(boost-interprocess.shrink.too-much, native,
	"boost-interprocess/18 boost-interprocess/19",
	"A region cannot be made shorter by more bytes than it has.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(2 * g);
	struct arg m = region_of(f, READ, 0, 0);

	shrink(m, g, TRUE_, g, 0);
	REFUSED(m, "other", native, T("shrink_by"), m, I(g + 1), TRUE_);
	REFUSED(m, "other", native, T("shrink_by"), m, BIG("18446744073709551615"), TRUE_);
	REFUSED(m, "other", native, T("shrink_by"), m, I(g + 1), FALSE_);
}

REQUIREMENT(boost-interprocess.advise, madvise, "boost-interprocess/21 boost-interprocess/22",
	"Every advice is accepted, in every mode and wherever the region starts, and changes no "
	"byte; one that there is not is false.", .needs = NEEDS_SHARED)
{
	static const char *const names[] = { "advice_normal", "advice_sequential", "advice_random",
		                             "advice_willneed", "advice_dontneed" };

	for (enum mode mode = READ; mode <= COPY; mode++) {
		struct arg m = region_of(new_pattern_file(3 * page()), mode, 5, 2 * page());

		if (mode != READ)
			fill(m, 10, page(), 'x');
		for (size_t i = 0; i < COUNT(names); i++)
			expect_ok(CALL(madvise, m, constant(names[i])));
		if (mode != READ)
			expect_filled(m, 10, page(), 'x');
		expect_pattern(m, page() + 10, page() - 10, page() + 15);
		REFUSED(m, "other", madvise, m, I(7));
	}
}

REQUIREMENT(boost-interprocess.anonymous, native, "boost-interprocess/23 boost-interprocess/24",
	"Anonymous shared memory has the size that was asked for and is shared with a process that "
	"was forked.")
{
	struct arg m = result(CALL(native, T("anonymous_shared_memory"), I(page() + 5))), child;
	char request[80];

	expect_int(CALL(length, m), page() + 5);
	expect_filled(m, 0, page() + 5, 0);
	child = result(CALL(fork, { .end = true }));
	snprintf(request, sizeof(request), "1 set_slice @%lld 1 3 none b:6162",
	         (long long)m.value.number);
	expect_text(CALL(twin, child, T(request)), "1 ok none");
	expect_text_at(m, 1, "ab");
	REFUSED(NONE, "OSError", native, T("anonymous_shared_memory"), BIG("18446744073709551615"));
}
