/* SPDX-License-Identifier: MIT
 *
 * What else belongs to the module: its methods and its error class. */
#include "map_check.h"

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

REQUIREMENT(constant.methods, native,
	"python2.4/62 python3.9/30 python3.9/31 python3.9/32 python3.9/33 python3.9/34 "
	"python3.9/35 python3.9/36 python3.9/37 python3.9/38 python3.9/39 python3.9/40 "
	"python3.9/41 python3.9/42 python3.9/43 python3.9/44 python3.9/45",
	"A map has every method of its edition, and no attribute of any other name.")
{
	struct arg m = map_bytes(READ, "abcdef");

	for (size_t i = 0; i < COUNT(methods); i++)
		if (python_at_least(methods[i].major, methods[i].minor))
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

		if (python_at_least(methods[i].major, methods[i].minor))
			expect(offers(op), "%s is not offered", name);
	}
}

REQUIREMENT(constant.madvise-offered, madvise, "python3.13/40",
	"madvise is there where the system has the call: it takes an option of the system's and "
	"refuses a number that is none.")
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
