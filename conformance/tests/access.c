/* SPDX-License-Identifier: MIT
 *
 * What is written through a map reaches the file, and a map can be used as a buffer. */
#include "map_check.h"

/* The documents promise the change of the file no earlier than a flush. */
static void write_back(struct arg m)
{
	if (offers(OP_flush))
		expect_ok(CALL(flush, m));
}

REQUIREMENT(access.write.at-once, set_item, "posix/29 universal/31 python-source/34",
	"read() of the file must show a change of a shared map at once, without a flush().",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_ok(CALL(set_item, m, I(2), byte_argument('X')));
	EXPECT_FILE(mapped_file(), 0, "abXdef");
}

REQUIREMENT(access.default.write, map_fd, "python2.4/27 python2.4/58 python-docs/28",
	"A map made without access, flags and prot writes through to the file.",
	.needs = NEEDS_SHARED)
{
	struct file *f = FILE_OF("abcdef");
	struct arg m = result(CALL(map_fd, open_file(f, "rw"), I(6)));

	expect_ok(CALL(set_slice, m, I(2), I(4), NONE, B("XY")));
	expect_whole(m, "abXYef");
	write_back(m);
	EXPECT_FILE(f, 0, "abXYef");
}

/* answer is the list [first, second]. */
static void expect_pair(const struct answer *a, int64_t first, int64_t second)
{
	const struct value *v = &a->value;

	expect(a->ok && v->tag == VALUE_LIST && v->count == 2 && v->items[0].number == first &&
	           v->items[1].number == second,
	       "expected [%lld, %lld], found %s", (long long)first, (long long)second, answered(a));
}

REQUIREMENT(access.buffer.search, native, "python2.4/7 python-docs/3",
	"Regular expressions can be run over a map.")
{
	struct arg m = map_bytes(READ, "one 22 three");

	expect_pair(CALL(native, T("regex"), m, B("[0-9]+")), 4, 6);
	expect_pair(CALL(native, T("regex"), m, B("e+$")), 10, 12);
	expect_none(CALL(native, T("regex"), m, B("4")));
}

REQUIREMENT(access.buffer.pack, native, "python-docs/3",
	"Numbers can be packed into a map and unpacked from it.")
{
	struct arg m = map_bytes(WRITE, "abcdefgh");

	expect_ok(CALL(native, T("pack_into"), m, I(2), I(0x34333231)));
	expect_whole(m, "ab1234gh");
	expect_int(CALL(native, T("unpack_from"), m, I(1)), 0x33323162);
}

REQUIREMENT(access.buffer.read, native, "python-docs/3",
	"A map can be filled by reading a file into it.")
{
	struct arg m = map_bytes(WRITE, "abcdef");

	expect_int(CALL(native, T("readinto"), m, open_file(FILE_OF("1234"), "r")), 4);
	expect_whole(m, "1234ef");
}

REQUIREMENT(access.buffer.write, native, "python2.4/6 python-docs/3",
	"A map can be written to another file as bytes can.")
{
	struct file *to = FILE_OF("......--");

	expect_int(CALL(native, T("write_to"), map_bytes(READ, "abcdef"), open_file(to, "rw")), 6);
	EXPECT_FILE(to, 0, "abcdef--");
}

REQUIREMENT(access.buffer.sum, native, "python2.4/6 python-docs/3",
	"A checksum of a map is that of its bytes.")
{
	expect_int(CALL(native, T("crc32"), map_bytes(READ, "123456789")), 0xCBF43926);
}
