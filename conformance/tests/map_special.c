/* SPDX-License-Identifier: MIT
 *
 * Descriptors that are no ordinary files, and memory without any. */
#include "map_check.h"

REQUIREMENT(map, anonymous_memory,
	.id = "map.anonymous.memory",
	.level = REQUIRED,
	.sources = "python3.9/29",
	.about = OP_map_fd,
	.statement = "Descriptor -1 gives memory of the length asked for, which can be written "
		     "and read.")
{
	const int64_t size = page() + 57;
	struct arg m = result(CALL(map_fd, I(-1), I(size)));

	expect_int(CALL(length, m), size);
	store(m, 0, "first");
	store(m, size - 4, "last");
	expect_text_at(m, 0, "first");
	expect_text_at(m, size - 4, "last");
}

REQUIREMENT(map, anonymous_zero,
	.id = "map.anonymous.zero",
	.level = RECOMMENDED,
	.sources = "python-tests/7",
	.about = OP_map_fd,
	.statement = "Anonymous memory starts out as zeros and holds no descriptor.")
{
	int before = descriptors();

	expect_filled(result(CALL(map_fd, I(-1), I(page() + 57))), 0, page() + 57, 0);
	expect(descriptors() == before, "expected %d open descriptors, found %d", before,
	       descriptors());
}

REQUIREMENT(map, anonymous_empty,
	.id = "map.anonymous.empty",
	.level = INFORMATIONAL,
	.sources = "python-source/8 posix/4",
	.python = ">=2.5",
	.about = OP_map_fd,
	.statement = "What anonymous memory of length 0 gives is recorded.")
{
	record(CALL(map_fd, I(-1), I(0)));
}

REQUIREMENT(map, anonymous_offset,
	.id = "map.anonymous.offset",
	.level = INFORMATIONAL,
	.sources = "python-source/9 posix/5",
	.python = ">=2.6",
	.about = OP_map_fd,
	.statement = "What an offset does to anonymous memory is recorded.")
{
	struct arg aligned = NAMED("offset", I(granularity())), unaligned = NAMED("offset", I(1));

	observe_text("aligned: %s, unaligned: %s",
		     ended(CALL(map_fd, I(-1), I(page()), aligned)),
		     ended(CALL(map_fd, I(-1), I(page()), unaligned)));
}

REQUIREMENT(map, bad_number,
	.id = "map.bad.number",
	.level = RECOMMENDED,
	.sources = "python-tests/8",
	.about = OP_map_fd,
	.statement = "A number that is no open descriptor, such as -2, raises OSError with EBADF.")
{
	expect_errno(REFUSED(NONE, "OSError", map_fd, I(-2), I(page())), EBADF);
}

REQUIREMENT(map, bad_closed,
	.id = "map.bad.closed",
	.level = INFORMATIONAL,
	.sources = "python-source/10",
	.about = OP_map_fd,
	.statement = "How a closed descriptor, and one that only names a path, are refused is "
		     "recorded.")
{
	struct arg closed = special_file("closed"), path = special_file("path");
	struct arg reading = NAMED("access", I(READ));

	observe_text("closed: %s, path: %s", ended(CALL(map_fd, closed, I(page()), reading)),
		     ended(CALL(map_fd, path, I(1), reading)));
}

/* One descriptor asked for three maps. */
static void observe_three(struct arg file)
{
	const char *whole = ended(CALL(map_fd, file, I(0)));
	const char *read = ended(CALL(map_fd, file, I(page()), NAMED("access", I(READ))));
	const char *plain = ended(CALL(map_fd, file, I(page())));

	observe_text("length 0: %s, reading: %s, writing: %s", whole, read, plain);
}

REQUIREMENT(map, special_directory,
	.id = "map.special.directory",
	.level = INFORMATIONAL,
	.sources = "python-source/14 posix/1",
	.about = OP_map_fd,
	.statement = "How a directory is refused is recorded.")
{
	observe_three(special_file("directory"));
}

REQUIREMENT(map, special_pipe,
	.id = "map.special.pipe",
	.level = INFORMATIONAL,
	.sources = "python-source/15 posix/1",
	.about = OP_map_fd,
	.statement = "How a pipe is refused is recorded.")
{
	observe_three(special_file("pipe"));
}

REQUIREMENT(map, special_socket,
	.id = "map.special.socket",
	.level = INFORMATIONAL,
	.sources = "python-source/16 posix/1",
	.about = OP_map_fd,
	.statement = "How a socket is refused is recorded.")
{
	observe_three(special_file("socket"));
}

REQUIREMENT(map, special_null,
	.id = "map.special.null",
	.level = INFORMATIONAL,
	.sources = "python-source/17",
	.about = OP_map_fd,
	.statement = "How /dev/null is refused is recorded.")
{
	observe_three(special_file("null"));
}

REQUIREMENT(map, special_zero,
	.id = "map.special.zero",
	.level = INFORMATIONAL,
	.sources = "python-source/18",
	.about = OP_map_fd,
	.statement = "What /dev/zero gives is recorded.")
{
	observe_three(special_file("zero"));
}

REQUIREMENT(map, special_memory_file,
	.id = "map.special.memory-file",
	.level = INFORMATIONAL,
	.sources = "python-source/19",
	.about = OP_map_fd,
	.statement = "Whether a memory file can be mapped is recorded.")
{
	observe_three(special_file("memfd"));
}
