/* SPDX-License-Identifier: MIT
 *
 * The dimensions of a grid. */
#include "grid_parts.h"

static bool makes_maps(enum operation op)
{
	return op == OP_go_map || op == OP_map_fd || op == OP_map_path || op == OP_go_map ||
	       op == OP_go_map_region || op == OP_region_open;
}

bool grid_reads_on(enum operation op)
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
		if (!grid_reads_on(g->op) && g->op != OP_seek && g->op != OP_write &&
		    g->op != OP_write_byte)
			g->sizes[2] = PLACE_START + 1;
	}
	if (g->constructor) {
		g->sizes[2] = g->sizes[3] = 1;
		g->sizes[5] = g->focus != 0 ? 1 : grid_descriptors();
	}
}

bool grid_makes_handles(const struct grid *g)
{
	return strcmp(operation_table[g->op].result, "handle") == 0;
}

static void define_groups(struct grid *g)
{
	size_t classes = value_classes(g->arguments[g->focus].kind);

	g->lengthy = grid_class(g->arguments[g->focus].kind, VALUE_LONG);
	if (g->focus == 0)
		return;
	g->sizes[5 + g->focus] = (unsigned char)classes;
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
		g->left_out[i] = grid_class(g->arguments[i].kind, "left-out");
		if (i == g->focus || g->constructor)
			continue;
		g->chosen[i] =
		    grid_choose_classes(&g->arguments[i], g->classes[i], g->focus != 0 ? 8 : 3);
		g->fitting[i] = grid_fitting(g, i);
		if (g->groups == 0)
			g->sizes[5 + i] = g->chosen[i];
	}
}

struct state grid_state(const unsigned char *row)
{
	return (struct state){ row[0], row[1], row[2], row[3], row[4] };
}
