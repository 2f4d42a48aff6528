/* SPDX-License-Identifier: MIT */
#ifndef VALUE_CLASS_H
#define VALUE_CLASS_H

/* The tables that classes of values are made of.  Each table is an array of rows that ends with
 * one without a name; values.c says which tables a kind has. */

#include "values.h"

/* The facts of the state that a formula may use. */
enum fact {
	NO_FACT,
	LENGTH,
	HALF, /* of the length: inside the map */
	LEFT, /* from the position to the end of the map */
	OFFSET,
	POSITION,
	FILE_SIZE,
	REST, /* from the offset to the end of the file */
	PAGE,
	GRANULARITY,
	DESCRIPTOR,
};

/* The sums of a formula do not overflow. */
__extension__ typedef __int128 value_wide;

struct value_class;

/* Set *out, which is the row's constant so far; false if the class makes no sense. */
typedef bool value_maker(const struct value_class *c, const struct value_facts *facts,
                         struct value *out);

/* A row is a constant, or a formula and what makes a value of it. */
struct value_class {
	const char *name;
	struct value constant;
	value_maker *make; /* NULL: the constant is the value */
	signed char power; /* the formula is 2^power (-2^-power if negative, nothing if 0) */
	signed char times; /* + times * fact */
	enum fact fact;
	int64_t add; /* + add */
};

#define FORMULA(name_, power_, times_, fact_, add_)                                                \
	{                                                                                          \
		.name = (name_), .make = value_integer, .power = (power_), .times = (times_),      \
		.fact = (fact_), .add = (add_)                                                     \
	}
#define POWER(name_, power_, add_) FORMULA(name_, power_, 0, NO_FACT, add_)
#define FIXED(name_, number_)      POWER(name_, 0, number_)
#define TEXT(name_, literal)                                                                       \
	{                                                                                          \
		.name = (name_), .constant = {                                                     \
			.tag = VALUE_TEXT,                                                         \
			.size = sizeof(literal) - 1,                                               \
			.data = (const unsigned char *)(literal)                                   \
		}                                                                                  \
	}
#define LITERAL(name_, literal)                                                                    \
	{                                                                                          \
		.name = (name_), .constant = {                                                     \
			.tag = VALUE_BYTES,                                                        \
			.size = sizeof(literal) - 1,                                               \
			.data = (const unsigned char *)(literal)                                   \
		}                                                                                  \
	}
#define TAGGED(name_, tag_, number_)                                                               \
	{                                                                                          \
		.name = (name_), .constant = {.tag = (tag_), .number = (number_) }                 \
	}
#define WRONG(name_)                                                                               \
	{                                                                                          \
		.name = (name_), .constant = {.tag = VALUE_OBJECT, .form = (name_) }               \
	}
#define END_OF_TABLE                                                                               \
	{                                                                                          \
		.name = NULL                                                                       \
	}

/* value_numbers.c */
extern const struct value_class value_numbers[], value_places[], value_steps[], value_descriptors[];

/* value_choices.c: numbers with a meaning each */
extern const struct value_class value_accesses[], value_flags[], value_protections[],
    value_advices[], value_whences[], value_bytes_and_numbers[];

/* value_wrong.c: other types than integers, bytes and handles; and texts */
extern const struct value_class value_no_integers[], value_truths[], value_no_data[],
    value_objects[], value_paths[], value_texts[];

/* value_data.c */
extern const struct value_class value_data[];

/* The value of a row's formula; and as an integer of the protocol, of any size. */
value_wide value_formula(const struct value_class *c, const struct value_facts *facts);
value_maker value_integer;

#endif
