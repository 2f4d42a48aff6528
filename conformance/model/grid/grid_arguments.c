/* SPDX-License-Identifier: MIT
 *
 * The arguments of a call, each of the class that its combination has. */
#include "grid_parts.h"

/* A bound of a slice as an offset in the map. */
static int64_t bound(const struct value *v, int64_t left_out, int64_t length, bool down)
{
	int64_t n = v->tag == VALUE_INT   ? v->number
	            : v->tag != VALUE_BIG ? left_out
	            : v->number < 0       ? INT64_MIN
	                                  : INT64_MAX;

	if (n < 0 && (v->tag == VALUE_INT || v->tag == VALUE_BIG))
		n = n < -length ? (down ? -1 : 0) : n + length;
	return n < length ? n : length - down;
}

/* The bytes for a slice, as many as it has. */
struct arg grid_exact_data(const struct step *s, const struct value_facts *facts)
{
	static unsigned char bytes[1 << 17];
	int64_t step = s->args[3].value.tag == VALUE_INT ? s->args[3].value.number : 1, size;
	bool down = step < 0;
	int64_t length = facts->length;
	int64_t first = bound(&s->args[1].value, down ? length - 1 : 0, length, down);
	int64_t end = bound(&s->args[2].value, down ? -1 : length, length, down);

	step = step == 0 ? 1 : step == INT64_MIN ? -INT64_MAX : step;
	size = down ? (first - end - 1) / -step + 1 : (end - first - 1) / step + 1;
	if (down ? first <= end : first >= end)
		size = 0;
	if (size > (int64_t)sizeof(bytes))
		size = 1;
	for (int64_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)(pattern_byte(i) ^ 0x55);
	return BYTES(bytes, (size_t)size);
}

bool grid_argument(const struct grid *g, size_t i, size_t class, const struct value_facts *facts,
                   struct step *call)
{
	return value_of_class(g->arguments[i].kind, class, facts, &call->args[i]);
}

/* The argument of that number, as the row has it. */
static bool set_argument(const struct grid *g, const unsigned char *row, size_t i,
                         const struct value_facts *facts, struct step *s)
{
	size_t class = i == g->focus ? row[5 + i] : g->classes[i][row[5 + i]];

	if (g->op != OP_set_slice || g->arguments[i].kind != KIND_data || i == g->focus)
		return grid_argument(g, i, class, facts, s);
	s->args[i] = grid_exact_data(s, facts);
	return true;
}

/* Are the arguments that the grid is not about those that fit? */
static bool fits(const struct grid *g, const unsigned char *row)
{
	for (size_t i = 1; i < g->count; i++)
		if (i != g->focus && row[5 + i] != g->fitting[i])
			return false;
	return true;
}

/* In a grid of set_slice's data, make the slice as long as the data. */
static void fit_slice(const struct grid *g, struct step *call)
{
	struct value *start = &call->args[1].value, *data = &call->args[4].value;

	if (g->op == OP_set_slice && g->arguments[g->focus].kind == KIND_data &&
	    start->tag == VALUE_INT && data->tag == VALUE_BYTES)
		call->args[2] = I(start->number + (int64_t)data->size);
}

bool grid_set_arguments(const struct grid *g, const unsigned char *row,
                        const struct value_facts *facts, struct step *call)
{
	for (size_t i = 1; i < g->count; i++)
		if (!set_argument(g, row, i, facts, call))
			return false;
	if (fits(g, row))
		fit_slice(g, call);
	return grid_close_gaps(g, call);
}
