/* SPDX-License-Identifier: MIT
 *
 * Indexes and values that cannot be assigned. */
#include "suite.h"

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

REQUIREMENT(item.set.outside-kind, set_item, "python-tests/45",
	"Assigning to an index outside the map raises IndexError.", .level = RECOMMENDED,
	.needs = NEEDS_SHARED)
{
	struct arg m = assigned();

	for (size_t i = 0; i < COUNT(outside); i++)
		REFUSED(m, "IndexError", set_item, m, I(outside[i]), byte_argument('Y'));
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

REQUIREMENT(item.set.value-kind, set_item, "python-source/80",
	"What assigning 256, -1, bytes, a float and None to an index does.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	const struct arg values[] = { I(256), I(-1), B("X"), F(88.0), NONE };
	struct arg m = map_bytes(WRITE, "abcd");
	const char *found[5];

	for (size_t i = 0; i < 5; i++) {
		const struct answer *a = CALL(set_item, m, I(0), values[i]);

		found[i] = a->ok ? "works" : a->kind;
	}
	observe_text("256: %s, -1: %s, bytes: %s, float: %s, None: %s", found[0], found[1], found[2],
		     found[3], found[4]);
}

REQUIREMENT(item.set.order, set_item, "python-source/81",
	"What is noticed first when index and value are bad.", .level = INFORMATIONAL,
	.needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, set_item, m, I(4), I(256)));
}

REQUIREMENT(item.delete, native, "python-source/84",
	"What deleting an item does.", .level = INFORMATIONAL, .needs = NEEDS_SHARED)
{
	observe(CALL(native, T("delete_item"), map_bytes(WRITE, "abcd"), I(1)));
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
