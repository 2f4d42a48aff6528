/* SPDX-License-Identifier: MIT */
/* Sizes and offsets of Nim's memfiles beyond 31 and 32 bits. */
#include "span.h"

static const int64_t far = (int64_t)1 << 32;

REQUIREMENT(nim-memfiles.far.open, map_path, "nim-memfiles/3",
	"open() must take an offset in which bit 31 is set.")
{
	const int64_t offset = far / 2, g = granularity();
	struct file *f = new_pattern_file(g);

	make_huge(f, offset + g);
	file_store(f, offset + 5, "beyond", 6);
	expect_text_at(result(CALL(map_path, path_argument(f), I(g), I(READ), I(offset))), 5,
	               "beyond");
}

REQUIREMENT(nim-memfiles.far.map-mem, native, "nim-memfiles/11",
	"mapMem must take a size and an offset beyond 32 bits.")
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(g);
	struct arg m, part;

	make_huge(f, far + 2 * g);
	file_store(f, far + 5, "beyond", 6);
	m = result(CALL(map_path, path_argument(f), I(g), I(READ)));
	part = result(CALL(native, T("mapMem"), m, I(2 * g), I(far)));
	expect_text_at(part, 5, "beyond");
	expect_none(CALL(native, T("unmapMem"), part));
	part = result(CALL(native, T("mapMem"), m, I(far + g), I(g)));
	expect_text_at(part, far - g + 5, "beyond");
}

REQUIREMENT(nim-memfiles.far.resize, resize, "nim-memfiles/17",
	"resize() must take a size beyond 32 bits.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(page());
	struct arg m = result(CALL(map_path, path_argument(f), I(page()), I(WRITE)));

	expect_none(CALL(resize, m, I(far + 11)));
	expect_file_size(f, far + 11);
	expect_int(CALL(length, m), far + 11);
	expect_pattern(m, 0, page(), 0);
	store(m, far + 5, "beyond");
	EXPECT_FILE(f, far + 5, "beyond");
}
