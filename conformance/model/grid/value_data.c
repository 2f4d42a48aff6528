/* SPDX-License-Identifier: MIT
 *
 * Bytes to write or to find. */
#include "value_class.h"

/* size bytes of the pattern from first on. */
static bool pattern(int64_t first, value_wide size, struct value *out)
{
	/* Values point here for good: a byte of the pattern never changes. */
	static unsigned char bytes[VALUE_DATA_MOST];
	static size_t filled;
	size_t end;

	if (first < 0 || size < 0 || (value_wide)first + size > VALUE_DATA_MOST)
		return false;
	end = (size_t)first + (size_t)size;
	if (end > filled) {
		pattern_fill(bytes + filled, (int64_t)filled, end - filled);
		filled = end;
	}
	out->tag = VALUE_BYTES;
	out->data = bytes + first;
	out->size = (size_t)size;
	return true;
}

/* Bytes that differ from the file's at the position, so that a write is visible. */
static bool other_bytes(const struct value_class *c, const struct value_facts *facts,
                        struct value *out)
{
	return pattern(facts->offset + facts->position == 1 ? 2 : 1, value_formula(c, facts), out);
}

/* The bytes in the middle of the map. */
static bool own_bytes(const struct value_class *c, const struct value_facts *facts,
                      struct value *out)
{
	return pattern(facts->offset + facts->length / 2, value_formula(c, facts), out);
}

/* The bytes of the map at the offset of the formula, as many as the constant says. */
static bool bytes_at(const struct value_class *c, const struct value_facts *facts,
                     struct value *out)
{
	return value_formula(c, facts) >= 0 &&
	       pattern(facts->offset + (int64_t)value_formula(c, facts), c->constant.number, out);
}

/* The first bytes of the map, and those after its end. */
static bool first_bytes(const struct value_class *c, const struct value_facts *facts,
                        struct value *out)
{
	return pattern(facts->offset, value_formula(c, facts), out);
}

/* The bytes in the middle of the map, with another last byte. */
static bool almost_own(const struct value_class *c, const struct value_facts *facts,
                       struct value *out)
{
	unsigned char *copy;

	if (!own_bytes(c, facts, out))
		return false;
	copy = keep_room(out->size);
	memcpy(copy, out->data, out->size);
	copy[out->size - 1] ^= 1;
	out->data = copy;
	return true;
}

#define DATA(name_, form_, make_, times_, fact_, add_)                                             \
	{                                                                                          \
		.name = (name_), .constant = { .form = (form_) }, .make = (make_),                 \
		.times = (times_), .fact = (fact_), .add = (add_)                                  \
	}
#define OTHER(name_, form_, times_, fact_, add_)                                                   \
	DATA(name_, form_, other_bytes, times_, fact_, add_)
#define OWN(name_, form_, size_) DATA(name_, form_, own_bytes, 0, NO_FACT, size_)
#define AT(name_, size_, times_, fact_, add_)                                                      \
	{                                                                                          \
		.name = (name_), .constant = { .number = (size_) }, .make = bytes_at,              \
		.times = (times_), .fact = (fact_), .add = (add_)                                  \
	}

/* Data of sizes around the rest of the map after the position.  An array has items of two bytes. */
const struct value_class value_data[] = {
	OTHER("empty", NULL, 0, NO_FACT, 0),
	OTHER("one-byte", NULL, 0, NO_FACT, 1),
	OWN("inside", NULL, 3),
	OTHER("rest", NULL, 1, LEFT, 0),
	OTHER("rest+1", NULL, 1, LEFT, 1),
	OTHER("longer", NULL, 1, LENGTH, 1),
	OWN("bytearray", "bytearray", 4),
	OWN("memoryview", "memoryview", 4),
	OWN("array", "array", 4),
	OWN("strided", "strided", 4),
	OTHER("bytearray-rest+1", "bytearray", 1, LEFT, 1),
	OTHER("memoryview-rest+1", "memoryview", 1, LEFT, 1),
	AT(VALUE_LONG, 70000, 0, NO_FACT, 1),
	AT("across-inside", 4, 1, HALF, -2),
	AT("across-page", 4, 1, PAGE, -2),
	AT("first-bytes", 4, 0, NO_FACT, 0),
	AT("last-bytes", 4, 1, LENGTH, -4),
	AT("across-end", 4, 1, LENGTH, -2),
	DATA("own-and-longer", NULL, first_bytes, 1, LENGTH, 1),
	DATA("last-differs", NULL, almost_own, 0, NO_FACT, 12),
	AT("long-inside", 100, 1, HALF, 0),
	LITERAL("zeros", "\0\0\0"),
	LITERAL("nul-inside", "\1\0\2"),
	LITERAL("overlapping", "\0\0#"),
	END_OF_TABLE,
};
