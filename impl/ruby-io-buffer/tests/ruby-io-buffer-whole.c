/* SPDX-License-Identifier: MIT */
/* IO::Buffer as a whole: filled, compared, cut into slices, freed, resized and locked. */
#include "span.h"

/* The error is of that class of Ruby's. */
static void expect_class(const struct answer *a, const char *name)
{
	expect(!a->ok && strcmp(a->native, name) == 0, "%s: expected %s, found %s", asked(a), name,
	       answered(a));
}

/* The protocol's word for a list of numbers. */
static struct arg numbers(const struct value *items, size_t count)
{
	return (struct arg){ .value = { .tag = VALUE_LIST, .items = items, .count = count } };
}

REQUIREMENT(ruby-io-buffer.clear, native, "ruby-io-buffer/13",
	"clear fills the part from an offset on, for a length or to the end, with a byte or with "
	"zeros.", .needs = NEEDS_SHARED)
{
	const struct value part[] = { value_int(1), value_int(2) };
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(native, T("clear"), m, I('#'), numbers(part, 2)));
	EXPECT_FILE(mapped_file(), 0, "a##def");
	expect_ok(CALL(native, T("clear"), m, I('+'), numbers(part, 1)));
	EXPECT_FILE(mapped_file(), 0, "a+++++");
	expect_ok(CALL(native, T("clear"), m));
	EXPECT_FILE(mapped_file(), 0, "\0\0\0\0\0\0");
}

REQUIREMENT(ruby-io-buffer.clear.outside, native, "ruby-io-buffer/13",
	"clear from an offset behind the end on stores nothing.", .needs = NEEDS_SHARED)
{
	const struct value last[] = { value_int(page() - 1) }, end[] = { value_int(page()) };
	const struct value behind[] = { value_int(page() + 1) };
	struct arg m = map_pattern(WRITE, page());

	expect_ok(CALL(native, T("clear"), m, I('#'), numbers(last, 1)));
	expect_ok(CALL(native, T("clear"), m, I('+'), numbers(end, 1)));
	ATTEMPT(m, native, T("clear"), m, I('+'), numbers(behind, 1));
	expect_pattern(m, 0, page() - 1, 0);
	EXPECT_FILE(mapped_file(), page() - 1, "#");
}

REQUIREMENT(ruby-io-buffer.equal, native, "ruby-io-buffer/14",
	"Buffers of the same size and bytes are equal, whatever they are of; others are not.")
{
	struct arg m = map_bytes(READ, "abcabc"), other = map_bytes(READ, "abcabd");
	struct arg longer = map_bytes(READ, "abcabca");

	expect_true(CALL(native, T("equal"), m, map_bytes(READ, "abcabc")));
	expect_true(CALL(native, T("equal"), m, result(CALL(export, longer, I(0), I(6)))));
	expect_false(CALL(native, T("equal"), m, other));
	expect_false(CALL(native, T("equal"), m, longer));
}

REQUIREMENT(ruby-io-buffer.slice, export, "ruby-io-buffer/15",
	"A slice shares the buffer's memory and its file.", .needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page()), part;

	part = result(CALL(export, m, I(page() - 5), I(page() + 5)));
	expect_map(part, page() - 5, 10);
	store(part, 0, "abcd");
	store(m, page() + 3, "yz");
	expect_text_at(m, page() - 5, "abcd");
	expect_text_at(part, 8, "yz");
	EXPECT_FILE(mapped_file(), page() - 5, "abcd");
	expect_pattern(m, 0, page() - 5, 0);
	expect_pattern(m, page() + 5, page() - 5, page() + 5);
}

/* Parts that are not within a buffer of six bytes. */
static const int64_t outside[][2] = { { 0, 7 },         { 3, 7 },         { 6, 7 },
	                              { 7, 7 },         { -1, 0 },        { -1, 1 },
	                              { -6, 1 },        { 2, 1 },         { 1, 0 },
	                              { 0, INT64_MAX }, { 1, INT64_MAX }, { INT64_MIN, 1 } };

REQUIREMENT(ruby-io-buffer.slice.outside, export, "ruby-io-buffer/16",
	"A slice that is not within the buffer is refused.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_int(CALL(length, result(CALL(export, m, I(0), I(6)))), 6);
	expect_int(CALL(length, result(CALL(export, m, I(6), I(6)))), 0);
	for (size_t i = 0; i < COUNT(outside); i++)
		REFUSED(m, "any", export, m, I(outside[i][0]), I(outside[i][1]));
}

REQUIREMENT(ruby-io-buffer.slice.outside-class, export, "ruby-io-buffer/16",
	"A slice that goes beyond the buffer raises RuntimeError.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_int(CALL(length, result(CALL(export, m, I(3), I(6)))), 3);
	expect_class(CALL(export, m, I(3), I(7)), "RuntimeError");
}

