/* SPDX-License-Identifier: MIT
 *
 * The descriptor that the constructor is given, and the map's own, which it may do without. */
#include "map_check.h"
#include "process.h"
#include "test_memory.h"

#include <fcntl.h>
#include <stdio.h>

REQUIREMENT(map.descriptor.number, map_fd, "python2.4/17 python2.4/18",
	"The number of a descriptor that the caller opened is the right first argument, and stays "
	"the caller's.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6))), "abcdef");
	expect_true(CALL(file_works, file));
	expect_whole(result(CALL(map_fd, file, I(3))), "abc");
}

REQUIREMENT(map.descriptor.object, map_fd, "python-docs/10",
	"A file object in place of a descriptor's number raises TypeError.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6))), "abcdef");
	REFUSED(NONE, "TypeError", map_fd, OBJECT("file"), I(6));
}

REQUIREMENT(map.descriptor.update, map_fd, "python2.4/16 python-docs/11 posix/3",
	"A map that writes through needs a descriptor opened for update: one opened for reading "
	"must be refused.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg reader = open_file(f, "r"), access = NAMED("access", I(WRITE));

	expect_whole(result(CALL(map_fd, open_file(f, "rw"), I(6), access)), "abcdef");
	REFUSED(NONE, "any", map_fd, reader, I(6), access);
	if (claims("python"))
		REFUSED(NONE, "any", map_fd, reader, I(6));
}

REQUIREMENT(map.descriptor.update-errno, map_fd, "python-docs/78 python-source/11",
	"Mapping a descriptor opened for reading with ACCESS_WRITE must raise OSError with EACCES.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg access = NAMED("access", I(WRITE));

	expect_whole(result(CALL(map_fd, open_file(f, "rw"), I(6), access)), "abcdef");
	expect_errno(REFUSED(NONE, "OSError", map_fd, open_file(f, "r"), I(6), access), EACCES);
}

REQUIREMENT(map.descriptor.reading, map_fd, "python-source/12 posix/2",
	"A descriptor opened for reading serves for a read-only map and for one that is copied on "
	"writing.", .level = RECOMMENDED)
{
	struct arg file = open_file(FILE_OF("abcdef"), "r"), copy;

	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", I(READ)))), "abcdef");
	copy = result(CALL(map_fd, file, I(6), NAMED("access", I(COPY))));
	expect_ok(CALL(set_item, copy, I(1), byte_argument('X')));
	expect_whole(copy, "aXcdef");
}

REQUIREMENT(map.descriptor.reading-private, map_fd, "python-source/12",
	"A descriptor opened for reading serves for a map made with MAP_PRIVATE.",
	.level = RECOMMENDED)
{
	struct arg file = open_file(FILE_OF("abcdef"), "r"), m;

	m = result(CALL(map_fd, file, I(6), NAMED("flags", constant("MAP_PRIVATE"))));
	expect_ok(CALL(set_item, m, I(1), byte_argument('X')));
	expect_whole(m, "aXcdef");
}

REQUIREMENT(map.descriptor.writing, map_fd, "posix/34 python-source/13",
	"A descriptor opened for writing only must be refused, whatever the access.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg file;

	expect_whole(result(CALL(map_fd, open_file(f, "rw"), I(6), NAMED("access", I(WRITE)))),
	             "abcdef");
	file = open_file(f, "w");
	for (int mode = READ; mode <= COPY; mode++) {
		const struct answer *a =
		    REFUSED(NONE, "any", map_fd, file, I(6), NAMED("access", I(mode)));

		if (claims("python") && python_at_least(3, 0))
			expect_errno(a, EACCES);
	}
}

REQUIREMENT(map.descriptor.buffered, map_fd, "python-docs/25",
	"What somebody's buffered stream has not yet flushed is not in the map; after the stream's "
	"flush it is.", .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(6)));
	FILE *stream = fopen(f->path, "r+");

	if (stream == NULL || fputs("XY", stream) < 0)
		broken("cannot write to a stream of %s: %s", f->path, strerror(errno));
	expect_whole(m, "abcdef");
	if (fclose(stream) != 0)
		broken("cannot flush a stream of %s: %s", f->path, strerror(errno));
	expect_whole(m, "XYcdef");
}

REQUIREMENT(map.descriptor.copied, map_fd, "python-docs/21",
	"A map holds one duplicate of its descriptor unless trackfd says otherwise.",
	.needs = NEEDS_LINUX_PROC)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m;
	int before = descriptors();

	m = result(CALL(map_fd, file, I(6)));
	expect_descriptors(before + 1);
	expect_none(CALL(file_close, file));
	expect_int(CALL(size, m), 6);
}

REQUIREMENT(map.descriptor.gone-methods, map_fd, "python-docs/22",
	"size, flush and resize work after the caller has closed the descriptor.",
	.needs = NEEDS_SHARED | NEEDS_GROWTH)
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m = result(CALL(map_fd, file, I(6)));

	expect_none(CALL(file_close, file));
	expect_int(CALL(size, m), 6);
	expect_ok(CALL(flush, m));
	expect_ok(CALL(resize, m, I(9)));
	expect_int(CALL(length, m), 9);
	expect_int(CALL(size, m), 9);
	EXPECT_FILE(f, 0, "abcdef\0\0\0");
}

REQUIREMENT(map.descriptor.inherited, map_fd, "python-source/26",
	"Whether the map's own copy of the descriptor is kept when another program is executed is "
	"recorded.", .level = INFORMATIONAL)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_ok(CALL(map_fd, file, I(6)));
	observe(CALL(native, T("inheritable"), file));
}

