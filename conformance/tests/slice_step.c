/* SPDX-License-Identifier: MIT
 *
 * Slices with a step, compared with what the same slice of bytes gives. */
#include "suite.h"

enum { SIZE = 4, OMITTED = 99 };

/* The numbers that are tried: every one about the map, then none. */
static int64_t next_number(int64_t at)
{
	return at == SIZE + 1 ? OMITTED : at + 1;
}

static struct arg number(int64_t at)
{
	return at == OMITTED ? NONE : I(at);
}

static int64_t clamped(int64_t at, int64_t low, int64_t high)
{
	if (at < 0)
		at += SIZE;
	return at < low ? low : at > high ? high : at;
}

/* The indexes that the slice picks, in its order; how many they are. */
static size_t pick(int64_t start, int64_t stop, int64_t step, int64_t *index)
{
	int64_t by = step == OMITTED ? 1 : step;
	int64_t low = by < 0 ? -1 : 0, high = by < 0 ? SIZE - 1 : SIZE;
	int64_t from = by < 0 ? high : low, to = by < 0 ? low : high;
	size_t count = 0;

	if (start != OMITTED)
		from = clamped(start, low, high);
	if (stop != OMITTED)
		to = clamped(stop, low, high);
	for (; by < 0 ? from > to : from < to; from += by)
		index[count++] = from;
	return count;
}

static void get_steps(struct arg m, const char *text, int64_t step)
{
	for (int64_t start = -SIZE - 1; start <= OMITTED; start = next_number(start)) {
		for (int64_t stop = -SIZE - 1; stop <= OMITTED; stop = next_number(stop)) {
			int64_t index[SIZE];
			char want[SIZE];
			size_t count = pick(start, stop, step, index);

			for (size_t i = 0; i < count; i++)
				want[i] = text[index[i]];
			expect_bytes(CALL(get_slice, m, number(start), number(stop), number(step)),
			             want, count);
		}
	}
}

REQUIREMENT(slice.get.step, get_slice, "python-tests/46",
	"Whatever its bounds and its step, forwards or backwards, a slice gives what the same "
	"slice of bytes gives.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t step = -SIZE - 1; step <= OMITTED; step = next_number(step))
		if (step != 0)
			get_steps(m, "abcd", step);
}

REQUIREMENT(slice.get.step-extreme, get_slice, "python-tests/46",
	"Bounds and steps near the largest numbers give what they give of bytes.",
	.level = RECOMMENDED)
{
	static const struct {
		int64_t start, stop, step;
		const char *want;
	} cases[] = {
		{ 0, 4, INT64_MAX, "a" },          { 1, INT64_MAX, INT64_MAX, "b" },
		{ 3, INT64_MIN, INT64_MIN, "d" },  { INT64_MAX, INT64_MIN, -1, "dcba" },
		{ INT64_MIN, INT64_MAX, 3, "ad" }, { INT64_MAX, 0, INT64_MIN + 1, "d" },
		{ INT64_MAX, INT64_MAX, 1, "" },   { INT64_MIN, INT64_MIN, -1, "" },
	};
	struct arg m = map_bytes(READ, "abcd");

	for (size_t i = 0; i < COUNT(cases); i++)
		expect_bytes(CALL(get_slice, m, I(cases[i].start), I(cases[i].stop),
		                  I(cases[i].step)),
		             cases[i].want, strlen(cases[i].want));
}

REQUIREMENT(slice.set.step-extreme, set_slice, "python-tests/47",
	"Assigning with bounds and steps near the largest numbers does what it does to a "
	"bytearray.", .level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = map_file(FILE_OF("abcd12"), WRITE, 0, SIZE);

	expect_ok(CALL(set_slice, m, I(1), I(INT64_MAX), I(INT64_MAX), B("B")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aBcd");
	expect_ok(CALL(set_slice, m, I(INT64_MAX), I(INT64_MIN), I(INT64_MIN), B("D")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "aBcD");
	expect_ok(CALL(set_slice, m, I(INT64_MAX), I(INT64_MIN), I(-3), B("da")));
	EXPECT_FILE(mapped_file(), 0, "aBcd12");
	REFUSED(m, "any", set_slice, m, I(0), I(INT64_MAX), I(INT64_MAX), B("XY"));
}

/* Assign fresh letters to one slice and compare the whole map. */
static void set_step(struct arg m, char *model, int64_t start, int64_t stop, int64_t step)
{
	static char fresh = 'A';
	int64_t index[SIZE];
	char data[SIZE];
	size_t count = pick(start, stop, step, index);

	for (size_t i = 0; i < count; i++) {
		model[index[i]] = data[i] = fresh;
		fresh = fresh == 'z' ? 'A' : (char)(fresh + 1);
	}
	expect_ok(
	    CALL(set_slice, m, number(start), number(stop), number(step), BYTES(data, count)));
	expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
}

REQUIREMENT(slice.set.step, set_slice, "python-tests/47",
	"Whatever its bounds and its step, assigning to a slice does what it does to a bytearray.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	static const int64_t steps[] = { -5, -2, -1, 2, 3 };
	char model[] = "abcd12";
	struct arg m = map_file(FILE_OF("abcd12"), WRITE, 0, SIZE);

	for (size_t i = 0; i < COUNT(steps); i++)
		for (int64_t start = -SIZE - 1; start <= OMITTED; start = next_number(start))
			for (int64_t stop = -SIZE - 1; stop <= OMITTED; stop = next_number(stop))
				set_step(m, model, start, stop, steps[i]);
	expect_file(mapped_file(), 0, model, sizeof(model) - 1);
}

REQUIREMENT(slice.set.step-size, set_slice, "python-docs/8",
	"Bytes that are more or fewer than a slice with a step picks are refused, and nothing "
	"changes.", .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcdefg");

	expect_ok(CALL(set_slice, m, I(0), I(7), I(3), B("XYZ")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "XbcYefZ");
	REFUSED(m, "any", set_slice, m, I(0), I(7), I(3), B("12"));
	REFUSED(m, "any", set_slice, m, I(0), I(7), I(3), B("1234"));
	REFUSED(m, "any", set_slice, m, I(6), NONE, I(-2), B("123"));
	REFUSED(m, "any", set_slice, m, I(6), NONE, I(-2), B("12345"));
	REFUSED(m, "any", set_slice, m, I(5), I(2), I(2), B("1"));
}

REQUIREMENT(slice.get.step-zero, get_slice, "python-tests/46 python-source/83",
	"A slice with step 0 should raise ValueError, as it does of bytes.", .level = RECOMMENDED)
{
	struct arg m = map_bytes(READ, "abcd");

	EXPECT_BYTES(CALL(get_slice, m, I(0), I(4), I(2)), "ac");
	REFUSED(m, "ValueError", get_slice, m, I(0), I(4), I(0));
}

REQUIREMENT(slice.set.step-zero, set_slice, "python-tests/47 python-source/83",
	"Assigning to a slice with step 0 should raise ValueError, as it does of a bytearray.",
	.level = RECOMMENDED, .needs = NEEDS_SHARED)
{
	struct arg m = map_bytes(WRITE, "abcd");

	expect_ok(CALL(set_slice, m, I(0), I(4), I(2), B("XY")));
	EXPECT_BYTES(CALL(get_slice, m, NONE, NONE), "XbYd");
	REFUSED(m, "ValueError", set_slice, m, I(0), I(4), I(0), B("WXYZ"));
}
