/* SPDX-License-Identifier: MIT */
#include "reentrant.h"

/* An argument that closes the map in the middle of the call: whatever the answer is, there
 * is one. */

#define CLOSED   "python2.4/64 python3.13/20"
#define SEQUENCE "python2.4/64 python-docs/36"

REQUIREMENT(reentrant.index-object, native, "python-docs/1 python-docs/4 python-docs/7",
	"Any object that stands for an index serves as one, for getting and for setting, as it "
	"does with a bytearray.", .needs = NEEDS_SHARED)
{
	struct arg m = four_pages();

	expect_byte(REENTER(m, NONE, "get_item", ENTERING(FAR)), pattern_byte(FAR));
	expect_ok(REENTER(m, NONE, "set_item", ENTERING(FAR), BYTE('x')));
	expect_text_at(m, FAR, "x");
}

/* The call fails with ValueError, as each call on a closed map does. */
#define CLOSED_SAID(...)                                                                           \
	do {                                                                                       \
		struct arg m_ = four_pages();                                                      \
                                                                                                   \
		expect_ok(REENTER(m_, NONE, __VA_ARGS__));                                         \
		expect_error(REENTER(four_pages(), T("close"), __VA_ARGS__), "ValueError");        \
	} while (0)

REQUIREMENT(reentrant.close.reading-kind, native, "python-tests/54",
	"Reading with an index, a bound or a count that closes the map should raise ValueError.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	CLOSED_SAID("get_item", ENTERING(10));
	CLOSED_SAID("get_slice", ENTERING(10), N(20));
	CLOSED_SAID("get_slice", ENTERING(10), N(20), N(2));
	CLOSED_SAID("get_slice", N(20), ENTERING(10), N(-2));
	CLOSED_SAID("read", ENTERING(10));
	CLOSED_SAID("find", DATA("1"), N(1), ENTERING(10));
}

REQUIREMENT(reentrant.close.writing-kind, native, "python-tests/54",
	"Writing with a bound, a count or a byte that closes the map should raise ValueError.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	CLOSED_SAID("set_slice", ENTERING(10), N(20), LEFT_OUT, DATA("1111111111"));
	CLOSED_SAID("set_slice", ENTERING(10), N(20), N(2), DATA("11111"));
	CLOSED_SAID("set_slice", N(20), ENTERING(10), N(-2), DATA("11111"));
	CLOSED_SAID("move", N(1), N(2), ENTERING(10));
	CLOSED_SAID("write_byte", ENTERING(10));
}

REQUIREMENT(reentrant.close.get-item, native, SEQUENCE,
	"An index that closes the map while it is read ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("get_item", ENTERING(FAR));
}

REQUIREMENT(reentrant.close.set-item, native, SEQUENCE,
	"An index that closes the map to which it is assigned ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("set_item", ENTERING(FAR), BYTE('x'));
}

REQUIREMENT(reentrant.close.value, native, "python-docs/36",
	"A number that closes the map to which it is assigned ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("set_item", N(FAR), ENTERING(35));
}

REQUIREMENT(reentrant.close.get-slice, native, SEQUENCE,
	"A bound or a step that closes the map while a slice is read ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("get_slice", ENTERING(FAR), N(FAR + 9));
	COMES_BACK_CLOSED("get_slice", N(FAR), ENTERING(FAR + 9));
	COMES_BACK_CLOSED("get_slice", N(0), N(FAR), ENTERING(2));
}

REQUIREMENT(reentrant.close.set-slice, native, SEQUENCE,
	"A bound or a step that closes the map while a slice is assigned ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("set_slice", ENTERING(FAR), N(FAR + 4), LEFT_OUT, DATA("abcd"));
	COMES_BACK_CLOSED("set_slice", N(FAR), ENTERING(FAR + 4), LEFT_OUT, DATA("abcd"));
	COMES_BACK_CLOSED("set_slice", N(0), N(FAR), ENTERING(FAR - 1), DATA("ab"));
}

REQUIREMENT(reentrant.close.search, native, CLOSED,
	"A bound that closes the map which is searched ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("find", DATA("abcd"), ENTERING(page()));
	COMES_BACK_CLOSED("find", DATA("abcd"), N(page()), ENTERING(FAR));
	COMES_BACK_CLOSED("rfind", DATA("abcd"), N(page()), ENTERING(FAR));
}

REQUIREMENT(reentrant.close.read, native, CLOSED,
	"A count that closes the map which is read ends in no fault.", .needs = NEEDS_SHARED)
{
	struct arg m = four_pages();

	position(m, FAR);
	expect_ok(REENTER(m, NONE, "read", ENTERING(100)));
	m = four_pages();
	position(m, FAR);
	REENTER(m, T("close"), "read", ENTERING(100));
	expect_closed(m);
}

