/* SPDX-License-Identifier: MIT
 *
 * Which dimensions a grid has. */
#include "cover.h"
#include "grid_row.h"

/* Of the arguments that a grid is not about, these classes are tried, as far as the kind has
 * them; the first one that it has is the plain value. */
static const char *const plain_classes[] = {
	"left-out",      "inside", "normal",     "start",      "one-byte",  "other-byte",
	"page",          "zero",   "one",        "end",        "minus-one", "2^63-1-offset",
	"across-inside", "empty",  "last-bytes", "nul-inside", NULL
};

static int class_of(enum argument_kind kind, const char *name)
{
	for (size_t i = 0; i < value_classes(kind); i++)
		if (strcmp(value_class_name(kind, i), name) == 0)
			return (int)i;
	return -1;
}

static bool takes(const struct operation_argument *a, const char *name)
{
	return a->optional || strcmp(name, "left-out") != 0;
}

/* The classes of an argument that the grid is not about.  In the grid of values each second one is
 * the plain value, so that in half of the rows nothing else hides what the call did. */
static unsigned char choose(const struct operation_argument *a, unsigned char *out,
                            unsigned char most, bool values)
{
	unsigned char n = 0;

	for (size_t i = 0; plain_classes[i] != NULL && n < most; i++) {
		int c = takes(a, plain_classes[i]) ? class_of(a->kind, plain_classes[i]) : -1;

		if (c < 0)
			continue;
		if (values && n > 1)
			out[n++] = out[0];
		if (n < most)
			out[n++] = (unsigned char)c;
	}
	return n;
}

static bool makes_maps(enum operation op)
{
	return op == OP_go_map || op == OP_map_fd || op == OP_map_path || op == OP_go_map ||
	       op == OP_go_map_region || op == OP_region_open;
}

void grid_define(struct grid *g, enum operation op, const char *argument)
{
	const char *rest = operation_table[op].arguments;
	const unsigned char states[] = { BACKINGS, MODES, PLACES, EVENTS, OPENINGS };
	bool values;
	int class;

	state_choose_constructor(op);
	*g = (struct grid){ .op = op, .constructor = makes_maps(op) };
	while (operation_argument_next(&rest, &g->arguments[g->count]))
		g->count++;
	g->focus = (size_t)operation_argument_find(op, argument, strlen(argument));
	values = g->focus != 0;
	memcpy(g->sizes, states, sizeof(states));
	if (values) {
		g->sizes[3] = EVENTS_OF_VALUES;
		g->sizes[4] = 1;
	}
	for (size_t i = 0; i < GRID_ARGUMENTS; i++)
		g->sizes[5 + i] = 1;
	if (g->constructor) {
		g->sizes[2] = g->sizes[3] = 1;
		g->sizes[5] = values ? 1 : grid_descriptors();
	}
	class = class_of(g->arguments[g->focus].kind, VALUE_LONG);
	g->lengthy = (unsigned char)(values && class >= 0 ? class : COVER_OPEN - 1);
	for (size_t i = 1; i < g->count; i++) {
		if (i == g->focus)
			g->sizes[5 + i] = (unsigned char)value_classes(g->arguments[i].kind);
		else if (!g->constructor)
			g->sizes[5 + i] =
			    choose(&g->arguments[i], g->classes[i], values ? 7 : 3, values);
		g->left_out[i] = class_of(g->arguments[i].kind, "left-out");
	}
}

/* Bounds of a slice that are left out are given as none. */
static bool fills_gaps(enum operation op)
{
	return op == OP_get_slice || op == OP_set_slice || op == OP_export;
}

static bool left_out(const struct grid *g, const unsigned char *row, size_t i)
{
	unsigned char v = row[5 + i];

	return v != COVER_OPEN && (i == g->focus ? v : g->classes[i][v]) == g->left_out[i];
}

