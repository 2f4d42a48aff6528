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
