/* SPDX-License-Identifier: MIT
 *
 * Operations that hand the system a range keep to it: what stands beside is left. */
#include "band.h"

REQUIREMENT(band.madvise, madvise, "python3.13/37",
	"Advice on some pages of a map reaches no page beside them.")
{
	const int64_t p = page();
	const struct range pages[] = { { p, p }, { 0, p }, { 2 * p, p }, { 3 * p, 5 } };

	for (size_t i = 0; i < COUNT(pages); i++) {
		struct band b = band_open(COPY);
		const int64_t at = pages[i].at, end = at + pages[i].size;

		fill(b.m, 0, b.length, '#');
		expect_none(CALL(madvise, b.m, constant("MADV_DONTNEED"), I(at),
				 I(pages[i].size)));
		expect_filled(b.m, 0, at, '#');
		expect_pattern(b.m, at, end - at, b.base + at);
		expect_filled(b.m, end, b.length - end, '#');
		expect_file_pattern(b.f, 0, b.size);
	}
}

REQUIREMENT(band.madvise-file, madvise, "python-tests/27",
	"Advice to remove that reaches past a map's end leaves the file behind the map's last "
	"page.", .level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);
	const int64_t p = page(), behind = b.base + 4 * p;
	const struct answer *a = CALL(madvise, b.m, constant("MADV_REMOVE"), I(2 * p), I(9 * p));

	if (!a->ok && a->number == EOPNOTSUPP)
		skip("this file system removes no range of a file");
	expect_none(a);
	expect_file_pattern(b.f, 0, b.base + 2 * p);
	expect_filled(b.m, 2 * p, p + 5, 0);
	expect_file_pattern(b.f, behind, b.size - behind);
	expect_file_size(b.f, b.size);
}

REQUIREMENT(band.resize, resize, "python2.4/82 python-docs/52 universal/39",
	"Resizing a map changes no other map, and no byte of the file that both sizes have.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	const int64_t p = page(), sizes[] = { 2 * p, 5 * p + 1, p - 1, 3 * p };
	struct arg before = map_pattern(WRITE, 2 * p), m = map_pattern(WRITE, p), behind;
	struct file *f = mapped_file();
	int64_t kept = p;

	behind = map_pattern(WRITE, 2 * p);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		/* That a resize gives the file its size as well is Python's promise. */
		if (!claims("python"))
			file_truncate(f, sizes[i]);
		expect_resized(CALL(resize, m, I(sizes[i])));
		kept = sizes[i] < kept ? sizes[i] : kept;
		expect_int(CALL(length, m), sizes[i]);
		expect_pattern(m, 0, kept, 0);
		expect_file_pattern(f, 0, kept);
		expect_filled(m, kept, sizes[i] - kept, 0);
		fill(m, kept, sizes[i] - kept, 0);
		expect_pattern(before, 0, 2 * p, 0);
		expect_pattern(behind, 0, 2 * p, 0);
	}
}

REQUIREMENT(band.flush, flush, "universal/33 universal/35",
	"Flushing a map changes no byte of the file beside it.", .needs = NEEDS_SHARED,
	.nothing_passes = "a flush that does nothing changes no byte either")
{
	struct band b = band_open(WRITE);

	memset(band_byte(&b, page() - 1), '#', 2);
	store(b.m, page() - 1, "##");
	expect_ok(CALL(flush, b.m));
	expect_band(&b);
}
