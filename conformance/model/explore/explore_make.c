/* SPDX-License-Identifier: MIT
 *
 * Random files, descriptors and maps. */
#include "explore_choose.h"
#include "grid_row.h"

int64_t choose_number(struct growing *g, int64_t most)
{
	int64_t size = page(), near = (int64_t)choose(g->choices, 5) - 2, n;

	switch (choose(g->choices, 6)) {
	case 0: n = 0; break;
	case 1: n = most + near; break;
	case 2:
		n = size * (int64_t)choose(g->choices, (uint64_t)(most / size) % 64 + 2) + near;
		break;
	case 3: n = (int64_t)choose(g->choices, 10); break;
	default:
		n = (int64_t)choose(g->choices,
		                    (uint64_t)(most < INT32_MAX ? most : INT32_MAX) + 1);
	}
	return n < 0 ? 0 : n > most ? most : n;
}

bool choose_file(struct growing *g, struct step *out)
{
	const int64_t sizes[] = {
		3 * page() + 100, page(), 3 * page(), granularity() + 2 * page() + 7, 1, 100
	};

	if (g->files == EXPLORE_FILES)
		return false;
	*out = (struct step){ .kind = STEP_FILE,
		              .file = ++g->files,
		              .size = sizes[choose(g->choices, COUNT(sizes))] };
	out->sparse = choose_rarely(g->choices, 40);
	if (out->sparse)
		out->size = (INT64_C(1) << 32) + page();
	return true;
}

bool choose_open(struct growing *g, struct step *out)
{
	static const char *const modes[] = { "rw", "rw", "rw", "rw", "r", "rwa", "w" };

	if (g->files == 0 || g->things == PLAY_THINGS)
		return false;
	*out = (struct step){ .kind = STEP_OPEN,
		              .file = 1 + (int)choose(g->choices, (uint64_t)g->files),
		              .makes = g->things + 1,
		              .mode = modes[choose(g->choices, COUNT(modes))],
		              .at = -1 };
	/* On Windows number 0 means anonymous memory. */
	if (!g->zero && choose_rarely(g->choices, 30) && !on_windows()) {
		g->zero = true;
		out->at = 0;
	}
	return true;
}

/* The whole file, the rest after an offset, or a part. */
static void choose_range(struct growing *g, struct plain_map *m, int64_t size)
{
	if (choose(g->choices, 3) == 0 && size > granularity())
		m->offset = granularity() *
		            (1 + (int64_t)choose(g->choices,
		                                 (uint64_t)((size - 1) / granularity()) % 8 + 1));
	if (m->offset >= size)
		m->offset = 0;
	m->length = size - m->offset;
	if (choose(g->choices, 3) == 0)
		m->length = choose_number(g, m->length);
}

static bool is_python(enum operation constructor)
{
	return constructor == OP_map_fd && claims("python");
}

static struct plain_map choose_plain(struct growing *g, enum operation op)
{
	struct plain_map m = { .mode = (unsigned char)choose(g->choices, MODES) };
	bool anonymous = (op == OP_map_fd || op == OP_go_map_region) && choose(g->choices, 4) == 0;

	m.descriptor = anonymous ? 0 : explore_find(g, explore_is_open);
	if (m.mode == ACCESS_DEFAULT && !is_python(op) && !(anonymous && op == OP_map_fd))
		m.mode = ACCESS_WRITE;
	if (m.descriptor != 0) {
		choose_range(g, &m, explore_facts(g->player, m.descriptor).file_size);
		m.untracked = is_python(op) && python_at_least(3, on_windows() ? 15 : 13) &&
		              choose_rarely(g->choices, 8);
		m.private_flag = is_python(op) && !on_windows() && m.mode == ACCESS_DEFAULT &&
		                 choose_rarely(g->choices, 4);
		return m;
	}
	m.length = 1 + choose_number(g, 4 * page());
	m.private_flag = (is_python(op) || op == OP_go_map_region) && !on_windows() &&
	                 choose(g->choices, 3) == 0;
	if (m.private_flag || m.mode == ACCESS_COPY)
		m.mode = is_python(op) ? ACCESS_DEFAULT : ACCESS_WRITE;
	return m;
}

/* Give one argument a random class. */
static void spoil(struct growing *g, const struct grid *grid, const struct value_facts *facts,
                  struct step *call)
{
	size_t i = 1 + choose(g->choices, grid->count - 1);

	grid_argument(grid, i, choose(g->choices, value_classes(grid->arguments[i].kind)), facts,
	              call);
}

/* A constructor that the implementation has; OPERATIONS if there is none. */
static enum operation choose_constructor(struct growing *g)
{
	static const enum operation all[] = { OP_map_fd, OP_map_path, OP_go_map_region,
		                              OP_region_open };
	enum operation found[COUNT(all)];
	size_t count = 0;

	for (size_t i = 0; i < COUNT(all); i++)
		if (offers(all[i]))
			found[count++] = all[i];
	return count != 0 ? found[choose(g->choices, count)] : OPERATIONS;
}

bool choose_map(struct growing *g, struct step *out)
{
	struct arg plain[STEP_ARGUMENTS + 1];
	enum operation op = choose_constructor(g);
	const struct grid *grid;
	struct value_facts facts;
	struct plain_map m;

	if (g->things == PLAY_THINGS || op == OPERATIONS)
		return false;
	m = choose_plain(g, op);
	if (m.descriptor == 0 && op != OP_map_fd && op != OP_go_map_region)
		return false;
	*out = (struct step){ .kind = STEP_CALL, .op = op, .makes = g->things + 1 };
	grid = explore_grid(op);
	grid_place_arguments(grid, plain, plain_arguments(op, &m, plain), out);
	facts = explore_facts(g->player, m.descriptor);
	if (choose_rarely(g->choices, 6))
		spoil(g, grid, &facts, out);
	return grid_close_gaps(grid, out);
}
