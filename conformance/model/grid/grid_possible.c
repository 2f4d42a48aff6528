/* SPDX-License-Identifier: MIT
 *
 * Which combinations of a grid make sense, and which pairs of values are wanted. */
#include "cover.h"
#include "grid_parts.h"

/* Is the value of the argument that the grid is about not a number?  It then needs few states. */
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

static bool is_or_open(unsigned char value, unsigned char wanted)
{
	return value == wanted || value == COVER_OPEN;
}

static bool stores(enum operation op)
{
	return op == OP_write || op == OP_write_byte || op == OP_move || op == OP_set_item ||
	       op == OP_set_slice;
}

/* A store past the end of a window must show: in the bytes of the file after it. */
static bool ends_within_file(const struct state *s)
{
	return is_or_open(s->mode, ACCESS_WRITE) &&
	       (is_or_open(s->event, EVENT_NOTHING) || s->event == EVENT_VIEW);
}

/* Is every value refused in this state?  One backing is then enough. */
static bool hides(enum operation op, const struct state *s)
{
	bool elsewhere =
	    !is_or_open(s->backing, BACKING_FILE) || !is_or_open(s->place, PLACE_START);

	return stores(op) && ((elsewhere && s->mode == ACCESS_READ) ||
	                      (s->backing == BACKING_WINDOW && !ends_within_file(s)));
}

/* The long map, to which nothing happens, is for long values and for nothing else. */
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

/* Operations whose result depends on one dimension at a time. */
static bool simple(enum operation op)
{
	return op == OP_closed || op == OP_seekable || op == OP_readonly || op == OP_view_release ||
	       op == OP_clients || op == OP_region_begin || op == OP_region_end ||
	       op == OP_region_size || op == OP_region_buffer || op == OP_region_map ||
	       op == OP_lock || op == OP_unlock;
}

/* A grid of values pairs its values with states.  Only the grid of states pairs states. */
int grid_about(const struct grid *g)
{
	if (g->focus == 0 && simple(g->op))
		return COVER_EACH;
	return g->focus != 0 ? (int)(5 + g->focus) : COVER_ALL;
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
	case 2: return grid_reads_on(g->op) && (value == PLACE_END || value == PLACE_PAST);
	case 3: return value == EVENT_CLOSED || (value == EVENT_LENT && g->op == OP_resize);
	default: return false;
	}
}

bool grid_possible(const unsigned char *row, size_t filled, void *data)
{
	const struct grid *g = data;
	struct state s = grid_state(row);

	(void)filled;
	if (!state_possible(&s))
		return false;
	if (g->groups == 0 && grid_has_gap(g, row))
		return false;
	if (state_foreign(&s) && !grid_serves_foreign(g, row))
		return false;
	if (s.event == EVENT_VIEW && strcmp(operation_table[g->op].family, "sequence") != 0)
		return false;
	if (g->constructor && g->focus == 0 && row[5] != 0 && row[5] != COVER_OPEN &&
	    !is_or_open(s.opened, OPENED_UPDATE))
		return false;
	if (g->focus != 0 && hides(g->op, &s))
		return false;
	if (g->focus != 0 &&
	    (s.backing == BACKING_PAGES || s.backing == BACKING_REST ||
	     s.backing == BACKING_UNTRACKED || s.backing == BACKING_FLAGS ||
	     s.backing == BACKING_IGNORED || (s.backing == BACKING_PRIVATE && g->op != OP_resize)))
		return false;
	if (g->focus != 0 && !dense_and_long(g, row, &s))
		return false;
	if (g->groups != 0)
		return true;
	if (g->focus != 0 && row[5 + g->focus] != COVER_OPEN &&
	    !grid_takes(&g->arguments[g->focus],
	                value_class_name(g->arguments[g->focus].kind, row[5 + g->focus])))
		return false;
	if (odd_type(g, row) &&
	    ((s.event != EVENT_NOTHING && s.event != EVENT_CLOSED && s.event != COVER_OPEN) ||
	     (s.place != PLACE_START && s.place != COVER_OPEN)))
		return false;
	return true;
}
