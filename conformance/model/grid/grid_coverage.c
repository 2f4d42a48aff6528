/* SPDX-License-Identifier: MIT
 *
 * The entries of a combination in the coverage table. */
#include "grid_parts.h"

/* The class of the argument that the grid is about.  For an object it is the event. */
static const char *class_name(const struct grid *g, const unsigned char *row, const struct state *s)
{
	if (g->focus != 0)
		return value_class_name(g->arguments[g->focus].kind, row[5 + g->focus]);
	return g->constructor ? grid_descriptor_name(row[5]) : state_event(s);
}

void grid_note_coverage(const struct grid *g, const unsigned char *row, const struct state *s)
{
	const struct operation_argument *a = &g->arguments[g->focus];
	const char *name = keep_text(a->name, a->size);
	const char *class = class_name(g, row, s);

	coverage_note(g->op, name, class, state_backing(s));
	if (g->focus != 0)
		coverage_note(g->op, name, class, state_event(s));
	coverage_note(g->op, name, class, state_mode(s));
	if (g->focus == 0)
		coverage_note(g->op, name, class, state_opened(s));
}