/* Is an argument left out before one that cannot be given by its name? */
static bool has_gap(const struct grid *g, const unsigned char *row)
{
	bool gap = false;

	if (g->constructor || fills_gaps(g->op))
		return false;
	for (size_t i = 1; i < g->count; i++) {
		if (left_out(g, row, i))
			gap = true;
		else if (gap && row[5 + i] != COVER_OPEN && !grid_names(g, i))
			return true;
	}
	return false;
}

static struct state state_of(const unsigned char *row)
{
	return (struct state){ row[0], row[1], row[2], row[3], row[4] };
}

/* Is the class of the argument that the grid is about no number, so that it needs few states? */
static bool odd_type(const struct grid *g, const unsigned char *row)
{
	struct value_facts facts = {
		.length = 100, .file_size = 100, .page = 10, .granularity = 10, .descriptor = -1
	};
	struct arg a;

	if (g->focus == 0 || g->arguments[g->focus].kind == KIND_data ||
	    row[5 + g->focus] == COVER_OPEN ||
	    !value_of_class(g->arguments[g->focus].kind, row[5 + g->focus], &facts, &a))
		return false;
	return a.value.tag != VALUE_INT && a.value.tag != VALUE_BIG;
}

/* Does the map of every constructor answer it?  Go's flush takes no arguments. */
static bool serves_foreign(const struct grid *g, const unsigned char *row)
{
	if (g->op == OP_export || strcmp(operation_table[g->op].family, "sequence") == 0)
		return true;
	if (g->op != OP_flush || g->focus != 0)
		return false;
	for (size_t i = 1; i < g->count; i++)
		if (row[5 + i] != COVER_OPEN && !left_out(g, row, i))
			return false;
	return true;
}

static bool stores(enum operation op)
{
	return op == OP_write || op == OP_write_byte || op == OP_move || op == OP_set_item ||
	       op == OP_set_slice;
}

/* In this state each value is refused alike: one backing is enough for them. */
static bool hides(enum operation op, const struct state *s)
{
	bool elsewhere = (s->backing != BACKING_FILE && s->backing != COVER_OPEN) ||
	                 (s->place != PLACE_START && s->place != COVER_OPEN);

	return elsewhere && stores(op) && s->mode == ACCESS_READ;
}

/* Long values go into a map that is long enough, and nothing else does; nothing happens to it. */
static bool dense_and_long(const struct grid *g, const unsigned char *row, const struct state *s)
{
	bool lengthy = row[5 + g->focus] == g->lengthy, dense = s->backing == BACKING_LONG;

	if (lengthy != dense && row[5 + g->focus] != COVER_OPEN && s->backing != COVER_OPEN)
		return false;
	return !(lengthy || dense) ||
	       ((s->event == EVENT_NOTHING || s->event == COVER_OPEN) &&
	        (s->place == PLACE_START || s->place == PLACE_MIDDLE || s->place == COVER_OPEN));
}

bool grid_possible(const unsigned char *row, size_t filled, void *data)
{
	const struct grid *g = data;
	struct state s = state_of(row);

	(void)filled;
	if (!state_possible(&s) || has_gap(g, row))
		return false;
	if (state_foreign(&s) && !serves_foreign(g, row))
		return false;
	if (g->focus != 0 && hides(g->op, &s))
		return false;
	if (g->focus != 0 && (s.backing == BACKING_PAGES || s.backing == BACKING_REST ||
	                      s.backing == BACKING_UNTRACKED))
		return false;
	if (g->focus != 0 && !dense_and_long(g, row, &s))
		return false;
	if (g->focus != 0 && row[5 + g->focus] != COVER_OPEN &&
	    !takes(&g->arguments[g->focus],
	           value_class_name(g->arguments[g->focus].kind, row[5 + g->focus])))
		return false;
	if (odd_type(g, row) &&
	    ((s.event != EVENT_NOTHING && s.event != EVENT_CLOSED && s.event != COVER_OPEN) ||
	     (s.place != PLACE_START && s.place != COVER_OPEN)))
		return false;
	return true;
}
