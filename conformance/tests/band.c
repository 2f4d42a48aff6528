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
		expect_ok(CALL(write_byte, b.m,
			       byte_argument(*renew(&b, (struct range){ edge(i), 1 }))));
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
