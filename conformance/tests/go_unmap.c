/* SPDX-License-Identifier: MIT */
#include "go.h"

/* The end of a map for Go. */

REQUIREMENT(go.unmap, unmap, "mmap-go/37 mmap-go/38 mmap-go/40",
	"Unmap removes the mapping and makes the value nil, which is empty.",
	.needs = NEEDS_LINUX_PROC | NEEDS_SHARED)
{
	static const int modes[] = { GO_RDONLY, GO_RDWR, GO_COPY };

	for (size_t i = 0; i < 3; i++) {
		struct file *f = new_pattern_file(2 * page() + 5);
		struct arg m = go_whole(f, modes[i]);

		expect_maps(f, 1);
		expect_ok(CALL(unmap, m));
		expect_maps(f, 0);
		expect_int(CALL(length, m), 0);
		REFUSED(NONE, "any", get_item, m, I(0));
	}
}

REQUIREMENT(go.unmap.changes, unmap, "mmap-go/8 mmap-go/38",
	"What was stored through RDWR is in the file after Unmap.", .needs = NEEDS_SHARED)
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDWR);

	store(m, page() - 2, "abcd");
	expect_ok(CALL(unmap, m));
	expect_int(CALL(length, m), 0);
	EXPECT_FILE(f, page() - 2, "abcd");
	expect_file_pattern(f, 0, page() - 2);
	expect_file_pattern(f, page() + 2, page() - 2);
}

REQUIREMENT(go.unmap.twice, unmap, "mmap-go-source/5",
	"A second Unmap is an error or does nothing; no other map is lost.")
{
	struct file *f = new_pattern_file(2 * page());
	struct arg m = go_whole(f, GO_RDONLY), before = go_whole(f, GO_RDONLY), after;

	expect_ok(CALL(unmap, m));
	expect_int(CALL(length, m), 0);
	/* This one may well get the memory that has just become free. */
	after = go_whole(f, GO_RDONLY);
	CALL(unmap, m);
	expect_map(before, 0, 2 * page());
	expect_map(after, 0, 2 * page());
}

REQUIREMENT(go.unmap.derived, unmap, "mmap-go/42 mmap-go/43",
	"Unmap of a slice derived from a map harms no other map, whatever it answers.")
{
	struct file *f = new_pattern_file(3 * page());
	struct arg m = go_whole(f, GO_RDONLY), other = go_whole(f, GO_RDONLY),
	           ended = go_whole(f, GO_RDONLY);

	expect_ok(CALL(unmap, ended));
	expect_int(CALL(length, ended), 0);
	CALL(unmap, result(CALL(export, m, I(page()), I(2 * page()))));
	expect_map(other, 0, 3 * page());
}

REQUIREMENT(go.unmap.derived-answer, unmap, "mmap-go/42 mmap-go/43",
	"How Unmap of a slice derived from a map ends.", .level = INFORMATIONAL)
{
	observe(CALL(unmap, result(CALL(export, go_whole(new_pattern_file(3 * page()), GO_RDONLY),
	                                I(page()), I(2 * page())))));
}

REQUIREMENT(go.unmap.reference, unmap, "mmap-go/41 universal/40",
	"Reading through another reference after Unmap() must fail or raise a signal.",
	.may_fault = true)
{
	struct arg m = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	struct arg part = result(CALL(export, m, I(page()), I(2 * page())));
	const struct answer *a;

	expect_pattern(part, 0, page(), page());
	expect_ok(CALL(unmap, m));
	a = CALL(get_item, part, I(0));
	observe(a);
	expect_error(a, "any");
}

/* Memory that is kept resident. */

REQUIREMENT(go.lock, lock, "mmap-go/31 mmap-go/32 mmap-go/33",
	"Lock keeps the region in memory: the process has that much more locked.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = go_whole(new_pattern_file(4 * page()), GO_RDONLY);
	int64_t before = need_locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_locked(before, 4 * page());
	expect_map(m, 0, 4 * page());
}

REQUIREMENT(go.lock.limit, lock, "posix/31 mmap-go/31",
	"Lock beyond the limit on locked memory is an error, and nothing is locked.",
	.needs = NEEDS_LINUX_PROC, .unprivileged = true)
{
	struct arg small = go_whole(new_pattern_file(page()), GO_RDONLY);
	struct arg large = go_whole(new_pattern_file(8 * page()), GO_RDONLY);
	int64_t before = need_locked_kilobytes();

	limit(RLIMIT_MEMLOCK, (uint64_t)(before * 1024 + 2 * page()));
	expect_ok(CALL(lock, small));
	expect_locked(before, page());
	REFUSED(large, "any", lock, large);
	expect_locked(before, page());
}

REQUIREMENT(go.unlock, unlock, "mmap-go/34 mmap-go/35",
	"Unlock takes back what Lock did, and leaves other locked maps locked.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = go_whole(new_pattern_file(4 * page()), GO_RDONLY);
	struct arg other = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	int64_t before = need_locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_ok(CALL(lock, other));
	expect_locked(before, 6 * page());
	expect_ok(CALL(unlock, m));
	expect_locked(before, 2 * page());
	expect_map(m, 0, 4 * page());
}

REQUIREMENT(go.unlock.not-locked, unlock, "mmap-go/36",
	"Unlock of memory that is not locked is an error.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	int64_t before = need_locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_ok(CALL(unlock, m));
	expect_locked(before, 0);
	REFUSED(m, "any", unlock, m);
}

REQUIREMENT(go.unlock.never-locked, unlock, "mmap-go/36",
	"Unlock of memory that was never locked is an error.")
{
	struct arg m = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	struct arg locked = go_whole(new_pattern_file(page()), GO_RDONLY);

	expect_ok(CALL(lock, locked));
	expect_ok(CALL(unlock, locked));
	REFUSED(m, "any", unlock, m);
}
