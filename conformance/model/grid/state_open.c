/* SPDX-License-Identifier: MIT
 *
 * Opening the file of a state, and making its map. */
#include "state.h"

static enum operation constructor = OPERATIONS;
static bool constructs;

bool state_constructs(void)
{
	return constructs;
}

enum operation state_constructor(void)
{
	return constructor;
}

enum operation state_constructor_of(const struct state *s)
{
	if (s->backing == BACKING_GO)
		return OP_go_map_region;
	if (s->backing == BACKING_REGION)
		return OP_region_open;
	/* Go's other constructor maps a whole file. */
	if (constructor == OP_go_map_region && !constructs && s->backing == BACKING_FILE &&
	    offers(OP_go_map))
		return OP_go_map;
	return constructor;
}

static enum operation usual_constructor(void)
{
	if (claims("python") || (!claims("mmap-go") && offers(OP_map_fd)))
		return OP_map_fd;
	if (claims("mmap-go") || offers(OP_go_map_region))
		return OP_go_map_region;
	return offers(OP_map_path) ? OP_map_path : OP_region_open;
}

void state_choose_constructor(enum operation op)
{
	const char *family = operation_table[op].family;

	constructor = usual_constructor();
	constructs = op == OP_map_fd || op == OP_map_path || op == OP_go_map ||
	             op == OP_go_map_region || op == OP_region_open;
	if (constructs)
		constructor = op;
	else if (strcmp(family, "go") == 0)
		constructor = OP_go_map_region;
	else if (strcmp(family, "region") == 0)
		constructor = OP_region_open;
}

static bool is_anonymous(const struct state *s)
{
	return s->backing == BACKING_ANONYMOUS || s->backing == BACKING_PRIVATE;
}

size_t state_arguments(const struct state *s, struct arg *args)
{
	struct plain_map m = { .descriptor = is_anonymous(s) ? 0 : THE_DESCRIPTOR,
		               .mode = s->mode,
		               .private_flag = s->backing == BACKING_PRIVATE ||
		                               s->backing == BACKING_FLAGS ||
		                               s->backing == BACKING_IGNORED,
		               .ignored = s->backing == BACKING_IGNORED,
		               .untracked = s->backing == BACKING_UNTRACKED,
		               .offset = state_offset(s),
		               .length = state_length(s) };

	return plain_arguments(state_constructor_of(s), &m, args);
}

enum played state_open_file(struct player *p, const struct state *s, const char *mode)
{
	static const char *const how[] = { "rw", "rw", "rwa", "r", "rw" };
	struct step file = { .kind = STEP_FILE,
		             .file = THE_FILE,
		             .size = state_file_size(s),
		             .sparse = s->backing == BACKING_SPARSE || s->backing == BACKING_LONG };
	struct step open = { .kind = STEP_OPEN,
		             .file = THE_FILE,
		             .makes = THE_DESCRIPTOR,
		             .mode = mode != NULL ? mode : how[s->opened],
		             .at = s->opened == OPENED_ZERO ? 0 : -1 };
	struct step seek = { .kind = STEP_SEEK, .object = THE_DESCRIPTOR, .at = 7 };
	struct step close = { .kind = STEP_CLOSE, .object = THE_DESCRIPTOR };
	enum played done = play_step(p, &file);

	if (done == PLAYED)
		done = play_step(p, &open);
	if (done == PLAYED && s->opened == OPENED_POSITIONED)
		done = play_step(p, &seek);
	/* The number is then free for a library that opens the file itself. */
	if (done == PLAYED && s->opened == OPENED_ZERO && constructor == OP_map_path)
		done = play_step(p, &close);
	return done;
}

/* Fill private and anonymous memory with bytes that the file does not have.  Otherwise a lost
 * private page would look like one that is kept. */
static enum played fill(struct player *p, const struct state *s)
{
	int64_t length = state_length(s), size = length <= 4 * page() ? length : 3;
	unsigned char *data = keep_room((size_t)size);
	struct step store = { .kind = STEP_CALL,
		              .op = OP_set_slice,
		              .args = { state_thing(THE_MAP),
		                        I(0),
		                        I(size),
		                        NONE,
		                        BYTES(data, (size_t)size),
		                        { .end = true } } };

	if (s->mode == ACCESS_READ ||
	    (!is_anonymous(s) && s->mode != ACCESS_COPY && s->backing != BACKING_FLAGS &&
	     s->backing != BACKING_IGNORED) ||
	    state_constructor_of(s) == OP_region_open || !offers(OP_set_slice))
		return PLAYED;
	pattern_fill(data, is_anonymous(s) ? 0 : 77, (size_t)size);
	return play_step(p, &store);
}

enum played state_open(struct player *p, const struct state *s)
{
	enum operation c = state_constructor_of(s);
	struct step make = { .kind = STEP_CALL,
		             .op = c,
		             .makes = c == OP_region_open ? THE_REGION : THE_MAP };
	struct step map = { .kind = STEP_CALL,
		            .op = OP_region_map,
		            .makes = THE_MAP,
		            .args = { state_thing(THE_REGION), { .end = true } } };
	enum played done = is_anonymous(s) ? PLAYED : state_open_file(p, s, NULL);

	if (done != PLAYED)
		return done;
	state_arguments(s, make.args);
	done = play_step(p, &make);
	if (done == PLAYED && !p->succeeded) {
		p->lacking = "the documents refuse such an object";
		return LACKING;
	}
	/* A refused map is a failure of the constructor's own grid, not of this one. */
	if (done == FAILED && !p->hasty && p->wrong_answer && !p->last->ok) {
		p->lacking = p->failure;
		p->failure = NULL;
		return LACKING;
	}
	/* A constructor that moves the descriptor's position fails in its own grids. */
	if (done == PLAYED && p->model.rules.python == 0 && !is_anonymous(s))
		done = play_adopt_position(p, THE_DESCRIPTOR);
	if (done == PLAYED && c == OP_region_open)
		done = play_step(p, &map);
	return done == PLAYED ? fill(p, s) : done;
}

int64_t state_position(const struct state *s)
{
	int64_t length = state_length(s);

	if (s->place == PLACE_START)
		return 0;
	if (s->place != PLACE_MIDDLE)
		return length - (s->place == PLACE_LAST);
	return s->backing == BACKING_SPARSE || s->backing == BACKING_LONG ? length - page() - 50
	                                                                  : length / 2;
}

/* The facts that will be true once the state is reached. */
static struct value_facts expected_facts(const struct state *s)
{
	int64_t length = state_length(s), size = state_file_size(s);
	struct value_facts facts = { .length = length,
		                     .offset = state_offset(s),
		                     .page = page(),
		                     .granularity = granularity(),
		                     .descriptor = s->opened == OPENED_ZERO ? 0 : -1,
		                     .file_size = size };

	facts.position = state_position(s);
	if (s->place == PLACE_PAST)
		facts.length = length - STATE_CUT_OFF;
	if (s->event == EVENT_GROWN)
		facts.length = length + page();
	if (s->event == EVENT_SHRUNK)
		facts.length = page() + 10;
	return facts;
}

struct value_facts state_facts(const struct player *p, const struct state *s)
{
	const struct model_object *o =
	    p != NULL ? model_object(&p->model, p->things[THE_MAP].model) : NULL;
	struct value_facts facts = expected_facts(s);

	if (o != NULL && o->kind == MODEL_MAP) {
		facts.length = o->length;
		facts.position = o->position;
	}
	if (p != NULL && p->files[THE_FILE] != NULL)
		facts.file_size = p->files[THE_FILE]->size;
	return facts;
}
