/* SPDX-License-Identifier: MIT
 *
 * What belongs to the module: its constants, whose values are those of Linux on x86-64 and
 * arm64, its methods and its error class. */
#include "map_check.h"

struct named {
	const char *name;
	int64_t value;
};

static void expect_constants(const struct named *grid, size_t count)
{
	for (size_t i = 0; i < count; i++)
		expect_int(CALL(constant, T(grid[i].name)), grid[i].value);
}

REQUIREMENT(constant.access.values, constant, "python3.9/46 python3.9/48 python3.9/49",
	"ACCESS_READ is 1, ACCESS_WRITE is 2 and ACCESS_COPY is 3.")
{
	static const struct named grid[] = { { "ACCESS_READ", 1 },
		                             { "ACCESS_WRITE", 2 },
		                             { "ACCESS_COPY", 3 } };

	expect_constants(grid, COUNT(grid));
}

REQUIREMENT(constant.access.names, constant, "python2.4/21",
	"ACCESS_READ, ACCESS_WRITE and ACCESS_COPY are three different values that the constructor "
	"takes.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"),
	           read = result(CALL(constant, T("ACCESS_READ"))),
	           write = result(CALL(constant, T("ACCESS_WRITE"))),
	           copy = result(CALL(constant, T("ACCESS_COPY")));

	expect(read.value.number != write.value.number && write.value.number != copy.value.number &&
	           copy.value.number != read.value.number,
	       "two of the three are the same number");
	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", read))), "abcdef");
	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", write))), "abcdef");
	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", copy))), "abcdef");
}

REQUIREMENT(constant.access.default, constant, "python3.9/47",
	"ACCESS_DEFAULT is 0, which is none of the other three.")
{
	expect_int(CALL(constant, T("ACCESS_DEFAULT")), 0);
	expect_int(CALL(constant, T("ACCESS_READ")), 1);
}

REQUIREMENT(constant.protection, constant,
	"python3.9/71 python3.9/72 python3.9/74 python3.9/75 python3.9/76",
	"PROT_READ, PROT_WRITE and PROT_EXEC are 1, 2 and 4; MAP_SHARED and MAP_PRIVATE are 1 and "
	"2.")
{
	static const struct named grid[] = { { "PROT_READ", 1 },
		                             { "PROT_WRITE", 2 },
		                             { "PROT_EXEC", 4 },
		                             { "MAP_SHARED", 1 },
		                             { "MAP_PRIVATE", 2 } };

	expect_constants(grid, COUNT(grid));
}

REQUIREMENT(constant.flags, constant, "python3.9/67 python3.9/68 python3.9/69 python3.9/70",
	"MAP_ANON and MAP_ANONYMOUS are 32, MAP_DENYWRITE is 2048 and MAP_EXECUTABLE is 4096.")
{
	static const struct named grid[] = { { "MAP_ANON", 32 },
		                             { "MAP_ANONYMOUS", 32 },
		                             { "MAP_DENYWRITE", 2048 },
		                             { "MAP_EXECUTABLE", 0x1000 } };

	expect_constants(grid, COUNT(grid));
}

REQUIREMENT(constant.advice, constant,
	"python3.9/51 python3.9/52 python3.9/53 python3.9/54 python3.9/55 python3.9/56 "
	"python3.9/57 python3.9/58 python3.9/59 python3.9/60 python3.9/61 python3.9/62 "
	"python3.9/63 python3.9/64 python3.9/65 python3.9/66",
	"The MADV_ constants have the numbers that the system gives them.")
{
	static const struct named grid[] = {
		{ "MADV_NORMAL", 0 },      { "MADV_RANDOM", 1 },       { "MADV_SEQUENTIAL", 2 },
		{ "MADV_WILLNEED", 3 },    { "MADV_DONTNEED", 4 },     { "MADV_FREE", 8 },
		{ "MADV_REMOVE", 9 },      { "MADV_DONTFORK", 10 },    { "MADV_DOFORK", 11 },
		{ "MADV_MERGEABLE", 12 },  { "MADV_UNMERGEABLE", 13 }, { "MADV_HUGEPAGE", 14 },
		{ "MADV_NOHUGEPAGE", 15 }, { "MADV_DONTDUMP", 16 },    { "MADV_DODUMP", 17 },
		{ "MADV_HWPOISON", 100 },
	};

	expect_constants(grid, COUNT(grid));
}

REQUIREMENT(constant.page.size, constant, "python3.9/50 python3.9/73 python-docs/77",
	"PAGESIZE and ALLOCATIONGRANULARITY are what the system says.")
{
	expect_int(CALL(constant, T("PAGESIZE")), page());
	expect_int(CALL(constant, T("ALLOCATIONGRANULARITY")), granularity());
}

REQUIREMENT(constant.page.granularity, constant, "python3.13/10",
	"ALLOCATIONGRANULARITY is the same number as PAGESIZE on Unix.")
{
	struct arg unit = result(CALL(constant, T("ALLOCATIONGRANULARITY")));

	expect(unit.value.number > 0, "expected a number of bytes, found %lld",
	       (long long)unit.value.number);
	expect_int(CALL(constant, T("PAGESIZE")), unit.value.number);
}

