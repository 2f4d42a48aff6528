/* SPDX-License-Identifier: MIT */
/* Somebody makes the file longer while it is mapped to its end. */
#include "span.h"

static const int64_t *special_sizes(size_t *count)
{
	static int64_t sizes[8];
	const int64_t p = page();
	const int64_t now[] = { 1, 2, p - 2, p - 1, p, p + 1, p + 2, 2 * p - 1 };

	*count = COUNT(now);
	memcpy(sizes, now, sizeof(now));
	return sizes;
}

/* Write size bytes that continue the pattern behind byte at, which is the file's end. */
static void append(struct file *f, int64_t at, int64_t size)
{
	unsigned char *bytes = span_of(0, size);

	pattern_fill(bytes, at, (size_t)size);
	file_store(f, at, bytes, (size_t)size);
}

REQUIREMENT(universal.grown.shows-its-own, get_slice, "universal/28 universal/45",
	"A map of a file that somebody made longer shows the part it was made of, as it is now, "
	"and no more.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	size_t count;
	const int64_t *sizes = special_sizes(&count);

	for (size_t i = 0; i < count; i++) {
		const int64_t size = sizes[i];
		enum mode mode = WRITE;
		struct arg m = map_readable(new_pattern_file(size), &mode, 0);

		append(mapped_file(), size, 2 * page());
		expect_pattern(m, 0, size, 0);
		expect_int(CALL(length, m), size);
		need_coherent(mapped_file(), mode);
		file_store(mapped_file(), size - 1, "<>", 2);
		expect_pattern(m, 0, size - 1, 0);
		EXPECT_BYTES(CALL(get_slice, m, I(size - 1), I(size)), "<");
		expect_int(CALL(length, m), size);
	}
}

REQUIREMENT(universal.grown.spares-what-follows, set_slice, "universal/33 universal/34",
	"Filling a map to its end leaves alone what somebody appended to the file since.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	size_t count;
	const int64_t *sizes = special_sizes(&count);

	for (size_t i = 0; i < count; i++) {
		const int64_t size = sizes[i];
		struct arg m = map_pattern(WRITE, size);

		append(mapped_file(), size, 2 * page());
		fill(m, 0, size, '#');
		expect_file_filled(mapped_file(), 0, size, '#');
		expect_file_pattern(mapped_file(), size, 2 * page());
		expect_ok(CALL(destroy, m));
		settle();
		expect_file_pattern(mapped_file(), size, 2 * page());
		expect_file_size(mapped_file(), size + 2 * page());
	}
}
