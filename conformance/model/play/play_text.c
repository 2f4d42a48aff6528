/* SPDX-License-Identifier: MIT
 *
 * What the model allows, in words. */
#include "play_parts.h"
#include "readable_lines.h"

static void add(struct line *out, const char *before, const char *word)
{
	line_format(out, "%s%s", out->size != 0 ? before : "", word);
}

static void add_kinds(struct line *out, unsigned kinds, int number)
{
	static const char *const names[] = { "TypeError",     "ValueError",  "IndexError",
		                             "OverflowError", "BufferError", "OSError",
		                             "MemoryError" };

	if (kinds == ANY_ERROR) {
		add(out, " or ", "an error");
		return;
	}
	for (unsigned i = 0; i < COUNT(names); i++)
		if ((kinds & 1u << i) != 0)
			add(out, " or ", names[i]);
	if (number != 0)
		line_format(out, " %d", number);
}

static void add_value(struct line *out, const struct value *v)
{
	add(out, " or ", "ok ");
	show_value(out, v);
}

const char *play_allowed(const struct allowed *a)
{
	struct line out = { 0 };

	if (a->must == 0 && a->any_value)
		add(&out, "", "success");
	else if (a->must == 0) {
		add_value(&out, &a->value);
		if (a->other.tag != VALUE_ABSENT)
			add_value(&out, &a->other);
	}
	add_kinds(&out, a->must == ANY_ERROR ? ANY_ERROR : a->must | a->may, a->number);
	if (a->clauses != NULL)
		line_format(&out, " (%s)", a->clauses);
	return keep_line(&out);
}
