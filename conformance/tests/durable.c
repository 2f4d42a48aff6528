/* SPDX-License-Identifier: MIT */
/* flush of a whole map, and a power cut. */
#include "durable.h"

REQUIREMENT(durable.flush.whole, flush,
	"python2.4/69 python2.4/72 python3.13/26 python3.13/29 mmap-go/30 universal/20",
	"A map that was flushed survives a power cut from its first byte to its last.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, page(), 3 * page() + 5, 64 * page() };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(size);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, size, 'x');
		if (power_cut())
			expect_survived(f, 0, size, 'x');
	}
}

REQUIREMENT(durable.flush.scattered, flush, "python2.4/69 python3.13/26 mmap-go/30 universal/20",
	"Single changed bytes far apart survive, and what lies between them is as it was.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(2)) {
		struct file *f = power_file(16 * page());
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, 1, 'a');
		fill(m, 7 * page() - 1, 2, 'b');
		fill(m, 16 * page() - 1, 1, 'c');
		expect_ok(CALL(flush, m));
		if (!power_cut())
			continue;
		expect_survived(f, 0, 1, 'a');
		expect_survived(f, 7 * page() - 1, 2, 'b');
		expect_survived(f, 16 * page() - 1, 1, 'c');
		expect_file_pattern(f, 1, 7 * page() - 2);
		expect_file_pattern(f, 7 * page() + 1, 9 * page() - 2);
	}
}

REQUIREMENT(durable.flush.again, flush, "python2.4/69 python3.13/26 mmap-go/30 universal/20",
	"What is changed after a flush survives once it is flushed as well.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, 2 * page(), 'x');
		expect_ok(CALL(flush, m));
		fill_and_flush(m, page(), 2 * page(), 'y');
		if (!power_cut())
			continue;
		expect_survived(f, 0, page(), 'x');
		expect_survived(f, page(), 2 * page(), 'y');
	}
}

/* Change a byte of page 0 to 3 by each method that a map of Python can be changed with. */
static void change_by_methods(struct arg m)
{
	position(m, 10);
	expect_ok(CALL(write, m, B("write")));
	position(m, page() + 10);
	expect_ok(CALL(write_byte, m, byte_argument('b')));
	expect_ok(CALL(set_item, m, I(2 * page() + 10), byte_argument('i')));
	expect_ok(CALL(move, m, I(3 * page() + 10), I(10), I(5)));
}

REQUIREMENT(durable.flush.methods, flush, "python2.4/69 python3.13/26",
	"A flush covers a change by whatever method it was made.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg m = map_file(f, WRITE, 0, 0);

		change_by_methods(m);
		expect_ok(CALL(flush, m));
		if (!power_cut())
			continue;
		EXPECT_FILE(f, 10, "write");
		EXPECT_FILE(f, page() + 10, "b");
		EXPECT_FILE(f, 2 * page() + 10, "i");
		EXPECT_FILE(f, 3 * page() + 10, "write");
	}
}

REQUIREMENT(durable.flush.closed, flush, "python2.4/69 python3.13/26",
	"A map can be flushed without the descriptor it was made from, and closing it takes "
	"nothing back.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(2 * page());
		struct arg file = open_file(f, "rw");
		struct arg m = result(CALL(map_fd, file, I(2 * page())));

		expect_ok(CALL(file_close, file));
		fill_and_flush(m, 0, 2 * page(), 'x');
		expect_ok(CALL(close, m));
		if (power_cut())
			expect_survived(f, 0, 2 * page(), 'x');
	}
}
