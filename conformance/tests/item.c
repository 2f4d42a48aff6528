/* SPDX-License-Identifier: MIT
 *
 * One byte of the map by its index: what can be read and assigned, and what cannot. */
#include "span.h"

REQUIREMENT(item.get.every, get_item,
	"python2.4/3 python2.4/9 python-docs/1 python-docs/4 universal/28",
	"Every index gives its byte of the file, whichever of the 256 it is.")
{
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(READ, bytes, EVERY);

	for (int i = 0; i < EVERY; i++)
		expect_byte(CALL(get_item, m, I(i)), bytes[i]);
}

REQUIREMENT(item.get.huge, get_item, "universal/26 universal/27",
	"An index too large for the platform is refused; it does not wrap.")
{
	struct arg m = map_bytes(READ, "abcdefgh");

	expect_byte(CALL(get_item, m, I(7)), 'h');
	REFUSED(m, "any", get_item, m, I(INT64_MAX));
	REFUSED(m, "any", get_item, m, BIG("9223372036854775808"));
	REFUSED(m, "any", get_item, m, BIG("18446744073709551616"));
	REFUSED(m, "any", get_item, m, BIG("18446744073709551617"));
	REFUSED(m, "any", get_item, m, BIG("-18446744073709551617"));
}

REQUIREMENT(item.get.huge-kind, get_item, "python-docs/6 python-source/79",
	"An index of 2^64 must raise IndexError, as any index outside the map.")
{
	struct arg m = map_bytes(READ, "abcd");

	expect_byte(CALL(get_item, m, I(3)), 'd');
	REFUSED(m, "IndexError", get_item, m, BIG("18446744073709551616"));
	REFUSED(m, "IndexError", get_item, m, BIG("-18446744073709551616"));
}

REQUIREMENT(item.set.every, set_item, "python2.4/8 python-docs/7 universal/31",
	"Each of the 256 bytes can be assigned.", .needs = NEEDS_SHARED)
{
	const unsigned char *bytes = every_byte();
	struct arg m = map_new(WRITE, span_of(0, EVERY), EVERY);

	for (int i = 0; i < EVERY; i++)
		expect_ok(CALL(set_item, m, I(i), byte_argument(bytes[i])));
	expect_bytes(CALL(get_slice, m, I(0), I(EVERY)), bytes, EVERY);
	expect_file(mapped_file(), 0, bytes, EVERY);
}

/* A map of 6 bytes of a file of 8, to which an assignment was seen to work. */
static struct arg assigned(void)
{
	struct arg m = map_file(FILE_OF("abcdefgh"), WRITE, 0, 6);

	expect_ok(CALL(set_item, m, I(5), byte_argument('X')));
	EXPECT_BYTES(CALL(get_slice, m, I(0), I(6)), "abcdeX");
	return m;
}

static const int64_t outside[] = { 6, -7, 7, -8, 100, -100, INT64_MAX, INT64_MIN };

REQUIREMENT(item.set.outside, set_item,
	"universal/11 universal/13 universal/26 universal/33 universal/34",
	"Assigning to an index outside the map is refused and changes nothing.",
	.needs = NEEDS_SHARED)
{
	struct arg m = assigned();

	for (size_t i = 0; i < COUNT(outside); i++)
		REFUSED(m, "any", set_item, m, I(outside[i]), byte_argument('Y'));
	REFUSED(m, "any", set_item, m, BIG("18446744073709551616"), byte_argument('Y'));
	REFUSED(m, "any", set_item, m, BIG("-18446744073709551615"), byte_argument('Y'));
}

REQUIREMENT(item.set.value, set_item, "universal/11 universal/13 universal/26 universal/27",
	"Assigning a number that is no byte is refused and changes nothing.", .needs = NEEDS_SHARED)
{
	static const int64_t numbers[] = { 256, -1, -128, -256, 321, 65601, INT64_MAX, INT64_MIN };
	struct arg m = assigned();

	for (size_t i = 0; i < COUNT(numbers); i++)
		REFUSED(m, "any", set_item, m, I(0), I(numbers[i]));
	REFUSED(m, "any", set_item, m, I(0), BIG("9223372036854775808"));
	REFUSED(m, "any", set_item, m, I(0), BIG("18446744073709551681"));
}

REQUIREMENT(item.set.value-kind, set_item, "python-docs/1 python-docs/79 python-source/80",
	"Assigning 256 or -1 to an item must raise ValueError, and bytes, a float or None "
	"TypeError.", .python = ">=3.0", .needs = NEEDS_SHARED)
{
	const struct arg values[] = { B("X"), F(88.0), NONE, T("X"), OBJECT("list") };
	struct arg m = map_bytes(WRITE, "abcd");

	expect_ok(CALL(set_item, m, I(0), I('X')));
	REFUSED(m, "ValueError", set_item, m, I(0), I(256));
	REFUSED(m, "ValueError", set_item, m, I(0), I(-1));
	for (size_t i = 0; i < COUNT(values); i++)
		REFUSED(m, "TypeError", set_item, m, I(0), values[i]);
}

REQUIREMENT(item.set.order, set_item, "python-docs/6 python-source/81",
	"Assigning 256 to an index outside the map must be refused without effect.",
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	expect_ok(CALL(set_item, m, I(3), I('X')));
	REFUSED(m, "IndexError|ValueError", set_item, m, I(4), I(256));
}

REQUIREMENT(item.delete, native, "python-source/84 python-docs/79",
	"Deleting an item of a map, or an index that is no number, must raise TypeError.",
	.needs = NEEDS_SHARED)
{
	const struct arg indexes[] = { I(0), I(3), I(-4), T("a"), NONE, F(1.0) };
	struct arg m = map_bytes(WRITE, "abcd");

	for (size_t i = 0; i < COUNT(indexes); i++)
		REFUSED(m, "TypeError", native, T("delete_item"), m, indexes[i]);
}

REQUIREMENT(item.delete.outside, native, "python-docs/6",
	"Deleting an item outside the map should raise IndexError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = assigned();

	for (size_t i = 0; i < COUNT(outside); i++)
		REFUSED(m, "IndexError", native, T("delete_item"), m, I(outside[i]));
	REFUSED(m, "IndexError", native, T("delete_item"), m, BIG("18446744073709551616"));
}

REQUIREMENT(item.iterate, native, "python-docs/1 python-source/85",
	"What iterating over a map gives: numbers as a bytearray's, or bytes of length one.",
	.level = INFORMATIONAL)
{
	observe(CALL(native, T("iterate"), map_bytes(READ, "abc")));
}

REQUIREMENT(item.contains, native, "python-docs/1 python-source/86",
	"Whether b\"b\", 98 and b\"bc\" are in a map of b\"abc\".", .level = INFORMATIONAL)
{
	const struct arg values[] = { B("b"), I(98), B("bc") };
	struct arg m = map_bytes(READ, "abc");
	const char *found[3];

	for (size_t i = 0; i < 3; i++) {
		const struct answer *a = CALL(native, T("contains"), m, values[i]);

		found[i] = !a->ok ? a->kind : a->value.number != 0 ? "true" : "false";
	}
	observe_text("b\"b\": %s, 98: %s, b\"bc\": %s", found[0], found[1], found[2]);
}
