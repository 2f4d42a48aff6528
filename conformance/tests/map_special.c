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
	/* On Windows such memory has a handle. Wine keeps a descriptor for it. */
	if (!on_windows())
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

REQUIREMENT(map.anonymous.empty, map_fd, "python-docs/78 python-source/8",
	"Anonymous memory of length 0 must be refused, because the system refuses to map no bytes.")
{
	expect_int(CALL(length, result(CALL(map_fd, I(-1), I(1)))), 1);
	REFUSED(NONE, "any", map_fd, I(-1), I(0));
}

REQUIREMENT(map.anonymous.offset, map_fd, "python3.13/9 posix/5 python-source/9",
	"For anonymous memory an aligned offset must have no effect, and Python must refuse an "
	"unaligned one.", .python = ">=2.6")
{
	struct arg m = result(CALL(map_fd, I(-1), I(page()), NAMED("offset", I(granularity()))));

	expect_int(CALL(length, m), page());
	expect_filled(m, 0, page(), 0);
	if (claims("python"))
		REFUSED(NONE, "any", map_fd, I(-1), I(page()), NAMED("offset", I(1)));
}

REQUIREMENT(map.bad.number, map_fd, "python-tests/8",
	"A number that is no open descriptor, such as -2, raises OSError with EBADF.",
	.level = RECOMMENDED)
{
	expect_errno(REFUSED(NONE, "OSError", map_fd, I(-2), I(page())), EBADF);
}

REQUIREMENT(map.bad.closed, map_fd, "python-docs/78 python-source/10",
	"A closed descriptor, and one that only names a path, must raise OSError with EBADF.")
{
	struct arg reading = NAMED("access", I(READ));
	struct arg closed = special_file("closed"), path = special_file("path");

	expect_whole(result(CALL(map_fd, open_file(FILE_OF("abc"), "r"), I(3), reading)), "abc");
	expect_errno(REFUSED(NONE, "OSError", map_fd, closed, I(page()), reading), EBADF);
	expect_errno(REFUSED(NONE, "OSError", map_fd, path, I(1), reading), EBADF);
}

/* One descriptor asked for three maps. */
static void observe_three(struct arg file)
{
	const char *whole = ended(CALL(map_fd, file, I(0)));
	const char *read = ended(CALL(map_fd, file, I(page()), NAMED("access", I(READ))));
	const char *plain = ended(CALL(map_fd, file, I(page())));

	observe_text("length 0: %s, reading: %s, writing: %s", whole, read, plain);
}

/* The file cannot be mapped: whole, in part, or to be read.  What an implementation cannot ask for
 * says nothing. */
static void expect_unmappable(struct arg file)
{
	const int before = descriptors();
	const struct answer *attempts[] = {
		ASK(map_fd, file, I(0)),
		ASK(map_fd, file, I(page()), NAMED("access", I(READ))),
		ASK(map_fd, file, I(page())),
	};

	for (size_t i = 0; i < COUNT(attempts); i++)
		if (claims("python") && python_at_least(3, 0))
			expect_error(attempts[i], "OSError");
		else
			expect_error(attempts[i], "any");
	if (descriptors() != before)
		settle();
	expect_descriptors(before);
}

/* A mapping is possible at all. */
static void expect_mappable(void)
{
	struct arg file = open_file(new_pattern_file(page()), "rw");
	const struct answer *a = ASK(map_fd, file, I(page()), NAMED("access", I(READ)));

	if (unsupported(a))
		a = CALL(map_fd, file, I(page()), NAMED("access", I(COPY)));
	expect_pattern(result(a), 0, page(), 0);
}

REQUIREMENT(map.special.directory, map_fd, "posix/1 posix/35 python-source/14",
	"A directory must be refused.")
{
	expect_mappable();
	expect_unmappable(special_file("directory"));
}

REQUIREMENT(map.special.pipe, map_fd, "posix/1 posix/35 python-source/15",
	"A pipe must be refused.")
{
	expect_mappable();
	expect_unmappable(special_file("pipe"));
}

REQUIREMENT(map.special.socket, map_fd, "python-source/16 posix/1",
	"Records the outcome of mapping a TCP socket, which Linux allows for reading.",
	.level = INFORMATIONAL)
{
	observe_three(special_file("socket"));
}

REQUIREMENT(map.special.null, map_fd, "python-docs/78 python-source/17",
	"/dev/null must be refused with OSError.")
{
	expect_mappable();
	expect_unmappable(special_file("null"));
}

REQUIREMENT(map.special.zero, map_fd, "python-source/18",
	"What /dev/zero gives is recorded.", .level = INFORMATIONAL)
{
	observe_three(special_file("zero"));
}

REQUIREMENT(map.special.memory-file, map_fd, "python3.13/1 python-source/19",
	"A memory file must be mapped as any other file.")
{
	struct arg file = special_file("memfd");

	expect_int(CALL(length, result(CALL(map_fd, file, I(0)))), page());
	expect_filled(result(CALL(map_fd, file, I(page()), NAMED("access", I(READ)))), 0, page(),
	              0);
	store_seen(result(CALL(map_fd, file, I(page()))), page() - 4, "last");
	expect_text_at(result(CALL(map_fd, file, I(page()))), page() - 4, "last");
}

REQUIREMENT(map.mount.no-execution, map_fd, "python-docs/78 python-source/20",
	"PROT_EXEC for a file on a file system without execution must raise OSError with EPERM.",
	.python = "unix")
{
	struct file f = file_on(mount_memory(4 * page(), MOUNT_ATTR_NOEXEC), O_RDWR | O_CREAT);
	int64_t bits = constant("PROT_READ").value.number | constant("PROT_EXEC").value.number;
	struct arg file, read = NAMED("prot", constant("PROT_READ"));

	file_store(&f, 0, "abcdef", 6);
	file = open_file(&f, "r");
	expect_whole(result(CALL(map_fd, file, I(6), read)), "abcdef");
	expect_errno(CALL(map_fd, file, I(6), NAMED("prot", I(bits))), EPERM);
}

REQUIREMENT(map.mount.read-only, map_fd, "python-docs/78 python-source/21",
	"A writable map of a file on a read-only file system must raise OSError with EACCES, and a "
	"map for reading must work.")
{
	int mount = mount_memory(4 * page(), 0);
	struct file f = file_on(mount, O_RDWR | O_CREAT);
	struct arg file;

	file_store(&f, 0, "abcdef", 6);
	close(f.fd);
	make_read_only(mount);
	f = file_on(mount, O_RDONLY);
	file = open_file(&f, "r");
	expect_errno(CALL(map_fd, file, I(6)), EACCES);
	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", I(READ)))), "abcdef");
}
