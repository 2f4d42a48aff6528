/* SPDX-License-Identifier: MIT
 *
 * Descriptors that are no ordinary files, memory without any, and files of a restricted mount. */
#include "map_check.h"
#include "mount.h"

REQUIREMENT(map.anonymous.memory, map_fd, "python3.9/29",
	"Descriptor -1 gives memory of the length asked for, which can be written and read.")
{
	const int64_t size = page() + 57;
	struct arg m = result(CALL(map_fd, I(-1), I(size)));

	expect_int(CALL(length, m), size);
	store(m, 0, "first");
	store(m, size - 4, "last");
	expect_text_at(m, 0, "first");
	expect_text_at(m, size - 4, "last");
}

REQUIREMENT(map.anonymous.zero, map_fd, "python-tests/7",
	"Anonymous memory starts out as zeros and holds no descriptor.", .level = RECOMMENDED)
{
	int before = descriptors();

	expect_filled(result(CALL(map_fd, I(-1), I(page() + 57))), 0, page() + 57, 0);
	expect_descriptors(before);
}

REQUIREMENT(map.anonymous.untracked, map_fd, "python-tests/53",
	"Anonymous memory made with trackfd false should be usable, except for size() and resize().",
	.level = RECOMMENDED)
{
	struct arg m = result(CALL(map_fd, I(-1), I(page()), NAMED("trackfd", FALSE_)));

	store(m, 0, "first");
	expect_text_at(m, 0, "first");
	REFUSED(m, "any", size, m);
	REFUSED(m, "ValueError", resize, m, I(page() / 2));
	expect_int(CALL(length, m), page());
	expect_text_at(m, 0, "first");
}

REQUIREMENT(map.anonymous.empty, map_fd, "python-source/8 posix/4",
	"What anonymous memory of length 0 gives is recorded.", .level = INFORMATIONAL,
	.python = ">=2.5")
{
	record(CALL(map_fd, I(-1), I(0)));
}

REQUIREMENT(map.anonymous.offset, map_fd, "python-source/9 posix/5",
	"What an offset does to anonymous memory is recorded.", .level = INFORMATIONAL,
	.python = ">=2.6")
{
	struct arg aligned = NAMED("offset", I(granularity())), unaligned = NAMED("offset", I(1));

	observe_text("aligned: %s, unaligned: %s", ended(CALL(map_fd, I(-1), I(page()), aligned)),
	             ended(CALL(map_fd, I(-1), I(page()), unaligned)));
}

REQUIREMENT(map.bad.number, map_fd, "python-tests/8",
	"A number that is no open descriptor, such as -2, raises OSError with EBADF.",
	.level = RECOMMENDED)
{
	expect_errno(REFUSED(NONE, "OSError", map_fd, I(-2), I(page())), EBADF);
}

REQUIREMENT(map.bad.closed, map_fd, "python-source/10",
	"How a closed descriptor, and one that only names a path, are refused is recorded.",
	.level = INFORMATIONAL)
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

REQUIREMENT(map.special.directory, map_fd, "python-source/14 posix/1 posix/35",
	"How a directory is refused is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("directory"));
}

REQUIREMENT(map.special.pipe, map_fd, "python-source/15 posix/1 posix/35",
	"How a pipe is refused is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("pipe"));
}

REQUIREMENT(map.special.socket, map_fd, "python-source/16 posix/1",
	"How a socket is refused is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("socket"));
}

REQUIREMENT(map.special.null, map_fd, "python-source/17",
	"How /dev/null is refused is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("null"));
}

REQUIREMENT(map.special.zero, map_fd, "python-source/18",
	"What /dev/zero gives is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("zero"));
}

REQUIREMENT(map.special.memory-file, map_fd, "python-source/19",
	"Whether a memory file can be mapped is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("memfd"));
}

REQUIREMENT(map.mount.no-execution, map_fd, "python-source/20",
	"How a map with PROT_EXEC of a file on a file system without execution is refused is "
	"recorded.", .level = INFORMATIONAL)
{
	struct file f = file_on(mount_memory(4 * page(), MOUNT_ATTR_NOEXEC), O_RDWR | O_CREAT);
	int64_t bits = constant("PROT_READ").value.number | constant("PROT_EXEC").value.number;

	file_store(&f, 0, "abcdef", 6);
	observe_text("%s", ended(CALL(map_fd, open_file(&f, "r"), I(6), NAMED("prot", I(bits)))));
}

REQUIREMENT(map.mount.read-only, map_fd, "python-source/21",
	"How a writable map of a file on a read-only file system is refused is recorded.",
	.level = INFORMATIONAL)
{
	int mount = mount_memory(4 * page(), 0);
	struct file f = file_on(mount, O_RDWR | O_CREAT);
	struct arg file;

	file_store(&f, 0, "abcdef", 6);
	close(f.fd);
	make_read_only(mount);
	f = file_on(mount, O_RDONLY);
	file = open_file(&f, "r");
	observe_text("%s, to be read: %s", ended(CALL(map_fd, file, I(6))),
	             ended(CALL(map_fd, file, I(6), NAMED("access", I(READ)))));
}
