/* SPDX-License-Identifier: MIT
 *
 * Which dimensions a grid has. */
#include "cover.h"
#include "grid_row.h"

/* Of the arguments that a grid is not about, these classes are tried, as far as the kind has
 * them; the first one that it has is the plain value. */
static const char *const plain_classes[] = {
	"left-out", "inside",        "normal", "start",         "one-byte",   "other-byte",
	"page",     "zero",          "one",    "end",           "minus-one",  "dontneed",
	"current",  "2^63-1-offset", "empty",  "across-inside", "last-bytes", "nul-inside",
	NULL
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

/* The classes of an argument that the grid is not about. */
static unsigned char choose(const struct operation_argument *a, unsigned char *out,
                            unsigned char most)
{
	unsigned char n = 0;

	for (size_t i = 0; plain_classes[i] != NULL && n < most; i++) {
		int c = takes(a, plain_classes[i]) ? class_of(a->kind, plain_classes[i]) : -1;

		if (c >= 0)
			out[n++] = (unsigned char)c;
	}
	return n;
}

/* Which of them leaves most values of the other arguments allowed, and shows most of what they
 * do.  Zero stands for a beginning that is left out: others may follow it, and a search from there
 * is the same for all. */
static unsigned char fitting(const struct grid *g, size_t i)
{
	const bool followed = g->arguments[i].optional && i + 1 < g->count;
	const char *const names[] = { "dontneed", followed ? "zero" : "left-out", "one", "one-byte",
		                      "zero" };

	for (size_t n = 0; n < COUNT(names); n++)
		for (unsigned char v = 0; v < g->chosen[i]; v++)
			if (strcmp(value_class_name(g->arguments[i].kind, g->classes[i][v]),
			           names[n]) == 0)
				return v;
	return 0;
}

static bool makes_maps(enum operation op)
{
	return op == OP_go_map || op == OP_map_fd || op == OP_map_path || op == OP_go_map ||
	       op == OP_go_map_region || op == OP_region_open;
}

static bool reads_on(enum operation op)
{
	return op == OP_read || op == OP_read_byte || op == OP_readline || op == OP_write ||
	       op == OP_write_byte;
}

static void define_states(struct grid *g)
{
	const unsigned char states[] = { BACKINGS, MODES, PLACES, EVENTS, OPENINGS };

	memcpy(g->sizes, states, sizeof(states));
	if (g->focus != 0) {
		g->sizes[3] = EVENTS_OF_VALUES;
		g->sizes[4] = 1;
		if (!reads_on(g->op) && g->op != OP_seek && g->op != OP_write &&
		    g->op != OP_write_byte)
			g->sizes[2] = PLACE_START + 1;
	}
	if (g->constructor) {
		g->sizes[2] = g->sizes[3] = 1;
		g->sizes[5] = g->focus != 0 ? 1 : grid_descriptors();
	}
}

static bool makes_handles(const struct grid *g)
{
	return strcmp(operation_table[g->op].result, "handle") == 0;
}

/* A call that makes an object is the only one of its row. */
static void define_groups(struct grid *g)
{
	size_t classes = value_classes(g->arguments[g->focus].kind);

	g->lengthy = class_of(g->arguments[g->focus].kind, VALUE_LONG);
	if (g->focus == 0)
		return;
	g->sizes[5 + g->focus] = (unsigned char)classes;
	if (makes_handles(g))
		return;
	g->groups = (unsigned char)(classes / 12 + 1);
	g->sizes[5 + g->focus] = (unsigned char)(g->groups + (g->lengthy >= 0));
}

void grid_define(struct grid *g, enum operation op, const char *argument)
{
	const char *rest = operation_table[op].arguments;

	state_choose_constructor(op);
	*g = (struct grid){ .op = op, .constructor = makes_maps(op) };
	while (operation_argument_next(&rest, &g->arguments[g->count]))
		g->count++;
	g->focus = (size_t)operation_argument_find(op, argument, strlen(argument));
	for (size_t i = 0; i < GRID_ARGUMENTS; i++)
		g->sizes[5 + i] = 1;
	define_states(g);
	define_groups(g);
	for (size_t i = 1; i < g->count; i++) {
		g->left_out[i] = class_of(g->arguments[i].kind, "left-out");
		if (i == g->focus || g->constructor)
			continue;
		g->chosen[i] = choose(&g->arguments[i], g->classes[i], g->focus != 0 ? 8 : 3);
		g->fitting[i] = fitting(g, i);
		if (g->groups == 0)
			g->sizes[5 + i] = g->chosen[i];
	}
}

/* --- what is possible -------------------------------------------------------------------- */

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

static bool is_or_open(unsigned char value, unsigned char wanted)
{
	return value == wanted || value == COVER_OPEN;
}

/* In this state each value is refused alike: one backing is enough for them. */
static bool hides(enum operation op, const struct state *s)
{
	bool elsewhere =
	    !is_or_open(s->backing, BACKING_FILE) || !is_or_open(s->place, PLACE_START);

	return elsewhere && stores(op) && s->mode == ACCESS_READ;
}

/* Long values go into a map that is long enough, and nothing else does; nothing happens to it. */
static bool dense_and_long(const struct grid *g, const unsigned char *row, const struct state *s)
{
	unsigned char value = row[5 + g->focus];
	bool lengthy = g->groups != 0 ? value == g->groups : value == g->lengthy;
	bool dense = s->backing == BACKING_LONG;

	if (lengthy != dense && row[5 + g->focus] != COVER_OPEN && s->backing != COVER_OPEN)
		return false;
	return !(lengthy || dense) ||
	       ((s->event == EVENT_NOTHING || s->event == COVER_OPEN) &&
	        (s->place == PLACE_START || s->place == PLACE_MIDDLE || s->place == COVER_OPEN));
}

/* What these answer depends on one thing at a time. */
static bool simple(enum operation op)
{
	return op == OP_closed || op == OP_seekable || op == OP_readonly || op == OP_view_release ||
	       op == OP_clients || op == OP_region_begin || op == OP_region_end ||
	       op == OP_region_size || op == OP_region_buffer || op == OP_region_map ||
	       op == OP_lock || op == OP_unlock;
}

/* A value in each state; but which states go together is a matter of the grid of states. */
int grid_about(const struct grid *g)
{
	if (g->focus == 0 && simple(g->op))
		return COVER_EACH;
	return g->focus != 0 && !g->constructor ? (int)(5 + g->focus) : COVER_ALL;
}

bool grid_hiding(size_t dimension, unsigned char value, void *data)
{
	const struct grid *g = data;

	if (g->constructor)
		return false;
	switch (dimension) {
	case 1:
		return value == ACCESS_READ ? stores(g->op) || g->op == OP_resize
		                            : value == ACCESS_COPY && g->op == OP_resize;
	case 2: return reads_on(g->op) && (value == PLACE_END || value == PLACE_PAST);
	case 3: return value == EVENT_CLOSED || (value == EVENT_LENT && g->op == OP_resize);
	default: return false;
	}
}

bool grid_possible(const unsigned char *row, size_t filled, void *data)
{
	const struct grid *g = data;
	struct state s = state_of(row);

	(void)filled;
	if (!state_possible(&s))
		return false;
	if (g->groups == 0 && has_gap(g, row))
		return false;
	if (state_foreign(&s) && !serves_foreign(g, row))
		return false;
	if (s.event == EVENT_VIEW && strcmp(operation_table[g->op].family, "sequence") != 0)
		return false;
	if (g->constructor && g->focus == 0 && row[5] != 0 && row[5] != COVER_OPEN &&
	    !is_or_open(s.opened, OPENED_UPDATE))
		return false;
	if (g->focus != 0 && hides(g->op, &s))
		return false;
	if (g->focus != 0 && (s.backing == BACKING_PAGES || s.backing == BACKING_REST ||
	                      s.backing == BACKING_UNTRACKED ||
	                      (s.backing == BACKING_PRIVATE && g->op != OP_resize)))
		return false;
	if (g->focus != 0 && !dense_and_long(g, row, &s))
		return false;
	if (g->groups != 0)
		return true;
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

/* --- the calls of a row ---------------------------------------------------------------- */

/* Each class: with other arguments that fit, and then with others by chance. */
enum { CALLS_OF_CLASS = 2 };

size_t grid_calls(const struct grid *g, const unsigned char *row)
{
	size_t classes = value_classes(g->arguments[g->focus].kind), group = row[5 + g->focus];

	if (g->groups != 0)
		return CALLS_OF_CLASS *
		       (group == g->groups ? 1 : (classes - group + g->groups - 1) / g->groups);
	/* With the whole length, and with the rest of the file from there. */
	if (g->constructor && g->focus != 0 && g->arguments[g->focus].kind == KIND_offset)
		return 2;
	if (g->constructor || g->count == 1 || makes_handles(g) || row[3] == EVENT_CHILD)
		return 1;
	return 2;
}

/* Other values by chance, but the same for the same row. */
static void choose_others(const struct grid *g, const unsigned char *row, size_t n,
                          unsigned char *out)
{
	uint64_t random = n;

	for (size_t i = 0; i < 5 + g->count; i++)
		random = random * 6364136223846793005u + row[i] + 1442695040888963407u;
	for (size_t i = 1; i < g->count; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		if (i != g->focus)
			out[5 + i] = (unsigned char)((random >> 33) % g->chosen[i]);
	}
}

bool grid_call(const struct grid *g, const unsigned char *row, size_t n, unsigned char *out)
{
	struct state s = { row[0], row[1], row[2], row[3], row[4] };
	int class;

	memcpy(out, row, 5 + g->count);
	if (g->groups != 0) {
		class = row[5 + g->focus] == g->groups
		            ? g->lengthy
		            : (int)(row[5 + g->focus] + n / CALLS_OF_CLASS * g->groups);
		if (class == g->lengthy && row[5 + g->focus] != g->groups)
			return false;
		out[5 + g->focus] = (unsigned char)class;
		n = n % CALLS_OF_CLASS + 1;
	}
	if (n == 1)
		for (size_t i = 1; i < g->count; i++)
			out[5 + i] = i == g->focus ? out[5 + i] : g->fitting[i];
	if (n > 1)
		choose_others(g, out, n, out);
	return !has_gap(g, out) && (!state_foreign(&s) || serves_foreign(g, out)) &&
	       (g->focus == 0 ||
	        takes(&g->arguments[g->focus],
	              value_class_name(g->arguments[g->focus].kind, out[5 + g->focus])));
}
