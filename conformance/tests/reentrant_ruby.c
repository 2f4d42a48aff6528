/* SPDX-License-Identifier: MIT */
/* The same in Ruby: an argument, or the block of an iteration, that ends the memory or moves it
 * in the middle of a call. */
#include "reentrant.h"

/* The call came back, and the memory is gone. */
static void expect_gone(struct arg m, const struct answer *a)
{
	(void)a;
	expect_error(CALL(get_item, m, I(0)), "any");
	expect_file_size(mapped_file(), 4 * page());
}

#define COMES_BACK_GONE(...)                                                                  \
	do {                                                                                  \
		struct arg kept_ = four_pages(), gone_;                                       \
                                                                                              \
		expect_ok(REENTER(kept_, NONE, __VA_ARGS__));                                 \
		gone_ = four_pages();                                                         \
		expect_gone(gone_, REENTER(gone_, T("close"), __VA_ARGS__));                  \
	} while (0)

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

REQUIREMENT(ruby-mmap2.reentrant.index, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/19",
	"An index that unmaps the file when it is asked for its number ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("get_item", ENTERING(FAR));
}

REQUIREMENT(ruby-mmap2.reentrant.assigned, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/20",
	"What is assigned, and unmaps the file when it is asked for its string, ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("set_item", N(FAR), MEMORY("x"));
}

REQUIREMENT(ruby-mmap2.reentrant.search, native, "ruby-mmap2/15 ruby-mmap2/17 ruby-mmap2/29",
	"A string or a start that unmaps the file which is searched ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("find", MEMORY("needle"));
	COMES_BACK_GONE("find", DATA("needle"), ENTERING(FAR));
}

REQUIREMENT(ruby-mmap2.reentrant.block, native, "ruby-mmap2/15 ruby-mmap2/30",
	"The block of an iteration that unmaps the file ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_GONE("iterate", LEFT_OUT);
	COMES_BACK_GONE("lines", LEFT_OUT);
}

REQUIREMENT(ruby-mmap2.reentrant.extended, native, "ruby-mmap2/10 ruby-mmap2/17 ruby-mmap2/19",
	"An index that extends the file when it is asked for its number gives the byte of the "
	"file.", .needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = new_pattern_file(4 * page());
	struct arg m = result(CALL(map_path, path_argument(f), I(0), I(WRITE)));

	expect_int(REENTER(m, NONE, "get_item", ENTERING(FAR)), pattern_byte(FAR));
	expect_int(REENTER(m, I(512 * page()), "get_item", ENTERING(FAR)), pattern_byte(FAR));
	expect_file_size(f, 512 * page());
}