REQUIREMENT(reentrant.close.write-byte, native, "python3.13/20",
	"A number that closes the map to which write_byte puts it ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("write_byte", ENTERING(35));
}

REQUIREMENT(reentrant.close.move, native, CLOSED,
	"A position or a count that closes the map of which a part is moved ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("move", ENTERING(FAR), N(0), N(9));
	COMES_BACK_CLOSED("move", N(FAR), ENTERING(0), N(9));
	COMES_BACK_CLOSED("move", N(FAR), N(0), ENTERING(9));
}

REQUIREMENT(reentrant.close.position, native, CLOSED,
	"A number that closes the map whose position, pages or size are changed with it ends in no "
	"fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_CLOSED("seek", ENTERING(FAR));
	COMES_BACK_CLOSED("flush", ENTERING(page()), N(page()));
	COMES_BACK_CLOSED("flush", N(page()), ENTERING(page()));
	COMES_BACK_CLOSED("resize", ENTERING(4 * page()));
}

/* An argument that makes the map shorter in the middle of the call: nothing behind the new
 * end is touched. */

REQUIREMENT(reentrant.resize.item, native, "python-docs/6 python-docs/52",
	"An index that puts itself outside the map ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("get_item", ENTERING(FAR));
	COMES_BACK_SHRUNK("set_item", ENTERING(FAR), BYTE('x'));
}

REQUIREMENT(reentrant.resize.value, native, "python-docs/6 python-docs/52",
	"A number that puts the index to which it is assigned outside the map ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("set_item", N(FAR), ENTERING(35));
}

REQUIREMENT(reentrant.resize.get-slice, native, "python-docs/1 python-docs/52",
	"A bound or a step that puts a slice outside the map which is read ends in no fault.",
	.needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("get_slice", ENTERING(FAR), N(FAR + 9));
	COMES_BACK_SHRUNK("get_slice", N(FAR), ENTERING(FAR + 9));
	COMES_BACK_SHRUNK("get_slice", N(0), N(FAR), ENTERING(2));
}

REQUIREMENT(reentrant.resize.set-slice, native, "python-docs/8 python-docs/52",
	"A bound or a step that puts the slice outside the map to which is assigned ends in no "
	"fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("set_slice", ENTERING(FAR), N(FAR + 4), LEFT_OUT, DATA("abcd"));
	COMES_BACK_SHRUNK("set_slice", N(FAR), ENTERING(FAR + 4), LEFT_OUT, DATA("abcd"));
}

REQUIREMENT(reentrant.resize.memory, native, "python-docs/8 python-docs/9 python-docs/52",
	"Memory that puts the slice to which it is assigned outside the map ends in no fault.",
	.python = ">=3.12", .needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("set_slice", N(FAR), N(FAR + 4), LEFT_OUT, MEMORY("abcd"));
	COMES_BACK_SHRUNK("set_slice", N(FAR), N(FAR + 8), N(2), MEMORY("abcd"));
}

REQUIREMENT(reentrant.resize.written-memory, native, "python-docs/52 python-docs/69 python-docs/70",
	"Memory that puts the position at which it is written outside the map ends in no fault.",
	.python = ">=3.12", .needs = NEEDS_SHARED)
{
	struct arg m = four_pages();

	position(m, FAR);
	expect_int(REENTER(m, NONE, "write", MEMORY("abcd")), 4);
	expect_text_at(m, FAR, "abcd");
	m = four_pages();
	position(m, FAR);
	REENTER(m, I(page()), "write", MEMORY("abcd"));
	expect_shrunk(m);
}

REQUIREMENT(reentrant.resize.search, native, "python-docs/37 python-docs/52",
	"A bound that makes the searched map shorter ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("find", DATA("abcd"), ENTERING(page()));
	COMES_BACK_SHRUNK("find", DATA("abcd"), N(0), ENTERING(FAR));
	COMES_BACK_SHRUNK("rfind", DATA("abcd"), N(0), ENTERING(FAR));
}

REQUIREMENT(reentrant.resize.methods, native, "python-docs/52",
	"A number that makes the map shorter of which it is to be read, moved, sought or flushed "
	"ends in no fault.", .needs = NEEDS_SHARED)
{
	COMES_BACK_SHRUNK("read", ENTERING(2 * page()));
	COMES_BACK_SHRUNK("move", ENTERING(FAR), N(0), N(9));
	COMES_BACK_SHRUNK("move", N(FAR), N(0), ENTERING(9));
	COMES_BACK_SHRUNK("seek", ENTERING(FAR));
	COMES_BACK_SHRUNK("flush", ENTERING(2 * page()), N(page()));
	COMES_BACK_SHRUNK("flush", N(2 * page()), ENTERING(page()));
}
