/* SPDX-License-Identifier: MIT */
#include "span.h"
#include "reentrant.h"

/* What the documentation of Ruby's IO::Buffer promises beyond what holds of any mapping. */

/* The error is of that class of Ruby's. */
static void expect_class(const struct answer *a, const char *name)
{
	expect(!a->ok && strcmp(a->native, name) == 0, "%s: expected %s, found %s", asked(a), name,
	       answered(a));
}

REQUIREMENT(ruby-io-buffer.map.whole-file, map_fd,
	"ruby-io-buffer/1 ruby-io-buffer/2 ruby-io-buffer/8",
	"Without a size the buffer has the file's, and holds the whole file.")
{
	const int64_t size = 2 * page() + 9;
	struct arg m =
	    result(CALL(map_fd, open_file(new_pattern_file(size), "r"), NAMED("access", I(READ))));

	expect_map(m, 0, size);
}

REQUIREMENT(ruby-io-buffer.map.offset-alone, map_fd, "ruby-io-buffer/2",
	"With an offset and without a size every byte of the buffer can be read, and is the "
	"file's.")
{
	const int64_t g = granularity();
	struct arg m = result(CALL(map_fd, open_file(new_pattern_file(3 * g), "r"),
	                           NAMED("access", I(READ)), NAMED("offset", I(g))));
	int64_t size = CALL(length, m)->value.number;

	expect_pattern(m, 0, 2 * g, g);
	expect_ok(CALL(get_item, m, I(size - 1)));
	expect_int(CALL(length, m), 2 * g);
}

REQUIREMENT(ruby-io-buffer.map.private, map_fd, "ruby-io-buffer/29",
	"The flag PRIVATE makes a buffer whose changes stay out of the file.")
{
	struct file *f = new_pattern_file(page());
	struct arg m =
	    result(CALL(map_fd, open_file(f, "rw"), I(page()), NAMED("access", I(COPY))));

	store_seen(m, 0, "b");
	expect_file_pattern(f, 0, page());
}

REQUIREMENT(ruby-io-buffer.map.flags-left-out-reading, map_fd, "ruby-io-buffer/1 ruby-io-buffer/3",
	"Without flags a file that was opened for reading is mapped, read-only.")
{
	struct file *f = new_pattern_file(page());
	struct arg file = open_file(f, "r"), m;

	expect_true(CALL(readonly, result(CALL(map_fd, file, NAMED("access", I(READ))))));
	m = result(CALL(map_fd, file));
	expect_true(CALL(readonly, m));
	expect_pattern(m, 0, page(), 0);
}

REQUIREMENT(ruby-io-buffer.map.flags-left-out-writing, map_fd, "ruby-io-buffer/4 ruby-io-buffer/6",
	"Without flags a file that was opened for both is mapped to be written, as in the "
	"documentation's example.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(page()), NAMED("offset", I(0))));

	expect_false(CALL(readonly, m));
	store(m, 0, "b");
	EXPECT_FILE(f, 0, "b");
	expect_file_pattern(f, 1, page() - 1);
}

REQUIREMENT(ruby-io-buffer.read-only, set_slice, "ruby-io-buffer/5",
	"A read-only buffer says that it is, and refuses to be written with an AccessError.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, page());

	store(m, 0, "b");
	expect_ok(CALL(set_item, m, I(1), I('c')));
	expect_ok(CALL(native, T("clear"), m, I('d')));
	expect_false(CALL(readonly, m));
	m = map_pattern(READ, page());
	expect_true(CALL(readonly, m));
	expect_class(REFUSED(m, "any", set_slice, m, I(0), I(1), NONE, B("b")),
	             "IO::Buffer::AccessError");
	expect_class(REFUSED(m, "any", set_item, m, I(1), I('c')), "IO::Buffer::AccessError");
	expect_class(REFUSED(m, "any", native, T("clear"), m, I('d')), "IO::Buffer::AccessError");
}

REQUIREMENT(ruby-io-buffer.new, map_fd, "ruby-io-buffer/7 ruby-io-buffer/8",
	"A new buffer has the size that was asked for, and holds zeros.")
{
	const int64_t sizes[] = { 1, page() - 1, page(), 3 * page() + 7 };

	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct arg m = map_anonymous(sizes[i]);

		expect_int(CALL(length, m), sizes[i]);
		expect_filled(m, 0, sizes[i], 0);
		store_seen(m, 0, "#");
	}
}

REQUIREMENT(ruby-io-buffer.string, get_slice, "ruby-io-buffer/9 ruby-io-buffer/10",
	"Bytes are read from an offset on or as a whole, and written at an offset.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "test data");

	EXPECT_BYTES(CALL(get_slice, m), "test data");
	EXPECT_BYTES(CALL(get_slice, m, I(5)), "data");
	EXPECT_BYTES(CALL(get_slice, m, I(5), I(7)), "da");
	EXPECT_BYTES(CALL(get_slice, m, I(9)), "");
	expect_ok(CALL(set_slice, m, I(1), NONE, NONE, B("---")));
	EXPECT_FILE(mapped_file(), 0, "t--- data");
}

REQUIREMENT(ruby-io-buffer.string.outside, get_slice, "ruby-io-buffer/9",
	"Asked for bytes from an offset behind the end on, the buffer is not read elsewhere.")
{
	const int64_t size = page();
	struct arg m = map_pattern(READ, size);

	expect_pattern(m, size - 1, 1, size - 1);
	for (int64_t at = size + 1; at < 4 * size; at += size / 2) {
		const struct answer *a = CALL(get_slice, m, I(at));

		expect(!a->ok || a->value.size == 0, "%s: expected no bytes, found %zu", asked(a),
		       a->value.size);
	}
}

REQUIREMENT(ruby-io-buffer.value, set_item, "ruby-io-buffer/11 ruby-io-buffer/12",
	"A byte is stored as a value, one with a fraction without it.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(1), I(111)));
	expect_ok(CALL(set_item, m, I(2), F(2.5)));
	expect_int(CALL(get_item, m, I(1)), 111);
	expect_int(CALL(get_item, m, I(2)), 2);
	EXPECT_FILE(mapped_file(), 0, "ao\002def");
}

/* An argument that frees the buffer when it is asked for its number. */

REQUIREMENT(ruby-io-buffer.reentrant.offset, native,
	"ruby-io-buffer/11 ruby-io-buffer/18 ruby-io-buffer/19",
	"An offset that frees the buffer when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("get_item", ENTERING(FAR));
	COMES_BACK_GONE("set_item", ENTERING(FAR), N(35));
}

REQUIREMENT(ruby-io-buffer.reentrant.value, native,
	"ruby-io-buffer/11 ruby-io-buffer/18 ruby-io-buffer/19",
	"A value that frees the buffer when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("set_item", N(FAR), ENTERING(35));
}
