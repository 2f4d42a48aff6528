/* SPDX-License-Identifier: MIT
 *
 * What a map's access forbids. */
#include "map_check.h"

REQUIREMENT(access.read.item, set_item, "python2.4/23 python2.4/29 python-docs/29",
	"Assigning to an index of a map made with ACCESS_READ raises TypeError.")
{
	struct arg w = map_bytes(WRITE, "abcdef"), r = map_bytes(READ, "abcdef");

	expect_ok(CALL(set_item, w, I(2), byte_argument('X')));
	expect_whole(w, "abXdef");
	REFUSED(r, "TypeError", set_item, r, I(2), byte_argument('X'));
	REFUSED(r, "TypeError", set_item, r, I(-1), byte_argument('X'));
}

REQUIREMENT(access.read.slice, set_slice, "python2.4/23 python2.4/29 python-docs/29",
	"Assigning to a slice of a map made with ACCESS_READ raises TypeError.")
{
	struct arg w = map_bytes(WRITE, "abcdef"), r = map_bytes(READ, "abcdef");

	expect_ok(CALL(set_slice, w, I(2), I(4), NONE, B("XY")));
	expect_whole(w, "abXYef");
	REFUSED(r, "TypeError", set_slice, r, I(2), I(4), NONE, B("XY"));
	REFUSED(r, "TypeError", set_slice, r, NONE, NONE, NONE, B("UVWXYZ"));
}

REQUIREMENT(access.read.write, write, "python2.4/95 python-docs/29",
	"write on a map made with ACCESS_READ raises TypeError.")
{
	struct arg w = map_bytes(WRITE, "abcdef"), r = map_bytes(READ, "abcdef");

	expect_ok(CALL(write, w, B("XY")));
	expect_whole(w, "XYcdef");
	REFUSED(r, "TypeError", write, r, B("XY"));
}

REQUIREMENT(access.read.write-byte, write_byte, "python2.4/98 python-docs/29",
	"write_byte on a map made with ACCESS_READ raises TypeError.")
{
	struct arg w = map_bytes(WRITE, "abcdef"), r = map_bytes(READ, "abcdef");

	expect_ok(CALL(write_byte, w, byte_argument('X')));
	expect_whole(w, "Xbcdef");
	REFUSED(r, "TypeError", write_byte, r, byte_argument('X'));
}

REQUIREMENT(access.read.move, move, "python2.4/75 python3.13/42",
	"move on a map made with ACCESS_READ raises TypeError.")
{
	struct arg w = map_bytes(WRITE, "abcdef"), r = map_bytes(READ, "abcdef");

	expect_ok(CALL(move, w, I(0), I(4), I(2)));
	expect_whole(w, "efcdef");
	REFUSED(r, "TypeError", move, r, I(0), I(4), I(2));
}

/* A map that writes through can be resized; one with this access cannot. */
static void expect_no_resize(enum mode mode)
{
	static const int64_t sizes[] = { 6, 3, 9 };
	struct arg w = map_bytes(WRITE, "abcdef"), m;
	struct file *f = mapped_file();

	expect_ok(CALL(resize, w, I(9)));
	expect_int(CALL(length, w), 9);
	expect_file_size(f, 9);
	m = map_bytes(mode, "abcdef");
	for (size_t i = 0; i < COUNT(sizes); i++)
		REFUSED(m, "TypeError", resize, m, I(sizes[i]));
}

REQUIREMENT(access.read.resize, resize, "python2.4/84 python-docs/53",
	"resize of a map made with ACCESS_READ raises TypeError, to the same size as well.",
	.needs = NEEDS_GROWTH)
{
	expect_no_resize(READ);
}

REQUIREMENT(access.copy.resize, resize, "python2.4/85 python-docs/53",
	"resize of a map made with ACCESS_COPY raises TypeError, to the same size as well.",
	.needs = NEEDS_GROWTH)
{
	expect_no_resize(COPY);
}

REQUIREMENT(access.read.nothing, write,
	"python2.4/29 python2.4/75 python2.4/95 python-docs/29 python3.13/42 python-source/31",
	"Writing, assigning or moving no bytes on an ACCESS_READ map must raise TypeError.")
{
	struct arg m = map_bytes(READ, "abcdef");

	REFUSED(m, "TypeError", write, m, B(""));
	REFUSED(m, "TypeError", set_slice, m, I(0), I(0), NONE, B(""));
	REFUSED(m, "TypeError", move, m, I(0), I(0), I(0));
}

/* The documents do not say which of two errors is raised. */

REQUIREMENT(access.read.order, set_item, 
	"python2.4/29 python-docs/29 python3.13/42 python-source/32",
	"A bad index, size or range on a read-only map must be refused without effect.",
	.needs = NEEDS_SHARED)
{
	struct arg writable = map_bytes(WRITE, "abcdef"), m = map_bytes(READ, "abcdef");

	expect_ok(CALL(set_item, writable, I(5), byte_argument('X')));
	REFUSED(m, "TypeError|IndexError", set_item, m, I(6), byte_argument('X'));
	REFUSED(m, "TypeError|IndexError|ValueError", set_slice, m, I(0), I(2), NONE, B("X"));
	REFUSED(m, "TypeError|ValueError", move, m, I(0), I(0), I(7));
}

REQUIREMENT(access.closed.order, close, "python3.13/20 python-docs/79 python-source/33",
	"A closed read-only map must refuse a write with ValueError, and a bad argument with "
	"ValueError or TypeError.", .python = ">=3.0")
{
	struct arg m = map_bytes(READ, "abcdef");

	expect_none(CALL(close, m));
	expect_error(CALL(write, m, B("X")), "ValueError");
	expect_error(CALL(read, m, T("1")), "ValueError|TypeError");
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
