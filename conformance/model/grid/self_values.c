/* SPDX-License-Identifier: MIT
 *
 * Tests of the classes of values: their names, and their values in a few states. */
#include "suite.h"
#include "values.h"

static const struct value_facts states[] = {
	{ .length = 12288,
	  .offset = 65536,
	  .position = 100,
	  .file_size = 200000,
	  .page = 4096,
	  .granularity = 65536,
	  .descriptor = 7,
	  .handle = 3 },
	{ .length = 1, .file_size = 1, .page = 16384, .granularity = 16384, .descriptor = -1 },
	{ .length = INT64_C(4294971392),
	  .file_size = INT64_C(4294971392),
	  .page = 4096,
	  .granularity = 4096,
	  .descriptor = 0,
	  .position = INT64_C(4294971392) },
};

/* The value as the protocol writes it; NULL without one. */
static const char *written(enum argument_kind kind, size_t i, const struct value_facts *facts)
{
	struct line line = { 0 };
	struct arg a;

	if (!value_of_class(kind, i, facts, &a))
		return NULL;
	value_write(&line, &a.value);
	return keep_line(&line);
}

static void expect_name(enum argument_kind kind, size_t i)
{
	const char *name = value_class_name(kind, i);

	expect(strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-+^|") == strlen(name), "%s",
	       name);
	for (size_t other = 0; other < i; other++)
		expect(strcmp(name, value_class_name(kind, other)) != 0, "%s twice in %s", name,
		       argument_kind_names[kind]);
}

/* In no state have two classes the same value. */
static void expect_different(enum argument_kind kind, const struct value_facts *facts)
{
	const char *values[256];

	for (size_t i = 0; i < value_classes(kind); i++) {
		values[i] = written(kind, i, facts);
		for (size_t e = 0; e < i && values[i] != NULL; e++)
			expect(values[e] == NULL || strcmp(values[e], values[i]) != 0,
			       "%s: %s and %s are both %.40s", argument_kind_names[kind],
			       value_class_name(kind, e), value_class_name(kind, i), values[i]);
	}
}

static void expect_value(enum argument_kind kind, const char *name, const char *wanted)
{
	for (size_t i = 0; i < value_classes(kind); i++) {
		const char *found = written(kind, i, states);

		if (strcmp(value_class_name(kind, i), name) != 0)
			continue;
		expect(found != NULL && strcmp(found, wanted) == 0, "%s: expected %s, found %s",
		       name, wanted, found != NULL ? found : "no value");
		return;
	}
	expect(false, "%s has no class %s", argument_kind_names[kind], name);
}

static size_t data_size(const char *name)
{
	struct arg a = NONE;

	for (size_t i = 0; i < value_classes(KIND_data); i++)
		if (strcmp(value_class_name(KIND_data, i), name) == 0)
			value_of_class(KIND_data, i, states, &a);
	return a.value.size;
}

/* The ids below are not C. */
/* clang-format off */

SELF_TEST(self.value-classes, "A class of values has one name and a value of its own.")
{
	for (int kind = 0; kind < ARGUMENT_KINDS; kind++) {
		expect(value_classes(kind) > 0 && value_classes(kind) < 255, "%s has classes",
		       argument_kind_names[kind]);
		for (size_t i = 0; i < value_classes(kind); i++)
			expect_name(kind, i);
		for (size_t s = 0; s < COUNT(states); s++)
			expect_different(kind, &states[s]);
		for (size_t i = 0; i < value_classes(kind); i++)
			expect(written(kind, i, &states[0]) || written(kind, i, &states[1]),
			       "%s: %s has no value", argument_kind_names[kind], value_class_name(kind, i));
	}
}

SELF_TEST(self.value-of-class, "The value of a class is what its name says.")
{
	static const struct {
		enum argument_kind kind;
		const char *name, *value;
	} rows[] = {
		{ KIND_length, "past-end", "12289" },
		{ KIND_bound, "below-minus-length", "-12289" },
		{ KIND_offset, "rest-of-file+1", "134465" },
		{ KIND_position, "rest-of-map", "12188" },
		{ KIND_index, "2^32+inside", "4294973440" },
		{ KIND_index, "-2^32+inside", "-4294961152" },
		{ KIND_count, "2^63-position", "9223372036854775708" },
		{ KIND_count, "2^63-1-offset", "9223372036854710271" },
		{ KIND_offset, "-2^63", "-9223372036854775808" },
		{ KIND_offset, "2^63", "9223372036854775808" },
		{ KIND_offset, "-2^63-1", "-9223372036854775809" },
		{ KIND_offset, "2^64+inside", "18446744073709557760" },
		{ KIND_offset, "-2^64", "-18446744073709551616" },
		{ KIND_step, "minus-length", "-12288" },
		{ KIND_descriptor, "2^64+number", "18446744073709551623" },
		{ KIND_object, "other-kind", "@3" },
		{ KIND_length, "float", "f:1" },
		{ KIND_length, "left-out", "" },
		{ KIND_path, "nul-inside", "b:2f0066696c65" },
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		expect_value(rows[i].kind, rows[i].name, rows[i].value);
	expect(data_size("empty") == 0 && data_size("inside") == 3, "sizes of data");
	expect(data_size("rest") == 12188 && data_size("rest+1") == 12189, "sizes against the rest");
	expect(data_size("longer") == 12289, "longer than the map");
}
