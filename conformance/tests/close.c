/* SPDX-License-Identifier: MIT
 *
 * What closing a map does and what it leaves alone; what a closed map still answers. */
#include "map_check.h"

REQUIREMENT(close.ends, close, "python3.13/19",
	"close closes the map: its contents are out of reach from then on.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_whole(m, "abcdef");
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", read, m, I(1));
	EXPECT_FILE(mapped_file(), 0, "abcdef");
}

REQUIREMENT(close.caller-file, close, "python2.4/19 python3.13/21 python-docs/23 universal/1",
	"close leaves the descriptor open that the caller opened, which then serves for another "
	"map.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m;

	m = result(CALL(map_fd, file, I(6)));
	expect_whole(m, "abcdef");
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(0));
	expect_true(CALL(file_works, file));
	expect_whole(result(CALL(map_fd, file, I(6))), "abcdef");
}

REQUIREMENT(close.descriptor, close, "python-docs/24",
	"close gives back every descriptor that the map held for itself.",
	.needs = NEEDS_LINUX_PROC)
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m;
	int before = descriptors();

	m = result(CALL(map_fd, file, I(6)));
	expect_whole(m, "abcdef");
	expect_none(CALL(close, m));
	expect_descriptors(before);
	expect(map_entries(f) == 0, "the map is still in memory");
}

REQUIREMENT(close.others, close, "universal/39",
	"Closing one of several maps of a file leaves the others readable.")
{
	struct file *f = new_pattern_file(2 * page());
	enum mode through = WRITE, copy = COPY;
	struct arg first = map_file(f, READ, 0, 0), second = map_readable(f, &through, 0),
	           third = map_readable(f, &copy, 0);

	expect_map(second, 0, 2 * page());
	expect_none(CALL(close, second));
	REFUSED(NONE, "any", get_item, second, I(0));
	expect_map(first, 0, 2 * page());
	expect_map(third, 0, 2 * page());
}

REQUIREMENT(close.file-kept, close, "universal/32",
	"Reading, searching and closing a map change neither the file's bytes nor its size.")
{
	struct file *f = new_pattern_file(page() + 57);
	enum mode mode = WRITE;
	struct arg m = map_readable(f, &mode, 0);

	expect_map(m, 0, page() + 57);
	if (offers(OP_find))
		expect_ok(CALL(find, m, B("no such bytes"), I(0)));
	if (offers(OP_read))
		expect_ok(CALL(read, m, I(page())));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(0));
	expect_pattern_file(f, page() + 57);
}

REQUIREMENT(close.twice, close, "python-tests/17",
	"A second close does nothing and gives None.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_none(CALL(close, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(0));
}

REQUIREMENT(close.twice-harmless, close, "universal/41 universal/43",
	"A second close harms no other map and no other descriptor, whichever way it ends.")
{
	struct file *f = FILE_OF("another");
	enum mode mode = WRITE;
	struct arg m = map_readable(FILE_OF("abcdef"), &mode, 0), file, other;

	expect_none(CALL(close, m));
	REFUSED(NONE, "any", get_item, m, I(0));
	/* These get the descriptor and the memory that m gave back. */
	file = open_file(f, "rw");
	other = map_readable(f, &mode, 0);
	CALL(close, m);
	if (offers(OP_file_works))
		expect_true(CALL(file_works, file));
	expect_whole(other, "another");
	expect_whole(map_readable(f, &mode, 0), "another");
	expect_none(CALL(close, other));
}

REQUIREMENT(close.twice-descriptor, close, "python-tests/18",
	"A second close does not close a descriptor that got the number of the map's own in the "
	"meantime.", .level = RECOMMENDED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m = result(CALL(map_fd, file, I(6))), reopened;

	expect_none(CALL(file_close, file));
	expect_none(CALL(close, m));
	reopened = open_file(f, "rw"); /* the lowest numbers are free again */
	file = open_file(f, "rw");
	expect_none(CALL(close, m));
	expect_true(CALL(file_works, reopened));
	expect_true(CALL(file_works, file));
	expect_whole(result(CALL(map_fd, file, I(6))), "abcdef");
}

REQUIREMENT(close.closed, closed, "python3.9/45 python3.13/22 python-docs/34",
	"closed is false while the map is open and true once it is closed.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_false(CALL(closed, m));
	expect_whole(m, "abcdef");
	expect_false(CALL(closed, m));
	expect_none(CALL(close, m));
	expect_true(CALL(closed, m));
	expect_true(CALL(closed, m));
}

REQUIREMENT(close.closed-assigned, native, "python-docs/35",
	"closed cannot be assigned.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_true(CALL(native, T("has"), m, T("closed")));
	REFUSED(m, "any", native, T("set_attribute"), m, T("closed"), TRUE_);
	expect_false(CALL(closed, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "any", native, T("set_attribute"), m, T("closed"), FALSE_);
	expect_true(CALL(closed, m));
}

REQUIREMENT(close.context.exit, native, "python3.13/18 python-docs/33",
	"A map can be used in a with block, is open inside it, and closed when it is left.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_ok(CALL(native, T("context.enter"), m));
	expect_whole(m, "abcdef");
	expect_ok(CALL(native, T("context.exit"), m));
	expect_true(CALL(closed, m));
	REFUSED(NONE, "ValueError", read, m, I(1));
}

REQUIREMENT(close.context.exception, native, "python-docs/33",
	"Leaving a with block through an exception closes the map too, and lets the exception "
	"pass.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_true(CALL(native, T("context.fail"), m));
	expect_true(CALL(closed, m));
	REFUSED(NONE, "ValueError", read, m, I(1));
}

REQUIREMENT(close.context.self, native, "python-tests/19",
	"Entering a with block gives the map itself.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(WRITE, "abcdef"), inside;

	inside = result(CALL(native, T("context.enter"), m));
	expect(inside.value.tag == VALUE_HANDLE && inside.value.number == m.value.number,
	       "expected the map's own handle");
	expect_whole(inside, "abcdef");
}

REQUIREMENT(close.context.closed, native, "python-tests/20",
	"Entering a with block with a closed map raises ValueError.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_ok(CALL(native, T("context.enter"), m));
	expect_none(CALL(close, m));
	REFUSED(NONE, "ValueError", native, T("context.enter"), m);
}

REQUIREMENT(close.answers, close, "python-source/37",
	"What a closed map still answers of its text form, its hash, a further close and leaving a "
	"with block is recorded.", .level = INFORMATIONAL)
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_none(CALL(close, m));
	observe_text("text: %s, hash: %s, close: %s, leaving: %s",
	             ended(CALL(native, T("text"), m)), ended(CALL(native, T("hash"), m)),
	             ended(ATTEMPT(m, close, m)), ended(CALL(native, T("context.exit"), m)));
}
