/* SPDX-License-Identifier: MIT
 *
 * One combination: a fresh state, the calls, a look at everything, and the end. */
#include "grid_parts.h"
#include "session.h"

struct state grid_state(const unsigned char *row)
{
	return (struct state){ row[0], row[1], row[2], row[3], row[4] };
}

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

/* A call that leaves out the argument that the grid is about tests nothing of that argument. */
static bool gives_focus(const struct grid *g, const struct step *call)
{
	enum value_tag tag = call->args[g->focus].value.tag;

	return g->focus == 0 || (tag != VALUE_ABSENT && tag != VALUE_NONE);
}

static bool is_plain(const struct value *v)
{
	return v->form == NULL && (v->tag == VALUE_INT || v->tag == VALUE_BYTES);
}

enum played grid_ask(struct player *p, const struct grid *g, const struct step *call)
{
	size_t sent = p->judged;
	enum played done = play_step(p, call);

	p->lacks_value = g->focus != 0 && !is_plain(&call->args[g->focus].value);
	if (done != LACKING && gives_focus(g, call))
		p->tested += p->judged - sent;
	return done;
}

static enum played ask(struct player *p, const struct grid *g, const unsigned char *row,
                       const struct state *s, struct step *call)
{
	struct value_facts facts = state_facts(p, s);
	enum played done;

	if (!grid_set_arguments(g, row, &facts, call))
		return LEFT_OUT_STEP;
	done = grid_ask(p, g, call);
	if (done == PLAYED)
		grid_note_coverage(g, row, s);
	return done;
}

/* The position and the event of the state.  A file of the wrong size after the state's resize() is
 * a failure of that operation's grids, not of this one. */
static enum played happen(struct player *p, const struct grid *g, const struct state *s)
{
	enum played done = state_happen(p, s);

	if (done != PLAYED || g->op == OP_resize || play_look_sizes(p) == PLAYED)
		return done;
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
	done = ask(p, g, classes, &s, call);
	return done == PLAYED && p->changed ? play_look(p) : done;
}

/* Has the call changed the state that the row's other calls need? */
static bool changes_state(const struct player *p, const struct grid *g)
{
	const struct model_object *o = model_object(&p->model, p->things[THE_MAP].model);

	return p->changed && (g->op == OP_resize || o == NULL || o->vague || o->closed);
}

static enum played ask_all(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t *n, struct step *call)
{
	const struct step plain = *call;
	enum played done = LEFT_OUT_STEP, all = LEFT_OUT_STEP;

	for (size_t calls = grid_calls(g, row); *n < calls && done != FAILED;) {
		*call = plain;
		done = ask_and_look(p, g, row, (*n)++, call);
		all = done == PLAYED || all == PLAYED ? PLAYED : done;
		if (done == PLAYED && changes_state(p, g))
			break;
	}
	return done == FAILED ? FAILED : all == PLAYED ? play_look(p) : all;
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
                          size_t *n, struct step *call)
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
	done = g->constructor ? PLAYED : reach(p, g, &s, call);
	if (done != PLAYED)
		return done;
	if (!g->constructor)
		return ask_all(p, g, row, n, call);
	return grid_construct(p, g, row, (*n)++, &s, call);
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

static enum played do_row(struct player *p, const struct grid *g, const unsigned char *row,
                          size_t *n)
{
	struct step call;

	return grid_end_row(p, row, grid_play_row(p, g, row, n, &call));
}

enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row, size_t *n)
{
	size_t first = *n;
	enum played done = do_row(p, g, row, n);
	bool reached = p->judged > 0;

	/* What a runtime opens once, on first use, is no leak. */
	if (done != FAILED || !p->kept)
		return done;
	*n = first;
	done = do_row(p, g, row, n);
	/* If the leak itself makes the state impossible, only another process shows it again: a
	 * descriptor that stays open keeps its number. */
	if (done == LACKING && reached) {
		session_renew();
		*n = first;
		done = do_row(p, g, row, n);
	}
	return done;
}
