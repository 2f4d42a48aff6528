/* SPDX-License-Identifier: MIT
 *
 * Methods of a closed map. */
#include "map_check.h"

/* Edition 2.4 promises an exception and does not say which. */
static const char *closed_error(void)
{
	return python_at_least(3, 0) ? "ValueError" : "any";
}

REQUIREMENT(close, use_read,
	.id = "close.use.read",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "read on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	EXPECT_BYTES(CALL(read, m, I(2)), "ab");
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), read, m, I(2));
}

REQUIREMENT(close, use_read_byte,
	.id = "close.use.read-byte",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "read_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_byte(CALL(read_byte, m), 'a');
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), read_byte, m);
}

REQUIREMENT(close, use_readline,
	.id = "close.use.readline",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "readline on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	EXPECT_BYTES(CALL(readline, m), "abc\n");
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), readline, m);
}

REQUIREMENT(close, use_write,
	.id = "close.use.write",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "write on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(write, m, B("X")));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), write, m, B("X"));
}

REQUIREMENT(close, use_write_byte,
	.id = "close.use.write-byte",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "write_byte on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(write_byte, m, byte_argument('X')));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), write_byte, m, byte_argument('X'));
}

REQUIREMENT(close, use_seek,
	.id = "close.use.seek",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "seek on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(seek, m, I(2)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), seek, m, I(2));
}

REQUIREMENT(close, use_tell,
	.id = "close.use.tell",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "tell on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(tell, m), 0);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), tell, m);
}

REQUIREMENT(close, use_size,
	.id = "close.use.size",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "size on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(size, m), 7);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), size, m);
}

REQUIREMENT(close, use_find,
	.id = "close.use.find",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "find on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(find, m, B("d"), I(0)), 4);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), find, m, B("d"), I(0));
}

REQUIREMENT(close, use_rfind,
	.id = "close.use.rfind",
	.level = REQUIRED,
	.sources = "python3.13/20",
	.about = OP_close,
	.statement = "rfind on a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_int(CALL(rfind, m, B("d"), I(0)), 4);
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), rfind, m, B("d"), I(0));
}

REQUIREMENT(close, use_move,
	.id = "close.use.move",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "move on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(move, m, I(0), I(4), I(2)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), move, m, I(0), I(4), I(2));
}

REQUIREMENT(close, use_resize,
	.id = "close.use.resize",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.needs = NEEDS_GROWTH,
	.statement = "resize on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(resize, m, I(9)));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), resize, m, I(7));
}

REQUIREMENT(close, use_flush,
	.id = "close.use.flush",
	.level = REQUIRED,
	.sources = "python2.4/64 python3.13/20",
	.about = OP_close,
	.statement = "flush on a closed map raises ValueError; before Python 3, any exception.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_ok(CALL(flush, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), flush, m);
}

REQUIREMENT(close, use_madvise,
	.id = "close.use.madvise",
	.level = REQUIRED,
	.sources = "python3.13/20",
	.python = ">=3.8",
	.about = OP_close,
	.statement = "madvise on a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_none(CALL(madvise, m, constant("MADV_NORMAL")));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), madvise, m, constant("MADV_NORMAL"));
}

REQUIREMENT(close, use_seekable,
	.id = "close.use.seekable",
	.level = REQUIRED,
	.sources = "python3.13/20",
	.python = ">=3.13",
	.about = OP_close,
	.statement = "seekable on a closed map raises ValueError.")
{
	struct arg m = map_bytes(WRITE, "abc\ndef");

	expect_true(CALL(seekable, m));
	expect_none(CALL(close, m));
	REFUSED(NONE, closed_error(), seekable, m);
}
