/* SPDX-License-Identifier: MIT
 *
 * One combination: a fresh state, the calls, a look at everything, and the end. */
#include "grid_parts.h"
#include "session.h"

/* Choose the object that the operation is about, and make the view if it is about one. */
static enum played prepare(struct player *p, const struct grid *g, int *object)
{
	const char *family = operation_table[g->op].family;
	struct step s = { .kind = STEP_CALL,
		          .op = OP_export,
		          .makes = THE_VIEW,
		          .args = { { .value = value_handle(THE_MAP) }, { .end = true } } };

	*object = THE_MAP;
	if (strcmp(family, "region") == 0)
		*object = THE_REGION;
	if (strcmp(family, "view") != 0 || g->op == OP_export)
		return PLAYED;
	*object = THE_VIEW;
	return p->things[THE_VIEW].handle != 0 ? PLAYED : play_step(p, &s);
}

static enum played ask(struct player *p, const struct grid *g, const unsigned char *row,
                       const struct state *s, struct step *call)
{
	struct value_facts facts = state_facts(p, s);

	if (!grid_set_arguments(g, row, &facts, call))
		return LEFT_OUT_STEP;
	return grid_ask(p, g, row, call);
}

/* The position and the event of the state.  A file of the wrong size after the state's resize() is
 * a failure of that operation's grids, not of this one. */
static enum played happen(struct player *p, const struct grid *g, const struct state *s)
{
	enum played done = state_happen(p, s);

	if (done != PLAYED || g->op == OP_resize ||
	    (s->event != EVENT_GROWN && s->event != EVENT_SHRUNK))
		return done;
	if (play_flush(p) == FAILED || play_look_sizes(p) == PLAYED)
		return p->hasty ? FAILED : done;
	p->lacking = p->failure;
	p->failure = NULL;
	p->files[THE_FILE]->open = true;
	return LACKING;
}

/* Reach the state.  The object of call is then the one in that state. */
static enum played reach(struct player *p, const struct grid *g, const struct state *s,
                         struct step *call)
{
	enum played done = state_open(p, s);
	int object;

	if (done == PLAYED)
		done = prepare(p, g, &object);
	if (done == PLAYED)
		done = happen(p, g, s);
	if (done != PLAYED)
		return done;
	if (s->event == EVENT_VIEW && object == THE_MAP)
		object = THE_VIEW;
	call->args[0] = (struct arg){ .value = value_handle(object) };
	return PLAYED;
}

/* Do call n, and compare everything if it changed something. */
static enum played ask_and_look(struct player *p, const struct grid *g, const unsigned char *row,
                                size_t n, struct step *call)
{
	unsigned char classes[GRID_DIMENSIONS];
	struct state s = grid_state(row);
	enum played done;

	if (!grid_call(g, row, n, classes))
		return LEFT_OUT_STEP;
	p->number = n;
	done = g->constructor ? grid_construct(p, g, classes, grid_second(g, n), &s, call)
	                      : ask(p, g, classes, &s, call);
	return done == PLAYED && p->changed ? play_look(p) : done;
}

/* Has the call changed the state that the row's other calls need? */
static bool changes_state(const struct player *p, const struct grid *g)
{
	const struct model_object *o = model_object(&p->model, p->things[THE_MAP].model);

	if (grid_makes_handles(g))
		return p->succeeded;
	return p->changed && (g->op == OP_resize || o == NULL || o->vague || o->closed);
}

static enum played ask_all(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t *n, size_t end, struct step *call)
{
	const struct step plain = *call;
	enum played done = LEFT_OUT_STEP, all = LEFT_OUT_STEP;
	bool looked = false;

	while (*n < end && done != FAILED) {
		*call = plain;
		done = ask_and_look(p, g, row, (*n)++, call);
		looked = done == PLAYED ? p->changed : looked && done == LEFT_OUT_STEP;
		all = done == PLAYED || all == PLAYED ? PLAYED : done;
		if (done == PLAYED && changes_state(p, g))
			break;
	}
	if (done != FAILED && all == PLAYED && !looked)
		done = play_look(p);
	if (!p->hasty && grid_count_calls(p, g) == LACKING && all == PLAYED)
		all = LACKING;
	return done == FAILED ? FAILED : all;
}

/* If the row has a single class: does this class have a value of its own in this state? */
static bool makes_sense(const struct grid *g, const unsigned char *row, const struct state *s)
{
	struct value_facts facts = state_facts(NULL, s);
	struct arg a;

	return g->groups != 0 || g->focus == 0 ||
	       value_of_class(g->arguments[g->focus].kind, row[5 + g->focus], &facts, &a);
}

enum played grid_play_row(struct player *p, const struct grid *g, const unsigned char *row,
                          size_t *n, size_t end, struct step *call)
{
	struct state s = grid_state(row);
	enum played done;

	*call = (struct step){ .kind = STEP_CALL,
		               .op = g->op,
		               .watched = true,
		               .makes = g->constructor ? THE_MAP : SECOND_MAP + 1,
		               .object = s.event == EVENT_CHILD ? THE_CHILD : 0 };
	play_begin(p);
	if (!makes_sense(g, row, &s))
		return LEFT_OUT_STEP;
	done = g->constructor ? grid_construct_open(p, g, row, &s) : reach(p, g, &s, call);
	return done == PLAYED ? ask_all(p, g, row, n, end, call) : done;
}

enum played grid_end_row(struct player *p, const unsigned char *row, enum played done)
{
	struct state s = grid_state(row);

	if (!play_end(p) && done != FAILED)
		done = FAILED;
	if (done == FAILED)
		p->failure = keep_format("%s; %s", state_text(&s), p->failure);
	return done;
}

static enum played play_row(struct player *p, const struct grid *g, const unsigned char *row,
                            size_t *n, bool quick)
{
	struct step call;
	enum played done;

	play_quickly(quick);
	done = grid_play_row(p, g, row, n, grid_calls(g, row), &call);
	if (done == LEFT_OUT_STEP)
		play_drop(p);
	if (p->unable) {
		done = LACKING;
		p->failure = NULL;
	}
	done = grid_end_row(p, row, done);
	play_quickly(false);
	return done;
}

enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row, size_t *n)
{
	size_t first = *n;
	enum played done = play_row(p, g, row, n, true);
	bool quick_only, leaked = false;

	if (done != FAILED)
		return done;
	quick_only = !p->misses;
	/* What failed is told by requests that are sent one by one.  What a runtime opens once, on
	 * first use, is no leak. */
	for (int i = 0; i < 2 && done == FAILED && (i == 0 || p->kept); i++) {
		leaked = p->kept && (p->judged > 0 || p->things[THE_MAP].handle != 0);
		*n = first;
		done = play_row(p, g, row, n, false);
	}
	/* If the leak itself makes the state impossible, only another process shows it again: a
	 * descriptor that stays open keeps its number. */
	if (done == LACKING && leaked) {
		session_renew();
		*n = first;
		return play_row(p, g, row, n, false);
	}
	if (done != PLAYED || !quick_only)
		return done;
	*n = first;
	return play_row(p, g, row, n, true);
}
