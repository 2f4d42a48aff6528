/* SPDX-License-Identifier: MIT */
/* Memory that is kept resident. */
#include "go.h"

/* What the process has locked beyond before, in kilobytes. */
static void expect_locked(int64_t before, int64_t bytes)
{
	int64_t found = locked_kilobytes() - before;

	expect(found == bytes / 1024, "expected %lld more kilobytes locked, found %lld",
	       (long long)bytes / 1024, (long long)found);
}

REQUIREMENT(go.lock, lock, "mmap-go/31 mmap-go/32 mmap-go/33",
	"Lock keeps the region in memory: the process has that much more locked.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg m = go_whole(new_pattern_file(4 * page()), GO_RDONLY);
	int64_t before = locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_locked(before, 4 * page());
	expect_go(m, 0, 4 * page());
}

REQUIREMENT(go.lock.limit, lock, "posix/31 mmap-go/31",
	"Lock beyond the limit on locked memory is an error, and nothing is locked.",
	.needs = NEEDS_LINUX_PROC, .unprivileged = true)
{
	struct arg small = go_whole(new_pattern_file(page()), GO_RDONLY);
	struct arg large = go_whole(new_pattern_file(8 * page()), GO_RDONLY);
	int64_t before = locked_kilobytes();

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
	int64_t before = locked_kilobytes();

	expect_ok(CALL(lock, m));
	expect_ok(CALL(lock, other));
	expect_locked(before, 6 * page());
	expect_ok(CALL(unlock, m));
	expect_locked(before, 2 * page());
	expect_go(m, 0, 4 * page());
}

REQUIREMENT(go.unlock.not-locked, unlock, "mmap-go/36",
	"Unlock of memory that is not locked is an error.", .needs = NEEDS_LINUX_PROC)
{
	struct arg m = go_whole(new_pattern_file(2 * page()), GO_RDONLY);
	int64_t before = locked_kilobytes();

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