REQUIREMENT(ruby-io-buffer.offset.outside, set_item,
	"ruby-io-buffer/9 ruby-io-buffer/10 ruby-io-buffer/11",
	"An offset that no byte of the buffer has is refused, and the bytes around a slice are "
	"neither read nor written through it.", .needs = NEEDS_SHARED)
{
	const struct arg offsets[] = { I(4), I(-1), BIG("18446744073709551615") };
	struct arg m = map_bytes(WRITE, "abcdefgh"), part = result(CALL(export, m, I(2), I(6)));

	expect_int(CALL(get_item, part, I(3)), 'f');
	expect_ok(CALL(set_item, part, I(3), I('F')));
	for (size_t i = 0; i < COUNT(offsets); i++) {
		REFUSED(m, "any", get_item, part, offsets[i]);
		REFUSED(m, "any", set_item, part, offsets[i], I('#'));
		REFUSED(m, "any", set_slice, part, offsets[i], NONE, NONE, B("#"));
	}
}

REQUIREMENT(ruby-io-buffer.slice.freed, close, "ruby-io-buffer/17",
	"A slice whose buffer was freed is not valid, and refuses to be read.")
{
	struct arg m = map_bytes(READ, "abcdef"), part = result(CALL(export, m, I(1), I(4)));

	EXPECT_BYTES(CALL(get_slice, part), "bcd");
	expect_true(CALL(native, T("valid"), part));
	expect_none(CALL(close, m));
	expect_false(CALL(native, T("valid"), part));
	REFUSED(NONE, "any", get_slice, part);
	REFUSED(NONE, "any", get_item, part, I(0));
}

REQUIREMENT(ruby-io-buffer.free, close, "ruby-io-buffer/18 ruby-io-buffer/19",
	"A buffer that was freed is null, has no memory, and refuses to be read with an "
	"AllocationError.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_false(CALL(closed, m));
	expect_int(CALL(get_item, m, I(0)), 'a');
	expect_none(CALL(close, m));
	expect_true(CALL(closed, m));
	expect_maps(mapped_file(), 0);
	expect_class(CALL(get_item, m, I(0)), "IO::Buffer::AllocationError");
	expect_class(CALL(get_slice, m), "IO::Buffer::AllocationError");
}

REQUIREMENT(ruby-io-buffer.resize, resize, "ruby-io-buffer/21",
	"A resize keeps what the buffer holds, as far as there is room.")
{
	const int64_t p = page(), sizes[] = { 2 * p, 5 * p + 3, 64 * p, p, 7, p + 1 };
	struct arg m = map_anonymous(p);

	store(m, 0, "kept...");
	for (size_t i = 0; i < COUNT(sizes); i++) {
		expect_none(CALL(resize, m, I(sizes[i])));
		expect_int(CALL(length, m), sizes[i]);
		expect_text_at(m, 0, "kept...");
		expect_filled(m, 7, sizes[i] - 7, 0);
	}
}

REQUIREMENT(ruby-io-buffer.resize.freed, resize, "ruby-io-buffer/20",
	"A buffer that was freed is allocated anew by a resize.")
{
	struct arg m = map_anonymous(page());

	store(m, 0, "gone");
	expect_none(CALL(close, m));
	expect_true(CALL(closed, m));
	expect_none(CALL(resize, m, I(2 * page())));
	expect_int(CALL(length, m), 2 * page());
	expect_filled(m, 0, 2 * page(), 0);
}

REQUIREMENT(ruby-io-buffer.resize.external, resize, "ruby-io-buffer/22",
	"What a resize of a file's buffer and of a slice does.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_anonymous(page()), part = result(CALL(export, m, I(0), I(9)));
	const struct answer *file = CALL(resize, map_pattern(WRITE, page()), I(2 * page()));
	const struct answer *slice = CALL(resize, part, I(20));

	observe_text("a file's: %s, a slice: %s", outcome(file), outcome(slice));
}

REQUIREMENT(ruby-io-buffer.locked, native, "ruby-io-buffer/23",
	"Within its lock a buffer can be neither freed nor resized, nor locked again.")
{
	static const char *const refused[] = { "free", "resize", "locked" };

	expect_none(CALL(native, T("locked"), map_anonymous(page()), T("nothing")));
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arg m = map_anonymous(page());

		expect_class(REFUSED(m, "any", native, T("locked"), m, T(refused[i])),
		             "IO::Buffer::LockedError");
	}
}

REQUIREMENT(ruby-io-buffer.locked.left, native, "ruby-io-buffer/23",
	"A buffer is locked while the block runs, and no longer: however the block was left, it "
	"can be resized and freed.")
{
	static const char *const ways[] = { "nothing", "raise" };

	for (size_t i = 0; i < COUNT(ways); i++) {
		struct arg m = map_anonymous(page());
		const struct answer *a = CALL(native, T("locked"), m, T(ways[i]));

		expect(a->ok == (i == 0), "%s: expected to leave the lock by %s, found %s",
		       asked(a), i == 0 ? "its end" : "an exception", answered(a));
		expect_none(CALL(resize, m, I(2 * page())));
		expect_none(CALL(close, m));
	}
}
