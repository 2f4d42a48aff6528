/* SPDX-License-Identifier: MIT
 *
 * Arguments that are left out, and the gaps that they leave in a call. */
#include "cover.h"
#include "grid_parts.h"

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
bool grid_has_gap(const struct grid *g, const unsigned char *row)
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

/* Go's Flush() takes no arguments. */
bool grid_serves_foreign(const struct grid *g, const unsigned char *row)
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

/* Only constructors, and the flags of flush(), take arguments by name.  Slices take none instead.
 */
bool grid_names(const struct grid *g, size_t i)
{
	return g->constructor || g->arguments[i].kind == KIND_flags;
}

bool grid_close_gaps(const struct grid *g, struct step *s)
{
	bool slice = g->op == OP_get_slice || g->op == OP_set_slice || g->op == OP_export;
	size_t n = 0;
	bool gap = false;

	for (size_t i = 0; i < g->count; i++) {
		struct arg a = s->args[i];

		if (a.value.tag == VALUE_ABSENT && slice && i + 1 < g->count) {
			a = NONE;
		} else if (a.value.tag == VALUE_ABSENT) {
			gap = true;
			continue;
		}
		if (gap && !grid_names(g, i))
			return false;
		if (gap)
			a.name = keep_text(g->arguments[i].name, g->arguments[i].size);
		s->args[n++] = a;
	}
	s->args[n] = (struct arg){ .end = true };
	return true;
}
