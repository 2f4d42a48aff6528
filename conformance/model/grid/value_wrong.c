/* SPDX-License-Identifier: MIT
 *
 * Values of other types: each has a wrong type for some kind of argument. */
#include "value_class.h"

#define LEFT_OUT TAGGED("left-out", VALUE_ABSENT, 0)
#define NO_VALUE TAGGED("none", VALUE_NONE, 0)
#define TRUTH    TAGGED("true", VALUE_BOOL, 1)
#define REAL                                                                                       \
	{                                                                                          \
		.name = "float", .constant = {.tag = VALUE_FLOAT, .real = 1 }                      \
	}
#define UNKNOWN TAGGED("unknown-handle", VALUE_HANDLE, INT32_MAX)

const struct value_class value_no_integers[] = {
	REAL,         TEXT("text", "1"), LITERAL("bytes", "1"), NO_VALUE,
	TRUTH,        WRONG("list"),     WRONG("object"),       LEFT_OUT,
	END_OF_TABLE,
};

const struct value_class value_truths[] = {
	TRUTH,
	TAGGED("false", VALUE_BOOL, 0),
	FIXED("zero", 0),
	FIXED("one", 1),
	FIXED("two", 2),
	POWER("2^32", 32, 0),
	POWER("2^64", 64, 0),
	NO_VALUE,
	REAL,
	TEXT("text", "1"),
	TEXT("no-text", ""),
	WRONG("list"),
	LEFT_OUT,
	END_OF_TABLE,
};

const struct value_class value_no_data[] = {
	NO_VALUE,          FIXED("integer", 1), TRUTH,           REAL,
	TEXT("text", "1"), WRONG("list"),       WRONG("object"), END_OF_TABLE,
};

static bool other_kind(const struct value_class *c, const struct value_facts *facts,
                       struct value *out)
{
	(void)c;
	*out = value_handle(facts->handle);
	return facts->handle != 0;
}

const struct value_class value_objects[] = {
	{ .name = "other-kind", .make = other_kind },
	UNKNOWN,
	FIXED("integer", 1),
	NO_VALUE,
	TEXT("text", "1"),
	WRONG("object"),
	END_OF_TABLE,
};

const struct value_class value_paths[] = {
	LITERAL("missing", "no-such-folder/file"),
	LITERAL("no-bytes", ""),
	LITERAL("folder", "/"),
	LITERAL("nul-inside", "/\0file"),
	LITERAL("no-utf-8", "no-such-folder/\377\376"),
	TEXT("text", "no-such-folder/file"),
	FIXED("minus-one", -1),
	FIXED("integer", 1009),
	NO_VALUE,
	TRUTH,
	WRONG("list"),
	WRONG("object"),
	END_OF_TABLE,
};

/* Names, modes, kinds of special files, requests. */
const struct value_class value_texts[] = {
	TEXT("unknown", "no_such_word"),
	TEXT("no-text", ""),
	TEXT("blank", " "),
	TEXT("nul-inside", "a\0b"),
	LITERAL("bytes", "1"),
	FIXED("integer", 1),
	NO_VALUE,
	TRUTH,
	WRONG("list"),
	WRONG("object"),
	LEFT_OUT,
	END_OF_TABLE,
};