REQUIREMENT(constant.page.windows, constant, "python-docs/76",
	"ALLOCATIONGRANULARITY is 65536 on Windows.")
{
	expect_int(CALL(constant, T("ALLOCATIONGRANULARITY")), 65536);
}

REQUIREMENT(constant.populate, constant, "python-docs/73",
	"MAP_POPULATE is a constant.")
{
	expect(result(CALL(constant, T("MAP_POPULATE"))).value.number > 0,
	       "MAP_POPULATE is no bit");
}

REQUIREMENT(constant.stack, constant, "python-docs/74",
	"MAP_STACK is a constant.")
{
	expect(result(CALL(constant, T("MAP_STACK"))).value.number > 0, "MAP_STACK is no bit");
}

REQUIREMENT(constant.no-reserve, constant, "python-docs/75",
	"MAP_NORESERVE is a constant.")
{
	expect(result(CALL(constant, T("MAP_NORESERVE"))).value.number > 0,
	       "MAP_NORESERVE is no bit");
}

REQUIREMENT(constant.below-32-bits, constant, "python-docs/75",
	"Whether there is a constant MAP_32BIT, which not every processor has, is recorded.",
	.level = INFORMATIONAL)
{
	observe(CALL(constant, T("MAP_32BIT")));
}

/* Every method of the edition, and since when. */
static const struct {
	const char *name;
	int major, minor;
} methods[] = {
	{ "close", 2, 4 },      { "find", 2, 4 },      { "flush", 2, 4 },    { "move", 2, 4 },
	{ "read", 2, 4 },       { "read_byte", 2, 4 }, { "readline", 2, 4 }, { "resize", 2, 4 },
	{ "seek", 2, 4 },       { "size", 2, 4 },      { "tell", 2, 4 },     { "write", 2, 4 },
	{ "write_byte", 2, 4 }, { "rfind", 2, 6 },     { "closed", 3, 2 },   { "madvise", 3, 8 },
	{ "seekable", 3, 13 },
};

static bool has_method(size_t i)
{
	if (on_windows() && strcmp(methods[i].name, "madvise") == 0)
		return false;
	return python_at_least(methods[i].major, methods[i].minor);
}

REQUIREMENT(constant.methods, native,
	"python2.4/62 python3.9/30 python3.9/31 python3.9/32 python3.9/33 python3.9/34 "
	"python3.9/35 python3.9/36 python3.9/37 python3.9/38 python3.9/39 python3.9/40 "
	"python3.9/41 python3.9/42 python3.9/43 python3.9/44 python3.9/45",
	"A map has every method of its edition, and no attribute of any other name.")
{
	struct arg m = map_bytes(READ, "abcdef");

	for (size_t i = 0; i < COUNT(methods); i++)
		if (has_method(i))
			expect_true(CALL(native, T("has"), m, T(methods[i].name)));
	expect_false(CALL(native, T("has"), m, T("no_such_method")));
}

REQUIREMENT(constant.methods-offered, tell, "python2.4/62",
	"Every method of the edition is offered.")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_int(CALL(tell, m), 0);
	EXPECT_BYTES(CALL(read, m, I(3)), "abc");
	expect_int(CALL(tell, m), 3);
	for (size_t i = 0; i < COUNT(methods); i++) {
		const char *name = methods[i].name;
		enum operation op = operation_find(name, strlen(name));

		if (has_method(i))
			expect(offers(op), "%s is not offered", name);
	}
}

REQUIREMENT(constant.madvise-offered, madvise, "python3.13/40",
	"madvise is there where the system has the call: it takes an option of the system's and "
	"refuses a number that is none.", .python = "unix")
{
	struct arg m = map_pattern(READ, page());

	expect_none(CALL(madvise, m, constant("MADV_NORMAL")));
	REFUSED(m, "any", madvise, m, I(999999));
}

REQUIREMENT(constant.error.class, native, "python-tests/50",
	"The module's error class is OSError itself.", .level = RECOMMENDED)
{
	expect_text(CALL(native, T("find_class")), "OSError");
}

REQUIREMENT(constant.error.parts, map_fd, "python3.9/4 python3.9/5 python3.9/9 python3.9/12",
	"A refusal by the system is an OSError that carries the error's number and its text.")
{
	struct file *f = FILE_OF("abcdef");
	const struct answer *a;

	expect_whole(result(CALL(map_fd, open_file(f, "rw"), I(6))), "abcdef");
	a = REFUSED(NONE, "OSError", map_fd, open_file(f, "r"), I(6));
	expect(a->number > 0, "expected an error number, found %s", answered(a));
	expect(a->message[0] != '\0', "expected a text, found %s", answered(a));
}

REQUIREMENT(constant.error.number, map_fd, "python-docs/78",
	"A call that the system refuses reports OSError with the system's error number, such as "
	"EBADF for a descriptor that is closed.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), closed = special_file("closed");

	expect_whole(result(CALL(map_fd, file, I(6))), "abcdef");
	expect_errno(REFUSED(NONE, "OSError", map_fd, closed, I(6)), EBADF);
}

REQUIREMENT(constant.unknown-kind, constant, "python2.4/62 mmap-go/6",
	"A constant of a name that the module does not have: how asking for it ends.",
	.level = INFORMATIONAL)
{
	observe_text("%s", outcome(CALL(constant, T("NO_SUCH_CONSTANT"))));
}
