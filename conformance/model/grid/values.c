/* SPDX-License-Identifier: MIT
 *
 * Which classes a kind of argument has, and what value a class has in a state. */
#include "values.h"
#include "value_class.h"

/* The tables of a kind, one after the other. */
enum { MOST_TABLES = 3 };
static const struct value_class *const kinds[ARGUMENT_KINDS][MOST_TABLES] = {
	[KIND_object] = { value_objects },
	[KIND_file] = { value_objects },
	[KIND_descriptor] = { value_descriptors, value_no_integers },
	[KIND_path] = { value_paths },
	[KIND_length] = { value_numbers, value_places, value_no_integers },
	[KIND_offset] = { value_numbers, value_places, value_no_integers },
	[KIND_count] = { value_numbers, value_places, value_no_integers },
	[KIND_index] = { value_numbers, value_no_integers },
	[KIND_bound] = { value_numbers, value_no_integers },
	[KIND_step] = { value_steps, value_no_integers },
	[KIND_position] = { value_numbers, value_places, value_no_integers },
	[KIND_whence] = { value_whences, value_no_integers },
	[KIND_data] = { value_data, value_no_data },
	[KIND_byte] = { value_bytes_and_numbers, value_no_integers },
	[KIND_flags] = { value_flags, value_no_integers },
	[KIND_protection] = { value_protections, value_no_integers },
	[KIND_access] = { value_accesses, value_no_integers },
	[KIND_advice] = { value_advices, value_no_integers },
	[KIND_truth] = { value_truths },
	[KIND_name] = { value_texts },
	[KIND_mode] = { value_texts },
	[KIND_kind] = { value_texts },
	[KIND_request] = { value_texts },
	[KIND_value] = { value_no_integers },
};

/* Class i of the kind; NULL past the last one. */
static const struct value_class *class_at(enum argument_kind kind, size_t i)
{
	for (size_t t = 0; t < MOST_TABLES && kinds[kind][t] != NULL; t++)
		for (const struct value_class *c = kinds[kind][t]; c->name != NULL; c++)
			if (i-- == 0)
				return c;
	return NULL;
}

size_t value_classes(enum argument_kind kind)
{
	size_t count = 0;

	while (class_at(kind, count) != NULL)
		count++;
	return count;
}

const char *value_class_name(enum argument_kind kind, size_t i)
{
	return class_at(kind, i)->name;
}

/* Rows that make their values alike have the same value if their formulas have. */
static bool same_value(const struct value_class *a, const struct value_class *b,
                       const struct value_facts *facts)
{
	return a->make != NULL && a->make == b->make && a->constant.form == b->constant.form &&
	       value_formula(a, facts) == value_formula(b, facts);
}

bool value_of_class(enum argument_kind kind, size_t i, const struct value_facts *facts,
                    struct arg *out)
{
	const struct value_class *c = class_at(kind, i);
	struct value v = c->constant;

	for (size_t earlier = 0; earlier < i; earlier++)
		if (same_value(c, class_at(kind, earlier), facts))
			return false;
	if (c->make != NULL && !c->make(c, facts, &v))
		return false;
	*out = (struct arg){ .value = v };
	return true;
}
