/* SPDX-License-Identifier: MIT
 *
 * Random operations on the objects of a script. */
#include "explore_choose.h"

#include <stdlib.h>

/* Made once, because the implementation under test does not change. */
const struct grid *explore_grid(enum operation op)
{
	static struct grid *grids[OPERATIONS];
	const char *rest = operation_table[op].arguments;
	struct operation_argument first;

	if (grids[op] != NULL)
		return grids[op];
	grids[op] = malloc(sizeof(*grids[op]));
	if (grids[op] == NULL || !operation_argument_next(&rest, &first))
		abort();
	grid_define(grids[op], op, keep_text(first.name, first.size));
	return grids[op];
}

/* Operations that end an object are chosen less often, so that scripts get longer. */
static bool ends(enum operation op)
{
	return op == OP_close || op == OP_unmap || op == OP_release || op == OP_view_release;
}

static enum operation choose_operation(struct growing *g, const struct model_object *o)
{
	enum operation found[OPERATIONS];
	size_t count = 0;

	for (enum operation op = 0; op < OPERATIONS; op++)
		if (offers(op) && play_answers(o, op) && (!ends(op) || choose(g->choices, 2) == 0))
			found[count++] = op;
	return count != 0 ? found[choose(g->choices, count)] : OPERATIONS;
}

static bool is_number(enum argument_kind kind)
{
	return kind == KIND_length || kind == KIND_offset || kind == KIND_count ||
	       kind == KIND_index || kind == KIND_bound || kind == KIND_position;
}

/* Small data, with which more writes and searches succeed than with that of the classes. */
static struct arg choose_data(struct growing *g, const struct value_facts *facts)
{
	static unsigned char bytes[64];
	size_t size = choose(g->choices, 9);

	if (choose(g->choices, 2) == 0)
		pattern_fill(bytes, facts->offset + choose_number(g, facts->length), size);
	else
		memset(bytes, 'A' + (int)choose(g->choices, 4), size);
	return BYTES(bytes, size);
}

/* An argument with which the call mostly succeeds. */
static bool plain_argument(struct growing *g, const struct grid *grid, size_t i,
                           const struct value_facts *facts, struct step *call)
{
	enum argument_kind kind = grid->arguments[i].kind;

	if (grid->op == OP_set_slice && kind == KIND_data)
		call->args[i] = grid_exact_data(call, facts);
	else if (kind == KIND_data)
		call->args[i] = choose_data(g, facts);
	else if (grid->arguments[i].optional && choose(g->choices, 3) == 0)
		call->args[i] = (struct arg){ .value = { .tag = VALUE_ABSENT } };
	else if (kind == KIND_step)
		call->args[i] = NONE;
	else if (is_number(kind))
		call->args[i] = I(choose_number(g, facts->length));
	else if (kind == KIND_byte)
		call->args[i] = I(choose(g->choices, 256));
	else
		return grid_argument(grid, i, choose(g->choices, value_classes(kind)), facts, call);
	return true;
}

static bool choose_argument(struct growing *g, const struct grid *grid, size_t i,
                            const struct value_facts *facts, struct step *call)
{
	enum argument_kind kind = grid->arguments[i].kind;

	if (!choose_rarely(g->choices, 8))
		return plain_argument(g, grid, i, facts, call);
	return grid_argument(grid, i, choose(g->choices, value_classes(kind)), facts, call);
}

/* Often the object of the last call, so that calls act on what the one before has changed. */
static int choose_object(struct growing *g)
{
	if (g->last == 0 || !explore_is_object(g->player, g->last) || choose(g->choices, 2) == 0)
		g->last = explore_find(g, explore_is_object);
	return g->last;
}

bool choose_call(struct growing *g, struct step *out)
{
	int object = choose_object(g);
	const struct model_object *o =
	    model_object(&g->player->model, g->player->things[object].model);
	struct value_facts facts = explore_facts(g->player, object);
	const struct grid *grid;
	enum operation op;

	if (object == 0 || g->things == PLAY_THINGS)
		return false;
	op = choose_operation(g, o);
	if (op == OPERATIONS)
		return false;
	grid = explore_grid(op);
	*out = (struct step){ .kind = STEP_CALL, .op = op, .makes = g->things + 1 };
	out->args[0] = (struct arg){ .value = value_handle(object) };
	for (size_t i = 1; i < grid->count; i++)
		if (!choose_argument(g, grid, i, &facts, out))
			return false;
	if (choose(g->choices, 3) == 0)
		out->object = explore_find(g, explore_is_child);
	return grid_close_gaps(grid, out);
}
