/* SPDX-License-Identifier: MIT
 *
 * Integers: lengths, offsets, counts, indexes, bounds, positions, steps and descriptors. */
#include "value_class.h"

#include <inttypes.h>

/* The plain values come first, because of equal values the first class is used.  A value such as
 * 2^32+inside becomes a valid one when it is truncated to 32 bits. */
const struct value_class value_numbers[] = {
	FIXED("zero", 0),
	FIXED("one", 1),
	FORMULA("inside", 0, 1, HALF, 0),
	FORMULA("end", 0, 1, LENGTH, 0),
	FORMULA("last", 0, 1, LENGTH, -1),
	FORMULA("past-end", 0, 1, LENGTH, 1),
	FIXED("minus-one", -1),
	FIXED("minus-two", -2),
	FORMULA("minus-inside", 0, -1, HALF, 0),
	FORMULA("minus-length", 0, -1, LENGTH, 0),
	FORMULA("below-minus-length", 0, -1, LENGTH, -1),
	FIXED(VALUE_LONG, 70000),
	POWER("2^31-1", 31, -1),
	POWER("2^31", 31, 0),
	POWER("2^32-1", 32, -1),
	POWER("2^32", 32, 0),
	FORMULA("2^32+inside", 32, 1, HALF, 0),
	POWER("2^63-1", 63, -1),
	FORMULA("2^63-1-offset", 63, -1, OFFSET, -1),
	FORMULA("2^63-offset", 63, -1, OFFSET, 0),
	FORMULA("2^63-length", 63, -1, LENGTH, 0),
	POWER("-2^31", -31, 0),
	POWER("-2^32", -32, 0),
	FORMULA("-2^32+inside", -32, 1, HALF, 0),
	POWER("-2^63", -63, 0),
	POWER("2^63", 63, 0),
	POWER("2^64-1", 64, -1),
	POWER("2^64", 64, 0),
	FORMULA("2^64+inside", 64, 1, HALF, 0),
	POWER("-2^63-1", -63, -1),
	POWER("-2^64", -64, 0),
	FORMULA("-2^64+inside", -64, 1, HALF, 0),
	END_OF_TABLE,
};

/* Further classes of lengths, offsets, counts and positions: pages, the position and the file. */
const struct value_class value_places[] = {
	FORMULA("position", 0, 1, POSITION, 0),
	FORMULA("position-1", 0, 1, POSITION, -1),
	FORMULA("position+1", 0, 1, POSITION, 1),
	FORMULA("rest-of-map", 0, 1, LEFT, 0),
	FORMULA("rest-of-map+1", 0, 1, LEFT, 1),
	FORMULA("page", 0, 1, PAGE, 0),
	FORMULA("page-1", 0, 1, PAGE, -1),
	FORMULA("page+1", 0, 1, PAGE, 1),
	FORMULA("granularity", 0, 1, GRANULARITY, 0),
	FORMULA("minus-page", 0, -1, PAGE, 0),
	FORMULA("file-end", 0, 1, FILE_SIZE, 0),
	FORMULA("file-end+1", 0, 1, FILE_SIZE, 1),
	FORMULA("rest-of-file", 0, 1, REST, 0),
	FORMULA("rest-of-file+1", 0, 1, REST, 1),
	FORMULA("far", 0, 1, FILE_SIZE, 1 << 16),
	FORMULA("2^32+length", 32, 1, LENGTH, 0),
	FORMULA("2^32+granularity", 32, 1, GRANULARITY, 0),
	FORMULA("2^63-position", 63, -1, POSITION, 0),
	FORMULA("2^63-page", 63, -1, PAGE, 0),
	FORMULA("2^64-page", 64, -1, PAGE, 0),
	END_OF_TABLE,
};

const struct value_class value_steps[] = {
	FIXED("one", 1),
	FIXED("minus-one", -1),
	FIXED("two", 2),
	FIXED("minus-two", -2),
	FIXED("zero", 0),
	FORMULA("inside", 0, 1, HALF, 0),
	FORMULA("minus-inside", 0, -1, HALF, 0),
	FORMULA("length", 0, 1, LENGTH, 0),
	FORMULA("minus-length", 0, -1, LENGTH, 0),
	FORMULA("length+1", 0, 1, LENGTH, 1),
	POWER("2^31", 31, 0),
	POWER("2^32", 32, 0),
	POWER("2^32+1", 32, 1),
	POWER("2^63-1", 63, -1),
	POWER("2^63", 63, 0),
	POWER("2^64", 64, 0),
	POWER("2^64+1", 64, 1),
	POWER("-2^32+1", -32, 1),
	POWER("-2^63", -63, 0),
	POWER("-2^63-1", -63, -1),
	END_OF_TABLE,
};

/* 2^32-1 and 2^64-1 truncated to 32 bits are -1, which stands for anonymous memory.  No adapter has
 * a descriptor with the number of "unused". */
const struct value_class value_descriptors[] = {
	FORMULA("number", 0, 1, DESCRIPTOR, 0),
	FIXED("minus-one", -1),
	FIXED("minus-two", -2),
	FIXED("unused", 1009),
	POWER("2^31-1", 31, -1),
	POWER("2^31", 31, 0),
	POWER("-2^31", -31, 0),
	POWER("2^32-1", 32, -1),
	POWER("-2^32-1", -32, -1),
	FORMULA("2^32+number", 32, 1, DESCRIPTOR, 0),
	FORMULA("-2^32+number", -32, 1, DESCRIPTOR, 0),
	POWER("2^63-1", 63, -1),
	POWER("2^63", 63, 0),
	POWER("2^64-1", 64, -1),
	FORMULA("2^64+number", 64, 1, DESCRIPTOR, 0),
	WRONG("file"),
	END_OF_TABLE,
};

static value_wide fact(enum fact which, const struct value_facts *f)
{
	const value_wide facts[] = {
		[NO_FACT] = 0,
		[LENGTH] = f->length,
		[HALF] = f->length / 2,
		[LEFT] = (value_wide)f->length - f->position,
		[OFFSET] = f->offset,
		[POSITION] = f->position,
		[FILE_SIZE] = f->file_size,
		[REST] = (value_wide)f->file_size - f->offset,
		[PAGE] = f->page,
		[GRANULARITY] = f->granularity,
		[DESCRIPTOR] = f->descriptor,
	};

	return facts[which];
}

value_wide value_formula(const struct value_class *c, const struct value_facts *facts)
{
	value_wide power =
	    c->power == 0 ? 0 : (value_wide)1 << (c->power < 0 ? -c->power : c->power);

	return (c->power < 0 ? -power : power) + c->times * fact(c->fact, facts) + c->add;
}

bool value_integer(const struct value_class *c, const struct value_facts *facts, struct value *out)
{
	const int64_t digits18 = 1000000000000000000;
	value_wide number = value_formula(c, facts), magnitude = number < 0 ? -number : number;
	const char *text;

	if (c->fact == DESCRIPTOR && facts->descriptor < 0)
		return false;
	*out = value_int((int64_t)number);
	if (number >= INT64_MIN && number <= INT64_MAX)
		return true;
	text = keep_format("%s%" PRId64 "%018" PRId64, number < 0 ? "-" : "",
	                   (int64_t)(magnitude / digits18), (int64_t)(magnitude % digits18));
	*out = (struct value){ .tag = VALUE_BIG,
		               .number = number < 0 ? -1 : 1,
		               .size = strlen(text),
		               .data = (const unsigned char *)text };
	return true;
}
