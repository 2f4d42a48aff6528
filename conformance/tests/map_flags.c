/* SPDX-License-Identifier: MIT
 *
 * The constructor's flags, prot and access. */
#include "map_check.h"

/* Another process maps the file and sees these bytes. */
static void expect_elsewhere(const struct file *f, const char *text)
{
	use_adapter(1);
	expect_whole(map_file(f, READ, 0, 0), text);
	use_adapter(0);
}

REQUIREMENT(map.flags.default, map_fd, "python2.4/54 python3.9/28 python-docs/28",
	"A map made without flags is shared: what is written to it is in the file and in every "
	"other map of it.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(6))), other;

	expect_whole(m, "abcdef");
	other = map_file(f, READ, 0, 0);
	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	EXPECT_FILE(f, 0, "abXdef");
	expect_whole(other, "abXdef");
}

REQUIREMENT(map.flags.shared, map_fd,
	"python2.4/50 python2.4/53 python3.9/24 python3.9/27 python3.13/4",
	"A map made with MAP_SHARED is common to all processes that map the same part of the file, "
	"in both directions.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg shared = NAMED("flags", constant("MAP_SHARED")), m;

	m = result(CALL(map_fd, open_file(f, "rw"), I(6), shared));
	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	expect_elsewhere(f, "abXdef");
	use_adapter(1);
	expect_ok(CALL(set_item, map_file(f, WRITE, 0, 0), I(4), byte_argument('Y')));
	use_adapter(0);
	expect_whole(m, "abXdYf");
}

REQUIREMENT(map.flags.private, map_fd,
	"python2.4/50 python2.4/51 python2.4/52 python3.9/24 python3.9/25 python3.9/26",
	"What is written to a map made with MAP_PRIVATE changes that map alone: neither the file "
	"nor another map, nor another process.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg private = NAMED("flags", constant("MAP_PRIVATE")), m, other;

	m = result(CALL(map_fd, open_file(f, "rw"), I(6), private));
	expect_whole(m, "abcdef");
	other = map_file(f, WRITE, 0, 0);
	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	expect_ok(CALL(flush, m));
	expect_whole(m, "abXdef");
	expect_whole(other, "abcdef");
	EXPECT_FILE(f, 0, "abcdef");
	expect_elsewhere(f, "abcdef");
}

REQUIREMENT(map.prot.default, map_fd, "python2.4/58 python-docs/28",
	"A map made without prot can be read and written.")
{
	struct arg m = result(CALL(map_fd, open_file(FILE_OF("abcdef"), "rw"), I(6)));

	expect_whole(m, "abcdef");
	expect_ok(CALL(set_item, m, I(5), byte_argument('X')));
	expect_whole(m, "abcdeX");
}

REQUIREMENT(map.prot.pages, map_fd, "python2.4/55 python2.4/56 python2.4/57 python3.13/5",
	"prot says with a bit each whether the pages can be read and whether they can be written.",
	.needs = NEEDS_LINUX_PROC)
{
	const struct {
		struct arg prot;
		const char *want;
	} grid[] = { { constant("PROT_READ"), "r-" }, { both("PROT_READ", "PROT_WRITE"), "rw" } };

	for (size_t i = 0; i < COUNT(grid); i++) {
		struct file *f = FILE_OF("abcdef");

		expect_whole(result(CALL(map_fd, open_file(f, "rw"), I(6),
		                         NAMED("prot", grid[i].prot))),
		             "abcdef");
		expect(strncmp(map_permissions(f), grid[i].want, 2) == 0,
		       "expected pages of the kind %s, found %s", grid[i].want, map_permissions(f));
	}
}

static struct arg map_with_prot(struct arg prot)
{
	return result(CALL(map_fd, open_file(FILE_OF("abcdef"), "rw"), I(6), NAMED("prot", prot)));
}

REQUIREMENT(map.prot.read-only, map_fd, "python-tests/9",
	"A map made without PROT_WRITE is read-only: writing raises TypeError.",
	.level = RECOMMENDED)
{
	struct arg m = map_with_prot(constant("PROT_READ"));

	expect_whole(m, "abcdef");
	REFUSED(m, "TypeError", set_item, m, I(2), byte_argument('X'));
	REFUSED(m, "TypeError", write, m, B("X"));
}

REQUIREMENT(map.prot.execute, map_fd, "python-tests/9",
	"A map made with PROT_READ and PROT_EXEC is read-only too.", .level = RECOMMENDED,
	.needs = NEEDS_EXEC)
{
	struct arg m = map_with_prot(both("PROT_READ", "PROT_EXEC"));

	expect_whole(m, "abcdef");
	REFUSED(m, "TypeError", set_item, m, I(2), byte_argument('X'));
}

REQUIREMENT(map.prot.write-only, map_fd, "python2.4/57 python3.13/5 python-source/22",
	"A map made with PROT_WRITE alone must be writable, and write to the file.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_with_prot(constant("PROT_WRITE"));

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	EXPECT_FILE(mapped_file(), 0, "abXdef");
}

REQUIREMENT(map.prot.none-write, map_fd, "python2.4/57 python3.13/5 python-source/23",
	"A write to a map made with prot 0 must fail or raise a signal.", .may_fault = true)
{
	struct arg m = map_with_prot(I(0));
	const struct answer *a;

	expect_int(CALL(length, m), 6);
	a = CALL(set_item, m, I(2), byte_argument('X'));
	observe(a);
	expect_error(a, "any");
}

REQUIREMENT(map.prot.none-read, map_fd, "python-source/24",
	"A read from a map made with prot 0 must fail or raise a signal.", .may_fault = true)
{
	struct arg m = map_with_prot(I(0));
	const struct answer *a;

	expect_int(CALL(length, m), 6);
	a = CALL(get_item, m, I(2));
	observe(a);
	expect_error(a, "any");
}
