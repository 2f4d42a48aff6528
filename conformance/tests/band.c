/* SPDX-License-Identifier: MIT
 *
 * An operation that changes a range changes that range, and neither the bytes nor the
 * pages beside it. */
#include "band.h"

/* Fill the range of the model with bytes that it did not have; where they are. */
static const unsigned char *renew(struct band *b, struct range r)
{
	for (int64_t i = r.at; i < r.at + r.size; i++)
		*band_byte(b, i) ^= 0x55;
	return band_byte(b, r.at);
}

REQUIREMENT(band.write, write, "universal/31 universal/33 universal/34",
	"write changes no byte and no page beside those it was given.", .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);

	for (size_t i = 0; i < BAND_RANGES; i++) {
		struct range r = band_range(i);
		const unsigned char *bytes = renew(&b, r);

		position(b.m, r.at);
		expect_ok(CALL(write, b.m, BYTES(bytes, (size_t)r.size)));
		expect_band(&b);
	}
}

/* The indexes around which single bytes are stored. */
enum { EDGES = 8 };

static int64_t edge(size_t i)
{
	const int64_t p = page(), end = 3 * p + 5;
	const int64_t edges[EDGES] = { 0, 1, p - 1, p, p + 1, 2 * p - 1, 3 * p, end - 1 };

	return edges[i];
}

REQUIREMENT(band.write-byte, write_byte, "universal/31 universal/33 universal/34",
	"write_byte changes no byte and no page beside the one it was given.",
	.needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);

	for (size_t i = 0; i < EDGES; i++) {
		position(b.m, edge(i));
		expect_ok(
		    CALL(write_byte, b.m, byte_argument(*renew(&b, (struct range){ edge(i), 1 }))));
		expect_band(&b);
	}
}

REQUIREMENT(band.set-item, set_item, "universal/31 universal/33 universal/34",
	"Assigning to an index changes no byte and no page beside it.", .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);

	for (size_t i = 0; i < EDGES; i++) {
		unsigned char byte = *renew(&b, (struct range){ edge(i), 1 });

		expect_ok(CALL(set_item, b.m, I(edge(i)), byte_argument(byte)));
		expect_band(&b);
	}
}

REQUIREMENT(band.set-slice, set_slice, "universal/31 universal/33 universal/34",
	"Assigning to a slice changes no byte and no page beside it.", .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);

	for (size_t i = 0; i < BAND_RANGES; i++) {
		struct range r = band_range(i);
		const unsigned char *bytes = renew(&b, r);

		expect_ok(CALL(set_slice, b.m, I(r.at), I(r.at + r.size), NONE,
		               BYTES(bytes, (size_t)r.size)));
		expect_band(&b);
	}
}

/* Assign to every step-th byte from start on, as many as fit before index stop. */
static void assign_steps(struct band *b, int64_t start, int64_t stop, int64_t step)
{
	unsigned char *bytes = span_of(0, b->length);
	size_t count = 0;

	for (int64_t i = start; step > 0 ? i < stop : i > stop; i += step)
		bytes[count++] = *renew(b, (struct range){ i, 1 });
	expect_ok(CALL(set_slice, b->m, I(start), stop < 0 ? NONE : I(stop), I(step),
	               BYTES(bytes, count)));
	expect_band(b);
}

REQUIREMENT(band.set-slice-steps, set_slice, "python-tests/47",
	"Assigning to a slice with a step changes no byte between its steps and none beside it.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);
	const int64_t p = page(), end = b.length;

	assign_steps(&b, 0, end, 2);
	assign_steps(&b, p - 1, p + 2, 3);
	assign_steps(&b, p, end, p);
	assign_steps(&b, 1, end, p - 1);
	assign_steps(&b, end - 1, -1, -3);
	assign_steps(&b, end - 1, -1, -p);
	assign_steps(&b, p, p - 1, -1);
	assign_steps(&b, 2 * p + 1, p - 2, -(p + 1));
}

/* Move size bytes in the model as in the map. */
static void move_both(struct band *b, int64_t to, int64_t from, int64_t size)
{
	memmove(band_byte(b, to), band_byte(b, from), (size_t)size);
	expect_ok(CALL(move, b->m, I(to), I(from), I(size)));
	expect_band(b);
}

REQUIREMENT(band.move, move, "universal/31 universal/33 universal/34",
	"move changes no byte and no page beside its destination.", .needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);
	const int64_t p = page(), end = b.length;

	move_both(&b, 0, end - 1, 1);
	move_both(&b, end - 1, 0, 1);
	move_both(&b, p, 2 * p, p);
	move_both(&b, p - 1, 3, 2);
	move_both(&b, end - p, 1, p);
	move_both(&b, 0, end - p, p);
}

REQUIREMENT(band.view, export, "universal/31 universal/33 universal/34",
	"Assigning through a view of a part changes no byte and no page beside it.",
	.needs = NEEDS_SHARED)
{
	struct band b = band_open(WRITE);

	for (size_t i = 0; i < BAND_RANGES; i++) {
		struct range r = band_range(i);
		struct arg view = result(CALL(export, b.m, I(r.at), I(r.at + r.size)));

		expect_ok(CALL(set_slice, view, I(0), I(r.size), NONE,
		               BYTES(renew(&b, r), (size_t)r.size)));
		expect_band(&b);
	}
}

REQUIREMENT(band.madvise, madvise, "python3.13/37",
	"Advice on some pages of a map reaches no page beside them.")
{
	const int64_t p = page();
	const struct range pages[] = { { p, p }, { 0, p }, { 2 * p, p }, { 3 * p, 5 } };

	for (size_t i = 0; i < COUNT(pages); i++) {
		struct band b = band_open(COPY);
		const int64_t at = pages[i].at, end = at + pages[i].size;

		fill(b.m, 0, b.length, '#');
		expect_none(CALL(madvise, b.m, constant("MADV_DONTNEED"), I(at), I(pages[i].size)));
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
