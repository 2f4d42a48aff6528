/* SPDX-License-Identifier: MIT
 *
 * What closing a map does, and what it leaves alone. */
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
	expect(descriptors() == before, "expected %d open descriptors, found %d", before,
	       descriptors());
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
	expect_file_size(f, page() + 57);
	expect_file_pattern(f, 0, page() + 57);
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
