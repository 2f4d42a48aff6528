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

REQUIREMENT(slice, get_step,
	.id = "slice.get.step",
	.level = RECOMMENDED,
	.sources = "python-tests/46",
	.about = OP_get_slice,
	.statement = "Whatever its bounds and its step, forwards or backwards, a slice gives what "
		     "the same slice of bytes gives.")
{
	struct arg m = map_bytes(READ, "abcd");

	for (int64_t step = -SIZE - 1; step <= OMITTED; step = next_number(step))
		if (step != 0)
			get_steps(m, "abcd", step);
}

REQUIREMENT(slice, get_step_extreme,
	.id = "slice.get.step-extreme",
	.level = RECOMMENDED,
	.sources = "python-tests/46",
	.about = OP_get_slice,
	.statement = "Bounds and steps near the largest numbers give what they give of bytes.")
{
	static const struct { int64_t start, stop, step; const char *want; } cases[] = {
		{ 0, 4, INT64_MAX, "a" },         { 1, INT64_MAX, INT64_MAX, "b" },
		{ 3, INT64_MIN, INT64_MIN, "d" }, { INT64_MAX, INT64_MIN, -1, "dcba" },
		{ INT64_MIN, INT64_MAX, 3, "ad" }, { INT64_MAX, 0, INT64_MIN + 1, "d" },
		{ INT64_MAX, INT64_MAX, 1, "" },  { INT64_MIN, INT64_MIN, -1, "" },
	};
	struct arg m = map_bytes(READ, "abcd");

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_bytes(CALL(get_slice, m, I(cases[i].start), I(cases[i].stop),
				  I(cases[i].step)), cases[i].want, strlen(cases[i].want));
}

REQUIREMENT(slice, set_step_extreme,
	.id = "slice.set.step-extreme",
	.level = RECOMMENDED,
	.sources = "python-tests/47",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Assigning with bounds and steps near the largest numbers does what it does "
		     "to a bytearray.")
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
	expect_ok(CALL(set_slice, m, number(start), number(stop), number(step),
		       BYTES(data, count)));
	expect_bytes(CALL(get_slice, m, NONE, NONE), model, SIZE);
}

REQUIREMENT(slice, set_step,
	.id = "slice.set.step",
	.level = RECOMMENDED,
	.sources = "python-tests/47",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Whatever its bounds and its step, assigning to a slice does what it does to a "
		     "bytearray.")
{
	static const int64_t steps[] = { -5, -2, -1, 2, 3 };
	char model[] = "abcd12";
	struct arg m = map_file(FILE_OF("abcd12"), WRITE, 0, SIZE);

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		for (int64_t start = -SIZE - 1; start <= OMITTED; start = next_number(start))
			for (int64_t stop = -SIZE - 1; stop <= OMITTED; stop = next_number(stop))
				set_step(m, model, start, stop, steps[i]);
	expect_file(mapped_file(), 0, model, sizeof(model) - 1);
}

REQUIREMENT(slice, set_step_size,
	.id = "slice.set.step-size",
	.level = REQUIRED,
	.sources = "python-docs/8",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "Bytes that are more or fewer than a slice with a step picks are refused, and "
		     "nothing changes.")
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

REQUIREMENT(slice, get_step_zero,
	.id = "slice.get.step-zero",
	.level = INFORMATIONAL,
	.sources = "python-source/83",
	.about = OP_get_slice,
	.statement = "What a slice with step 0 does.")
{
	struct arg m = map_bytes(READ, "abcd");

	observe(ATTEMPT(m, get_slice, m, I(0), I(4), I(0)));
}

REQUIREMENT(slice, set_step_zero,
	.id = "slice.set.step-zero",
	.level = INFORMATIONAL,
	.sources = "python-source/83",
	.about = OP_set_slice,
	.needs = NEEDS_SHARED,
	.statement = "What assigning to a slice with step 0 does.")
{
	struct arg m = map_bytes(WRITE, "abcd");

	observe(ATTEMPT(m, set_slice, m, I(0), I(4), I(0), B("WXYZ")));
}
