/* SPDX-License-Identifier: MIT
 *
 * The position and the event of a state. */
#include "state.h"

static enum played call(struct player *p, enum operation op, struct arg first, struct arg second)
{
	struct step s = { .kind = STEP_CALL, .op = op, .args = { first, second, { .end = true } } };

	if (op == OP_export)
		s.makes = THE_VIEW;
	return play_step(p, &s);
}

static enum played do_step(struct player *p, struct step s)
{
	return play_step(p, &s);
}

/* With the operation of the map's constructor. */
static enum played close_map(struct player *p, const struct state *s)
{
	enum operation c = state_constructor_of(s);
	enum operation op = c == OP_go_map_region || c == OP_go_map ? OP_unmap
	                    : c == OP_region_open                   ? OP_release
	                                                            : OP_close;

	return call(p, op, state_thing(op == OP_release ? THE_REGION : THE_MAP),
	            (struct arg){ .end = true });
}

static enum played second_map(struct player *p, const struct state *s)
{
	struct step again = { .kind = STEP_CALL,
		              .op = state_constructor_of(s),
		              .makes = SECOND_MAP };

	state_arguments(s, again.args);
	return play_step(p, &again);
}

static enum played child(struct player *p, unsigned char event)
{
	enum played done = do_step(p, (struct step){ .kind = STEP_FORK, .makes = THE_CHILD });

	if (done == PLAYED && event == EVENT_KILLED)
		return do_step(p, (struct step){ .kind = STEP_DESTROY, .object = THE_CHILD });
	if (done == PLAYED && event == EVENT_ENDED)
		return do_step(p, (struct step){ .kind = STEP_EXIT, .object = THE_CHILD });
	return done;
}

/* Store one byte. */
static enum played store(struct player *p)
{
	struct step s = { .kind = STEP_CALL,
		          .op = OP_set_item,
		          .args = { state_thing(THE_MAP), I(3), I('#'), { .end = true } } };

	return offers(OP_set_item) ? play_step(p, &s) : LEFT_OUT_STEP;
}

/* Another file takes the name of the file. */
static enum played rename_over(struct player *p)
{
	enum played done =
	    do_step(p, (struct step){ .kind = STEP_FILE, .file = OTHER_FILE, .size = page() + 7 });

	return done == PLAYED ? do_step(p, (struct step){ .kind = STEP_RENAME,
	                                                  .file = OTHER_FILE,
	                                                  .at = THE_FILE })
	                      : done;
}

static enum played happen(struct player *p, const struct state *s)
{
	int64_t size = state_file_size(s), offset = state_offset(s), length = state_length(s);
	enum played done;

	switch (s->event) {
	case EVENT_CLOSED: return close_map(p, s);
	case EVENT_GROWN: return call(p, OP_resize, state_thing(THE_MAP), I(length + page()));
	case EVENT_SHRUNK: return call(p, OP_resize, state_thing(THE_MAP), I(page() + 10));
	case EVENT_LENT:
	case EVENT_VIEW:
		if (p->things[THE_VIEW].handle != 0)
			return PLAYED;
		if (s->event == EVENT_LENT && state_constructor_of(s) == OP_region_open)
			return call(p, OP_add_clients, state_thing(THE_REGION), I(1));
		return call(p, OP_export, state_thing(THE_MAP), (struct arg){ .end = true });
	case EVENT_CUT:
		return do_step(p, (struct step){ .kind = STEP_SIZE,
		                                 .file = THE_FILE,
		                                 .size = offset + page() + 10 });
	case EVENT_EMPTIED:
		return do_step(p, (struct step){ .kind = STEP_SIZE, .file = THE_FILE, .size = 0 });
	case EVENT_EXTENDED:
		return do_step(p, (struct step){ .kind = STEP_SIZE,
		                                 .file = THE_FILE,
		                                 .size = size + 2 * page() });
	case EVENT_APPENDED:
		return do_step(p,
		               (struct step){
		                   .kind = STEP_WRITE, .file = THE_FILE, .at = size, .size = 200 });
	case EVENT_WRITTEN:
		return do_step(p, (struct step){ .kind = STEP_WRITE,
		                                 .file = THE_FILE,
		                                 .at = offset + 5,
		                                 .size = 20 });
	case EVENT_UNLINKED:
		return do_step(p, (struct step){ .kind = STEP_UNLINK, .file = THE_FILE });
	case EVENT_RENAMED: return rename_over(p);
	case EVENT_DESCRIPTOR:
		return do_step(p, (struct step){ .kind = STEP_CLOSE, .object = THE_DESCRIPTOR });
	case EVENT_STORED: return store(p);
	case EVENT_SECOND: return second_map(p, s);
	case EVENT_LOCKED:
		done = second_map(p, s);
		if (done == PLAYED)
			done =
			    call(p, OP_lock, state_thing(SECOND_MAP), (struct arg){ .end = true });
		return done == PLAYED
		           ? call(p, OP_lock, state_thing(THE_MAP), (struct arg){ .end = true })
		           : done;
	case EVENT_REPLACED:
		done = close_map(p, s);
		return done == PLAYED ? second_map(p, s) : done;
	case EVENT_ANOTHER:
		done = second_map(p, s);
		return done == PLAYED
		           ? do_step(p, (struct step){ .kind = STEP_DESTROY, .object = SECOND_MAP })
		           : done;
	case EVENT_FORKED:
	case EVENT_KILLED:
	case EVENT_ENDED:
	case EVENT_CHILD: return child(p, s->event);
	default: break;
	}
	return PLAYED;
}

static enum played move_to(struct player *p, const struct state *s)
{
	enum played done;

	if (s->place == PLACE_START)
		return PLAYED;
	done = call(p, OP_seek, state_thing(THE_MAP), I(state_position(s)));
	if (done == PLAYED && s->place == PLACE_PAST)
		done = call(p, OP_resize, state_thing(THE_MAP), I(state_length(s) - STATE_CUT_OFF));
	return done;
}

enum played state_happen(struct player *p, const struct state *s)
{
	enum played done = move_to(p, s);

	return done == PLAYED ? happen(p, s) : done;
}
