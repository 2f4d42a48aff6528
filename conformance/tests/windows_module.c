/* SPDX-License-Identifier: MIT
 *
 * What the module and its methods are like on Windows. */
#include "windows.h"

REQUIREMENT(constant.madvise-windows, native, "python3.13/40",
	"On Windows there must be no madvise, because the system has no call of that name.",
	.python = ">=3.8 windows", .refused_passes = "it asks what is absent")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_true(CALL(native, T("has"), m, T("flush")));
	expect_false(CALL(native, T("has"), m, T("madvise")));
	expect(!offers(OP_madvise), "madvise is offered");
}

REQUIREMENT(constant.names-windows, constant, "python-docs/76 python-docs/77",
	"Which constants of Unix there are on Windows is recorded.", .level = INFORMATIONAL,
	.python = "windows")
{
	static const char *const names[] = { "MAP_SHARED", "MAP_PRIVATE", "MAP_ANONYMOUS",
		                             "PROT_READ",  "PROT_WRITE",  "MADV_NORMAL",
		                             "MS_SYNC" };
	size_t found = 0;

	expect_int(CALL(constant, T("PAGESIZE")), page());
	for (size_t i = 0; i < COUNT(names); i++)
		found += CALL(constant, T(names[i]))->ok;
	observe_text("%zu of %zu", found, COUNT(names));
}

REQUIREMENT(flush.range.windows, flush, "python2.4/71 python3.13/28 python-docs/41",
	"On Windows a flush must take ranges that begin at pages, and at multiples of the granularity.",
	.python = "windows", .needs = NEEDS_SHARED)
{
	const int64_t p = page(), g = granularity(), starts[] = { 0, p, g - p, g, g + p, 2 * g };
	struct arg m = map_pattern(WRITE, 3 * g);

	for (size_t i = 0; i < COUNT(starts); i++) {
		fill(m, starts[i], 1, 'x');
		expect_ok(CALL(flush, m, I(starts[i]), I(p)));
		expect_ok(CALL(flush, m, I(starts[i]), I(3 * g - starts[i])));
	}
	REFUSED(m, "any", flush, m, I(0), I(3 * g + 1));
	expect_file_size(mapped_file(), 3 * g);
}

REQUIREMENT(access.windows, map_fd, "python2.4/23 python2.4/24 python2.4/25 python2.4/26",
	"ACCESS_READ, ACCESS_WRITE and ACCESS_COPY must work on Windows as on Unix, also for a part of "
	"a file.", .python = "windows", .needs = NEEDS_SHARED)
{
	const int64_t size = granularity() + 100;
	struct file *f = new_pattern_file(size);
	struct arg file = open_file(f, "rw"), length = I(granularity() + 10),
	           reading = result(CALL(map_fd, file, length, NAMED("access", I(READ)))),
	           copy = result(CALL(map_fd, file, length, NAMED("access", I(COPY)))),
	           writing = result(CALL(map_fd, file, length, NAMED("access", I(WRITE))));

	store_seen(copy, 0, "copy");
	expect_pattern(reading, 0, granularity(), 0);
	store_seen(writing, granularity(), "written");
	expect_text_at(reading, granularity(), "written");
	REFUSED(reading, "TypeError", set_item, reading, I(0), byte_argument('X'));
	EXPECT_FILE(f, granularity(), "written");
	expect_file_pattern(f, 0, granularity());
	expect_file_size(f, size);
}
