/* SPDX-License-Identifier: MIT
 *
 * The steps of a random script, and how it grows. */
#include "explore_choose.h"

/* A change of a file from outside the adapter. */
static bool choose_change(struct growing *g, struct step *out)
{
	static const enum step_kind kinds[] = { STEP_WRITE, STEP_WRITE, STEP_WRITE,
		                                STEP_SIZE,  STEP_SIZE,  STEP_UNLINK };
	int file = g->files != 0 ? 1 + (int)choose(g->choices, (uint64_t)g->files) : 0;
	int64_t size;

	if (file == 0 || g->player->files[file] == NULL)
		return false;
	size = g->player->files[file]->size;
	*out = (struct step){ .kind = kinds[choose(g->choices, COUNT(kinds))],
		              .file = file,
		              .at = choose_number(g, size),
		              .size = 1 + choose_number(g, 300) };
	if (out->kind == STEP_SIZE)
		out->size = choose_number(g, size + 2 * page());
	return true;
}

static bool choose_descriptor(struct growing *g, struct step *out)
{
	*out = (struct step){ .kind = STEP_SEEK, .object = explore_find(g, explore_is_open) };
	if (choose(g->choices, 3) == 0)
		out->kind = STEP_CLOSE;
	else
		out->at = choose_number(g, 3 * page());
	return out->object != 0 && (out->kind == STEP_CLOSE || offers(OP_file_seek));
}

static bool choose_child(struct growing *g, struct step *out)
{
	if (!g->forked && offers(OP_fork) && g->things < PLAY_THINGS) {
		*out = (struct step){ .kind = STEP_FORK, .makes = g->things + 1 };
		g->forked = true;
		return true;
	}
	*out = (struct step){ .kind = STEP_EXIT, .object = explore_find(g, explore_is_child) };
	return out->object != 0 && offers(OP_twin_exit);
}

static bool choose_destroy(struct growing *g, struct step *out)
{
	*out = (struct step){ .kind = STEP_DESTROY, .object = explore_find(g, explore_is_any) };
	return out->object != 0;
}

static bool choose_look(struct growing *g, struct step *out)
{
	(void)g;
	*out = (struct step){ .kind = STEP_LOOK };
	return true;
}

/* Choose a kind of step; `times` is its weight. */
static bool choose_kind(struct growing *g, struct step *out)
{
	static const struct {
		bool (*choose)(struct growing *g, struct step *out);
		unsigned times;
	} kinds[] = {
		{ choose_call, 60 }, { choose_look, 16 },   { choose_change, 8 },
		{ choose_map, 6 },   { choose_open, 3 },    { choose_descriptor, 3 },
		{ choose_file, 1 },  { choose_destroy, 3 }, { choose_child, 2 },
	};
	unsigned all = 0, at;

	for (size_t i = 0; i < COUNT(kinds); i++)
		all += kinds[i].times;
	at = (unsigned)choose(g->choices, all);
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (at < kinds[i].times)
			return kinds[i].choose(g, out);
		at -= kinds[i].times;
	}
	return false;
}

void choose_step(struct growing *g, struct step *out)
{
	bool crowded = explore_alive(g->player) >= EXPLORE_OBJECTS;

	if (g->files == 0 && choose_file(g, out))
		return;
	if (!crowded && explore_find(g, explore_is_open) == 0 && choose_open(g, out))
		return;
	if (!crowded && explore_find(g, explore_is_object) == 0 && choose_map(g, out))
		return;
	if (crowded ? choose_destroy(g, out) : choose_kind(g, out))
		return;
	choose_look(g, out);
}

/* Choose a step and do it.  It is kept if it was done. */
static bool grow(struct growing *g)
{
	const struct step look = { .kind = STEP_LOOK };
	struct player *p = g->player;
	struct step step;
	enum played done;

	choose_step(g, &step);
	done = play_step(p, &step);
	if (done == PLAYED || done == FAILED)
		script_add(g->script, &step);
	if (step.makes > g->things && p->things[step.makes].handle != 0)
		g->things = step.makes;
	if (done != PLAYED || step.kind != STEP_CALL || step.op != OP_resize)
		return done != FAILED;
	/* Missing memory then shows at once, and not in the next step. */
	script_add(g->script, &look);
	return play_step(p, &look) != FAILED;
}

bool explore_grow(struct choices *c, struct script *script, struct player *p)
{
	struct growing g = { .choices = c, .player = p, .script = script };
	size_t length = 10 + choose(c, 31), tries = 0;
	const struct step look = { .kind = STEP_LOOK };

	play_begin(p);
	while (script->count < length && tries++ < 2 * length && !choices_ended(c))
		if (!grow(&g))
			return script_end(p);
	script_add(script, &look);
	play_step(p, &look);
	return script_end(p);
}
