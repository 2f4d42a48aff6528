/* SPDX-License-Identifier: MIT */
/* Slices of Ruby's IO::Buffer: of read-only buffers, and beyond 32 bits. */
#include "span.h"

static struct arg slice_of(enum mode mode)
{
	return result(CALL(export, map_pattern(mode, page()), I(0), I(16)));
}

REQUIREMENT(ruby-io-buffer.slice.read-only, readonly, "ruby-io-buffer/5 ruby-io-buffer/15",
	"A slice of a read-only buffer must say that it is read-only.", .needs = NEEDS_SHARED)
{
	expect_false(CALL(readonly, slice_of(WRITE)));
	expect_true(CALL(readonly, slice_of(READ)));
}

REQUIREMENT(ruby-io-buffer.slice.read-only-clear, native, "ruby-io-buffer/5 ruby-io-buffer/15",
	"A slice of a read-only buffer must refuse clear().", .needs = NEEDS_SHARED)
{
	expect_ok(CALL(native, T("clear"), slice_of(WRITE), I('d')));
	expect_error(CALL(native, T("clear"), slice_of(READ), I('d')), "any");
}

REQUIREMENT(ruby-io-buffer.slice.read-only-read, native, "ruby-io-buffer/5 ruby-io-buffer/15",
	"A slice of a read-only buffer must refuse to be read into.", .needs = NEEDS_SHARED)
{
	struct arg file = open_file(new_pattern_file(page()), "r");

	expect_ok(CALL(native, T("readinto"), slice_of(WRITE), file));
	expect_error(CALL(native, T("readinto"), slice_of(READ), file), "any");
}

REQUIREMENT(ruby-io-buffer.slice.far, export, "ruby-io-buffer/15",
	"A slice must take an offset and a length beyond 32 bits.")
{
	const int64_t far = (int64_t)1 << 32;
	struct file *f = new_pattern_file(page());
	struct arg m;

	make_huge(f, far + page());
	file_store(f, far + 5, "beyond", 6);
	m = map_file(f, READ, 0, far + page());
	expect_text_at(result(CALL(export, m, I(far), I(far + 11))), 5, "beyond");
	expect_text_at(result(CALL(export, m, I(1), I(far + 11))), far + 4, "beyond");
}
