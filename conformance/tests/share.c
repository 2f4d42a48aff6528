/* SPDX-License-Identifier: MIT */
/* One file under several eyes: maps, read() and write(), other processes. */
#include "span.h"

REQUIREMENT(share.two-maps, set_slice, "universal/31 posix/29",
	"Two writable maps of one file show each other's changes at once.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(3 * page());
	struct arg one = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 2 * page());

	store(one, page() - 2, "abcd");
	expect_text_at(other, page() - 2, "abcd");
	store(other, 0, "wxyz");
	expect_text_at(one, 0, "wxyz");
	expect_pattern(one, 4, page() - 6, 4);
	expect_pattern(one, page() + 2, 2 * page() - 2, page() + 2);
}

REQUIREMENT(share.copy-beside-shared, set_slice, "universal/29 universal/31 universal/39",
	"Of a shared map and a copy-on-write map of one page, each keeps what was stored in it, "
	"and the file has what the shared one got.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg shared = map_file(f, WRITE, 0, 0), copy = map_file(f, COPY, 0, 0);

	store(copy, page() - 2, "mine");
	store(shared, page() - 2, "ours");
	expect_text_at(copy, page() - 2, "mine");
	expect_text_at(shared, page() - 2, "ours");
	store(copy, page() - 2, "MINE");
	expect_text_at(shared, page() - 2, "ours");
	EXPECT_FILE(f, page() - 2, "ours");
	destroy(copy);
	expect_text_at(shared, page() - 2, "ours");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(share.overlapping-windows, set_slice, "universal/28 universal/31",
	"Maps at different offsets that overlap show the same bytes of the file.",
	.python = ">=2.6", .needs = NEEDS_SHARED)
{
	const int64_t g = granularity();
	struct file *f = new_pattern_file(4 * g);
	struct arg whole = map_file(f, WRITE, 0, 0), low = map_file(f, WRITE, g, 2 * g);
	struct arg high = map_file(f, READ, 2 * g, 2 * g);

	store(low, g + 3, "abcd");
	expect_text_at(whole, 2 * g + 3, "abcd");
	expect_text_at(high, 3, "abcd");
	EXPECT_FILE(f, 2 * g + 3, "abcd");
	expect_pattern(high, 0, 3, 2 * g);
	expect_pattern(high, 7, 2 * g - 7, 2 * g + 7);
}

REQUIREMENT(share.read-sees-map, set_slice, "universal/31 posix/29",
	"An ordinary read of the file sees at once what is stored in a writable map.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_pattern(WRITE, 2 * page() + 1);

	store(m, page() - 1, "ab");
	EXPECT_FILE(mapped_file(), page() - 1, "ab");
	store(m, 2 * page(), "z");
	EXPECT_FILE(mapped_file(), 2 * page(), "z");
	store(m, page() - 1, "AB");
	EXPECT_FILE(mapped_file(), page() - 1, "AB");
	expect_file_pattern(mapped_file(), 0, page() - 1);
	expect_file_pattern(mapped_file(), page() + 1, page() - 1);
}

REQUIREMENT(share.map-sees-write, get_slice, "universal/31 posix/29",
	"A shared map shows at once what an ordinary write puts into the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	enum mode mode = WRITE;
	struct arg m = map_readable(f, &mode, 0);

	expect_pattern(m, 0, 2 * page(), 0);
	need_coherent(f, mode);
	file_store(f, page() - 2, "abcd", 4);
	expect_text_at(m, page() - 2, "abcd");
	expect_pattern(m, 0, page() - 2, 0);
	expect_pattern(m, page() + 2, page() - 2, page() + 2);
}

REQUIREMENT(share.after-other-is-gone, set_slice, "universal/31 universal/39",
	"What one map wrote is in another of the same file after the first is gone.",
	.needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(page());
	struct arg one = map_file(f, WRITE, 0, 0), other = map_file(f, WRITE, 0, 0);

	store(one, 1, "abcd");
	destroy(one);
	expect_text_at(other, 1, "abcd");
	store(other, 3, "CDE");
	EXPECT_FILE(f, 1, "abCDE");
}

REQUIREMENT(share.two-processes, set_slice, "python2.4/53 python3.9/27 python3.13/4 universal/31",
	"Two processes that map one file see each other's changes.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg here = map_file(f, WRITE, 0, 0), there;

	store(here, 0, "before");
	use_adapter(1);
	there = map_file(f, WRITE, 0, 0);
	expect_text_at(there, 0, "before");
	store(there, page() - 2, "abcd");
	use_adapter(0);
	expect_text_at(here, page() - 2, "abcd");
	store(here, 0, "behind");
	use_adapter(1);
	expect_text_at(there, 0, "behind");
}

REQUIREMENT(share.copy-in-two-processes, set_slice, "universal/29",
	"What one process writes to its copy-on-write map no other process sees.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg here = map_file(f, COPY, 0, 0), there;

	use_adapter(1);
	there = map_file(f, COPY, 0, 0);
	store_seen(there, page() - 2, "abcd");
	use_adapter(0);
	expect_pattern(here, 0, 2 * page(), 0);
	expect_file_pattern(f, 0, 2 * page());
}