REQUIREMENT(map.descriptor.zero, map_fd, "python-source/28 python-source/29",
	"What descriptor 0, which is no file here, gives is recorded: the system's error where it "
	"is a descriptor as any other, memory where it asks for that.", .level = INFORMATIONAL)
{
	record(CALL(map_fd, I(0), I(page())));
}

enum { NUMBERS = 256 };

/* The flags of the adapter's descriptor; false when it has none of that number. */
static bool descriptor_flags(int fd, unsigned *flags)
{
	char line[128];
	bool found = false;
	FILE *info;

	note_blind("it looks at the flags of descriptors");
	if ((info = process_open(keep_format("fdinfo/%d", fd))) == NULL)
		return false;
	while (!found && fgets(line, sizeof(line), info) != NULL)
		found = sscanf(line, "flags: %o", flags) == 1;
	fclose(info);
	return found;
}

REQUIREMENT(map.descriptor.close-on-exec, map_fd, "python-source/26",
	"The map's own copy of the descriptor is marked to be closed when another program is "
	"executed.", .level = RECOMMENDED, .needs = NEEDS_LINUX_PROC)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");
	bool before[NUMBERS];
	unsigned flags;
	int copies = 0;

	for (int fd = 0; fd < NUMBERS; fd++)
		before[fd] = descriptor_flags(fd, &flags);
	expect_ok(CALL(map_fd, file, I(6)));
	for (int fd = 0; fd < NUMBERS; fd++) {
		if (before[fd] || !descriptor_flags(fd, &flags))
			continue;
		copies++;
		expect((flags & O_CLOEXEC) != 0, "descriptor %d would be inherited", fd);
	}
	expect(copies == 1, "expected one copy of the descriptor, found %d", copies);
}

static struct arg untracked(struct arg file, int64_t length)
{
	return result(CALL(map_fd, file, I(length), NAMED("trackfd", FALSE_)));
}

REQUIREMENT(map.trackfd.copy, map_fd, "python3.13/11 python3.13/17",
	"With trackfd false the descriptor is not duplicated.", .needs = NEEDS_LINUX_PROC)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");
	int before = descriptors();

	expect_whole(untracked(file, 6), "abcdef");
	expect_descriptors(before);
}

REQUIREMENT(map.trackfd.many, map_fd, "python3.13/15",
	"With trackfd false a process can have more maps than the system lets it open descriptors.")
{
	enum { LIMIT = 64 };
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m = NONE;

	limit(RLIMIT_NOFILE, LIMIT);
	for (int i = 0; i <= LIMIT; i++)
		m = untracked(file, 6);
	expect_whole(m, "abcdef");
}

REQUIREMENT(map.trackfd.size, size, "python3.13/12 python3.13/13",
	"With trackfd false size() fails.")
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m;

	expect_int(CALL(size, map_file(f, WRITE, 0, 0)), 6);
	m = untracked(file, 6);
	expect_whole(m, "abcdef");
	REFUSED(m, "any", size, m);
}

REQUIREMENT(map.trackfd.size-errno, size, "python-tests/11",
	"With trackfd false size() raises OSError with EBADF.", .level = RECOMMENDED)
{
	expect_errno(REFUSED_ON("OSError", size, untracked(open_file(FILE_OF("abcdef"), "rw"), 6)),
	             EBADF);
}

REQUIREMENT(map.trackfd.size-kind, size, "python-tests/52",
	"size() of a map made with trackfd false should raise ValueError.", .level = RECOMMENDED)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_int(CALL(size, result(CALL(map_fd, file, I(6)))), 6);
	REFUSED_ON("ValueError", size, untracked(file, 6));
	REFUSED_ON("ValueError", size, untracked(I(-1), 6));
}

REQUIREMENT(map.trackfd.resize, resize, "python3.13/12 python3.13/14",
	"With trackfd false resize() fails and leaves map and file, whatever the new size.",
	.needs = NEEDS_GROWTH)
{
	static const int64_t sizes[] = { 6, 3, 12 };
	struct file *f = FILE_OF("abcdef"), *other = FILE_OF("abcdef");
	struct arg tracked = map_file(other, WRITE, 0, 0), m = untracked(open_file(f, "rw"), 6);

	expect_ok(CALL(resize, tracked, I(9)));
	expect_file_size(other, 9);
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "any", resize, m, I(sizes[i]));
	expect_whole(m, "abcdef");
}

REQUIREMENT(map.trackfd.resize-type, resize, "python-tests/12",
	"With trackfd false resize() raises ValueError, for a read-only map and for the same size "
	"as well.", .level = RECOMMENDED)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), m = untracked(file, 6);

	REFUSED(m, "ValueError", resize, m, I(9));
	REFUSED(m, "ValueError", resize, m, I(6));
	m = result(CALL(map_fd, file, I(6), NAMED("access", I(READ)), NAMED("trackfd", FALSE_)));
	REFUSED(m, "ValueError", resize, m, I(6));
}

REQUIREMENT(map.trackfd.rest, map_fd, "python-tests/13",
	"With trackfd false everything else works after the descriptor is closed.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg file = open_file(f, "rw"), m = untracked(file, 6);

	expect_none(CALL(file_close, file));
	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	expect_int(CALL(find, m, B("e"), I(0)), 4);
	expect_ok(CALL(write, m, B("XY")));
	expect_none(CALL(move, m, I(0), I(2), I(1)));
	expect_ok(CALL(set_item, m, I(5), byte_argument('Z')));
	expect_ok(CALL(seek, m, I(1)));
	expect_int(CALL(tell, m), 1);
	expect_ok(CALL(flush, m));
	expect_whole(m, "XbXYeZ");
	EXPECT_FILE(f, 0, "XbXYeZ");
	expect_none(CALL(close, m));
}
