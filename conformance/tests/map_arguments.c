/* SPDX-License-Identifier: MIT
 *
 * Names and order of the constructor's arguments, and what can be done with the class. */
#include "map_check.h"

/* m is private, can be written, and begins with the pattern's byte first. */
static void expect_private(struct arg m, struct file *f, int64_t first)
{
	expect_map(m, first, granularity());
	fill(m, 0, 3, '#');
	expect_filled(m, 0, 3, '#');
	expect_file_pattern(f, 0, file_size(f));
}

REQUIREMENT(map.arguments.order, map_fd, "python2.4/15 python2.4/47 python3.9/20",
	"On Unix the arguments are fileno, length, flags, prot, access and offset in this order.",
	.python = "unix")
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg file = open_file(f, "rw"), private = constant("MAP_PRIVATE"),
	           prot = both("PROT_READ", "PROT_WRITE"), unit = I(granularity());

	expect_private(result(CALL(map_fd, file, unit, private, prot)), f, 0);
	if (python_at_least(3, 7)) /* since there is a value for "as prot says" */
		expect_private(result(CALL(map_fd, file, unit, private, prot,
		                           constant("ACCESS_DEFAULT"), unit)),
		               f, granularity());
}

REQUIREMENT(map.arguments.names, map_fd, "python3.9/20",
	"On Unix fileno, length, flags, prot and offset can be given by name, in any order.")
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg unit = I(granularity());

	expect_private(result(CALL(map_fd, NAMED("offset", unit),
	                           NAMED("prot", both("PROT_READ", "PROT_WRITE")),
	                           NAMED("flags", constant("MAP_PRIVATE")), NAMED("length", unit),
	                           NAMED("fileno", open_file(f, "rw")))),
	               f, granularity());
}

REQUIREMENT(map.arguments.order-windows, map_fd, "python2.4/34 python3.9/13",
	"On Windows the arguments are fileno, length, tagname, access and offset in this order.")
{
	struct file *f = new_pattern_file(2 * granularity());
	struct arg file = open_file(f, "rw"), unit = I(granularity());

	expect_private(result(CALL(map_fd, file, unit, NONE, I(COPY))), f, 0);
	if (python_at_least(2, 6))
		expect_private(result(CALL(map_fd, file, unit, NONE, I(COPY), unit)), f,
		               granularity());
}

REQUIREMENT(map.arguments.unknown, map_fd, "python-docs/17",
	"An argument of an unknown name raises TypeError.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", I(READ)))), "abcdef");
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("acces", I(READ)));
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("size", I(6)));
}

REQUIREMENT(map.arguments.tagname, map_fd, "python-docs/18",
	"On Unix tagname is no parameter, and raises TypeError.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6), NAMED("access", I(READ)))), "abcdef");
	REFUSED(NONE, "TypeError", map_fd, file, I(6), NAMED("tagname", T("tag")));
}

REQUIREMENT(map.arguments.trackfd, map_fd, "python-docs/19",
	"trackfd can be given by name only: a seventh argument without one raises TypeError.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw"), shared = constant("MAP_SHARED"),
	           prot = both("PROT_READ", "PROT_WRITE");

	expect_whole(result(CALL(map_fd, file, I(6), NAMED("trackfd", TRUE_))), "abcdef");
	REFUSED(NONE, "TypeError", map_fd, file, I(6), shared, prot, I(0), I(0), TRUE_);
}

REQUIREMENT(map.arguments.trackfd-windows, map_fd, "python-docs/20",
	"On Windows trackfd is a parameter too since version 3.15.")
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");

	expect_whole(result(CALL(map_fd, file, I(6), NAMED("trackfd", FALSE_))), "abcdef");
	expect_whole(result(CALL(map_fd, file, I(6), NAMED("trackfd", TRUE_))), "abcdef");
}

#define TOO_MANY(op, ...)                                                                          \
	do {                                                                                       \
		if (offers(OP_##op))                                                               \
			REFUSED(m, "TypeError", op, m, __VA_ARGS__);                               \
	} while (0)

REQUIREMENT(map.arguments.surplus, read, "python-docs/80",
	"A method that is called with one argument too many must raise TypeError and do nothing.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_new(WRITE, span_of('a', page()), (size_t)page());

	EXPECT_BYTES(CALL(read, m, I(1)), "a");
	TOO_MANY(read, I(1), I(1));
	TOO_MANY(read_byte, I(1));
	TOO_MANY(write, B("a"), I(1));
	TOO_MANY(write_byte, I(1), I(1));
	TOO_MANY(seek, I(0), I(0), I(0));
	TOO_MANY(tell, I(1));
	TOO_MANY(seekable, I(1));
	TOO_MANY(size, I(1));
	TOO_MANY(find, B("a"), I(0), I(1), I(1));
	TOO_MANY(rfind, B("a"), I(0), I(1), I(1));
	TOO_MANY(move, I(0), I(1), I(1), I(1));
	TOO_MANY(resize, I(2), I(2));
	TOO_MANY(flush, I(0), I(page()), I(0), I(0));
	TOO_MANY(madvise, constant("MADV_NORMAL"), I(0), I(1), I(1));
	TOO_MANY(close, I(1));
}

REQUIREMENT(map.audit.event, native, "python-docs/26",
	"Making a map raises an audit event with descriptor, length, access and offset as they "
	"were given.")
{
	struct arg file = open_file(new_pattern_file(2 * granularity()), "rw");
	const struct answer *a;
	const struct value *item;

	expect_ok(CALL(native, T("audit")));
	expect_ok(
	    CALL(map_fd, file, I(0), NAMED("access", I(READ)), NAMED("offset", I(granularity()))));
	a = CALL(native, T("audit"));
	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 4,
	       "expected one event with four values, found %s", answered(a));
	item = a->value.items;
	expect(item[0].tag == VALUE_INT && item[0].number > 2 && item[1].number == 0 &&
	           item[2].number == READ && item[3].number == granularity(),
	       "expected a descriptor, 0, %d and the offset, found %s", READ, answered(a));
}

REQUIREMENT(map.class.derived, native, "python-tests/15",
	"A class derived from the class of maps makes maps.", .level = RECOMMENDED)
{
	expect_true(CALL(native, T("subclass")));
}

REQUIREMENT(map.class.weak, native, "python-tests/16",
	"A map can be referred to weakly.", .level = RECOMMENDED)
{
	expect_true(CALL(native, T("weakref"), map_bytes(READ, "abc")));
}
