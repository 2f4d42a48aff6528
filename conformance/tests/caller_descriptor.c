/* SPDX-License-Identifier: MIT
 *
 * The descriptor that the caller opened: its position, its number 0, one that appends. */
#include "span.h"

enum { AT = 7 };

/* A file opened in that mode, positioned in its middle. */
static struct arg positioned(const struct file *f, const char *mode)
{
	struct arg file = open_file(f, mode);

	expect_int(CALL(file_seek, file, I(AT)), AT);
	return file;
}

static const struct answer *ask_map(struct arg file, enum mode mode, int64_t length)
{
	return ASK(map_fd, file, I(length), NAMED("access", I(mode)));
}

/* What the implementation must be able to do, or nothing follows from the rest. */
static void maps_a_file(void)
{
	for (enum mode mode = READ; mode <= COPY; mode++) {
		const struct answer *a =
		    ask_map(open_file(new_pattern_file(page()), "rw"), mode, page());

		if (!unsupported(a)) {
			expect_pattern(result(a), 0, page(), 0);
			return;
		}
	}
	skip("no map of a whole file");
}

static void keeps_position(enum mode mode, const char *opened)
{
	struct arg file = positioned(new_pattern_file(2 * page()), opened), m;
	const struct answer *a = ask_map(file, mode, 2 * page());

	if (!a->ok)
		return;
	m = result(a);
	expect_int(CALL(file_position, file), AT);
	expect_pattern(m, 0, 2 * page(), 0);
	if (mode != READ)
		store_seen(m, page() - 2, "abcd");
	expect_int(CALL(file_position, file), AT);
	destroy(m);
	expect_int(CALL(file_position, file), AT);
}

REQUIREMENT(descriptor.position, map_fd, "universal/57",
	"Making, using and ending a map must leave the position of the caller's descriptor.",
	.needs = NEEDS_SHARED)
{
	maps_a_file();
	for (enum mode mode = READ; mode <= COPY; mode++) {
		keeps_position(mode, "r");
		keeps_position(mode, "rw");
	}
}

REQUIREMENT(descriptor.position.refused, map_fd, "universal/57",
	"A constructor that fails must leave the position of the caller's descriptor.",
	.refused_passes = "a refused call is what it is about")
{
	static const char *const lengths[] = { "-2", "4611686018427387904", "9223372036854775807",
		                               "18446744073709551616" };
	struct arg file = positioned(new_pattern_file(page()), "r");

	maps_a_file();
	for (size_t i = 0; i < COUNT(lengths); i++)
		for (enum mode mode = READ; mode <= COPY; mode++) {
			ASK(map_fd, file, BIG(lengths[i]), NAMED("access", I(mode)));
			expect_int(CALL(file_position, file), AT);
		}
}

/* Map more than the file has: refused, or the file is that long now. */
static void grows(struct file *f, struct arg file)
{
	const int64_t size = 2 * page() + 5;
	const struct answer *a = ask_map(file, WRITE, size);

	EXPECT_FILE(f, 0, "0123456789");
	if (!a->ok) {
		expect_file_size(f, 10);
		return;
	}
	if (CALL(length, result(a))->value.number < size || file_size(f) == 10)
		return; /* memory beyond the end of the file is the caller's affair */
	expect_file_size(f, size);
	expect_file_filled(f, 10, size - 10, 0);
	store_seen(result(a), size - 4, "last");
	EXPECT_FILE(f, size - 4, "last");
}

REQUIREMENT(descriptor.grown, map_fd, "universal/13 universal/33 universal/57",
	"A constructor that makes the file longer must give it the size of the map and leave the "
	"position of the descriptor. One that fails must leave the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("0123456789");
	struct arg file = positioned(f, "rw");

	maps_a_file();
	grows(f, file);
	expect_int(CALL(file_position, file), AT);
}

REQUIREMENT(descriptor.appends.grown, map_fd, "universal/13 universal/33",
	"A constructor that makes the file longer must give it the size of the map, even if the "
	"descriptor appends. One that fails must leave the file.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("0123456789");

	maps_a_file();
	grows(f, positioned(f, "rwa"));
}

REQUIREMENT(descriptor.appends.store, set_slice, "universal/31 universal/34",
	"What is stored in a map of a descriptor that appends must go to its place, and the file "
	"must keep its size.",
	.needs = NEEDS_SHARED | NEEDS_APPEND)
{
	struct file *f = new_pattern_file(page() + 9);
	struct arg file = open_file(f, "rwa"), m;

	m = result(CALL(map_fd, file, I(page() + 9), NAMED("access", I(WRITE))));
	store(m, 10, "abcd");
	EXPECT_FILE(f, 10, "abcd");
	if (offers(OP_flush))
		CALL(flush, m);
	destroy(m);
	expect_file_size(f, page() + 9);
	EXPECT_FILE(f, 10, "abcd");
	expect_file_pattern(f, 14, page() - 5);
}

REQUIREMENT(descriptor.zero, set_slice, "universal/1 universal/31",
	"A file whose descriptor is number 0 must be mapped as any other, and stay open after the "
	"end of the map.",
	.python = "unix", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg file = result(CALL(file_open, path_argument(f), T("rw"), I(0))), m;
	const int before = descriptors();

	m = result(CALL(map_fd, file, I(page()), NAMED("access", I(WRITE))));
	store_seen(m, 3, "abcd");
	EXPECT_FILE(f, 3, "abcd");
	destroy(m);
	expect_true(CALL(file_works, file));
	expect_descriptors(before);
	expect_ok(CALL(file_close, file));
}
