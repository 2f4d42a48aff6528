/* SPDX-License-Identifier: MIT
 *
 * What a flush of the whole map promises across a power cut. */
#include "durable.h"

REQUIREMENT(durable.flush.whole, flush,
	"python2.4/69 python2.4/72 python3.13/26 python3.13/29 mmap-go/30 universal/20",
	"A map that was flushed survives a power cut from its first byte to its last.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t sizes[] = { 1, page(), 3 * page() + 5, 64 * page() };

	expect_whole_survives(sizes, COUNT(sizes), map_writable, OP_flush);
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

/* A flush that cannot reach the disk says so.  A flush that works comes first: to refuse
 * every flush is no way to keep these. */

/* Before Python 3.8 a flush that failed had a result on Windows. */
static void expect_not_flushed(const struct answer *a)
{
	if (claims("python") && on_windows() && !python_at_least(3, 8))
		expect_int(a, 0);
	else
		expect_error(a, "any");
}

REQUIREMENT(durable.error.shut-down, flush,
	"python3.13/31 python3.13/33 universal/11 universal/21",
	"Once the file system is gone a flush is an error, which changes no byte of the memory; "
	"what was flushed before survives.", .needs = NEEDS_SHARED | NEEDS_POWER)
{
	while (power_sample(3)) {
		struct file *f = power_file(4 * page());
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, page(), 'x');
		fill(m, page(), page(), 'y');
		power_shut_down();
		expect_not_flushed(CALL(flush, m));
		expect_filled(m, 0, page(), 'x');
		expect_filled(m, page(), page(), 'y');
		if (power_cut())
			expect_survived(f, 0, page(), 'x');
	}
}

REQUIREMENT(durable.error.kind, flush, "python3.9/5 python3.9/9 python3.13/31 python-docs/78",
	"A flush that the system refuses is an OSError with the system's error number.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(2)) {
		struct file *f = power_file(4 * g);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill_and_flush(m, 0, g, 'x');
		fill(m, g, g, 'y');
		power_shut_down();
		expect_errno(CALL(flush, m, I(g), I(g)), EIO);
		if (power_cut())
			expect_survived(f, 0, g, 'x');
	}
}

REQUIREMENT(durable.error.full-disk, flush, "python3.13/31 universal/11 universal/21",
	"A flush for which the disk has no room left is an error, which changes no byte of the "
	"memory.", .needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	struct file *f;
	struct arg m;

	power_small_disk();
	power_begin();
	f = power_file(4 * page());
	file_truncate(f, 64 * page());
	m = map_file(f, WRITE, 0, 0);
	fill_and_flush(m, 0, page(), 'x');
	fill(m, 4 * page(), 60 * page(), 'y');
	power_fill_disk();
	expect_not_flushed(CALL(flush, m));
	expect_filled(m, 0, page(), 'x');
	expect_filled(m, 4 * page(), 60 * page(), 'y');
}

/* flush after the map got another size. */

REQUIREMENT(durable.resize.grown, flush, "python2.4/72 python3.13/29",
	"After growing a flush covers the old bytes and the new ones.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	const int64_t g = granularity(), sizes[] = { g + 1, 3 * g + 7, 16 * g };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(g);
		struct arg m = map_file(f, WRITE, 0, 0);

		fill(m, 0, g, 'x');
		expect_ok(CALL(resize, m, I(size)));
		fill(m, g, size - g, 'y');
		expect_ok(CALL(flush, m));
		if (!power_cut())
			continue;
		expect_file_size(f, size);
		expect_survived(f, 0, g, 'x');
		expect_survived(f, g, size - g, 'y');
	}
}

REQUIREMENT(durable.resize.grown-range, flush, "python2.4/71 python3.13/28",
	"After growing a flushed range of the new bytes survives.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH | NEEDS_POWER)
{
	const int64_t g = granularity();

	while (power_sample(2)) {
		struct file *f = power_file(g);
		struct arg m = map_file(f, WRITE, 0, 0);

		expect_ok(CALL(resize, m, I(8 * g)));
		fill(m, 0, 8 * g, 'x');
		expect_ok(CALL(flush, m, I(5 * g), I(2 * g)));
		if (power_cut())
			expect_survived(f, 5 * g, 2 * g, 'x');
	}
}

REQUIREMENT(durable.resize.shrunk, flush, "python2.4/72 python3.13/29",
	"After shrinking a flush covers what is left, up to a last part of a page.",
	.needs = NEEDS_SHARED | NEEDS_POWER)
{
	const int64_t g = granularity(), sizes[] = { 2 * g - 5, 1 };

	while (power_sample(COUNT(sizes))) {
		int64_t size = sizes[power_number()];
		struct file *f = power_file(4 * g);
		struct arg m = map_file(f, WRITE, 0, 0);

		expect_ok(CALL(resize, m, I(size)));
		fill_and_flush(m, 0, size, 'x');
		if (power_cut())
			expect_survived(f, 0, size, 'x');
	}
}
