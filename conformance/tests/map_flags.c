/* SPDX-License-Identifier: MIT
 *
 * The constructor's flags, prot, access and tagname. */
#include "map_check.h"

#include <unistd.h>

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
	"How a read from a map made with prot 0 ends is recorded.", .level = INFORMATIONAL,
	.may_fault = true)
{
	observe(CALL(get_item, map_with_prot(I(0)), I(2)));
}

/* A name that no other test uses. */
static struct arg tag(const char *name)
{
	return NAMED("tagname", T(keep_format("mmapspec-%d-%s", (int)getpid(), name)));
}

/* Edition 2.4 promises no anonymous memory.  A file of its own is behind each map there, of which
 * the second shows nothing. */
static struct arg tagged(const char *name)
{
	struct arg from =
	    python_at_least(2, 5) ? I(-1) : open_file(new_pattern_file(page()), "rw");

	return result(CALL(map_fd, from, I(page()), tag(name)));
}

REQUIREMENT(map.tagname.same, map_fd, "python2.4/41 python2.4/43 python2.4/44 python-docs/32",
	"The first map with a tagname makes the mapping of that name, and the next one opens it.")
{
	struct arg first = tagged("same"), second = tagged("same");

	store(first, 0, "abc");
	expect_text_at(second, 0, "abc");
	store(second, 1, "X");
	expect_text_at(first, 0, "aXc");
}

REQUIREMENT(map.tagname.other, map_fd, "python-docs/32",
	"Maps with different tagnames are independent.")
{
	struct arg first = tagged("one"), second = tagged("other");

	store(first, 0, "abc");
	store(second, 0, "xyz");
	expect_text_at(first, 0, "abc");
	expect_text_at(second, 0, "xyz");
}

REQUIREMENT(map.tagname.file, map_fd, "python2.4/42",
	"One file may carry several mappings of different names.")
{
	struct arg file = open_file(new_pattern_file(2 * page()), "rw");

	expect_map(result(CALL(map_fd, file, I(page()), tag("a"))), 0,
	           page());
	expect_map(result(CALL(map_fd, file, I(2 * page()), tag("b"))), 0,
	           2 * page());
}

REQUIREMENT(map.tagname.none, map_fd, "python2.4/45 python-docs/32",
	"With tagname left out, or None, the mapping has no name: two such maps of different files "
	"are independent.")
{
	struct arg first, second;

	first = result(CALL(map_fd, open_file(FILE_OF("abc"), "rw"), I(3), NAMED("tagname", NONE)));
	second = result(CALL(map_fd, open_file(FILE_OF("xyz"), "rw"), I(3)));
	store(first, 0, "A");
	expect_whole(first, "Abc");
	expect_whole(second, "xyz");
}

REQUIREMENT(map.tagname.type, map_fd, "python-tests/14",
	"A tagname that is no text raises TypeError.", .level = RECOMMENDED)
{
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", I(0)));
	REFUSED(NONE, "TypeError", map_fd, I(-1), I(page()), NAMED("tagname", B("tag")));
}
