/* SPDX-License-Identifier: MIT */
/* An argument, or the block of an iteration, that unmaps the file or extends it during a call. */
#include "reentrant.h"

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
