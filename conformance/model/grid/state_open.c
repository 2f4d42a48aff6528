/* SPDX-License-Identifier: MIT
 *
 * Bringing an implementation into a state. */
#include <sys/mman.h>

#include "state.h"

/* Go's modes. */
enum { GO_RDONLY = 0, GO_RDWR = 2, GO_COPY = 4, GO_ANON = 1 };

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
	/* A whole file is what Go's other constructor maps. */
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

static struct arg thing(int number)
{
	return (struct arg){ .value = value_handle(number) };
}

static bool is_anonymous(const struct state *s)
{
	return s->backing == BACKING_ANONYMOUS || s->backing == BACKING_PRIVATE;
}

static size_t python_arguments(const struct state *s, struct arg *args)
{
	size_t n = 0;

	args[n++] = is_anonymous(s) ? I(-1) : thing(THE_DESCRIPTOR);
	args[n++] = I(state_length(s));
	if (s->backing == BACKING_PRIVATE)
		args[n++] = NAMED("flags", I(MAP_PRIVATE | MAP_ANONYMOUS));
	if (s->mode != ACCESS_DEFAULT)
		args[n++] = NAMED("access", I(s->mode));
	if (state_offset(s) != 0)
		args[n++] = NAMED("offset", I(state_offset(s)));
	if (s->backing == BACKING_UNTRACKED)
		args[n++] = NAMED("trackfd", FALSE_);
	return n;
}

static size_t go_arguments(const struct state *s, struct arg *args)
{
	static const int prots[] = { GO_RDWR, GO_RDONLY, GO_RDWR, GO_COPY };
	bool copy = s->backing == BACKING_PRIVATE;

	args[0] = is_anonymous(s) ? NONE : thing(THE_DESCRIPTOR);
	args[1] = I(state_length(s));
	args[2] = I(copy ? GO_COPY : prots[s->mode]);
	args[3] = I(is_anonymous(s) ? GO_ANON : 0);
	args[4] = I(state_offset(s));
	return 5;
}

size_t state_arguments(const struct state *s, struct arg *args)
{
	size_t n;

	switch (state_constructor_of(s)) {
	case OP_map_fd: n = python_arguments(s, args); break;
	case OP_go_map_region: n = go_arguments(s, args); break;
	case OP_go_map:
		go_arguments(s, args);
		args[1] = args[2];
		args[2] = args[3];
		n = 3;
		break;
	case OP_map_path:
		args[0] = thing(THE_DESCRIPTOR);
		args[1] = I(state_length(s));
		args[2] = I(s->mode);
		args[3] = I(state_offset(s));
		n = 4;
		break;
	default:
		args[0] = thing(THE_DESCRIPTOR);
		args[1] = I(state_offset(s));
		args[2] = I(state_length(s));
		n = 3;
	}
	args[n] = (struct arg){ .end = true };
	return n;
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
	/* A library that opens the file itself gets the number then. */
	if (done == PLAYED && s->opened == OPENED_ZERO && constructor == OP_map_path)
		done = play_step(p, &close);
	return done;
}

/* Bytes of a map that no file shows: without them a private page that is lost looks like one
 * that is kept. */
static enum played fill(struct player *p, const struct state *s)
{
	int64_t length = state_length(s), size = length <= 4 * page() ? length : 3;
	unsigned char *data = keep_room((size_t)size);
	struct step store = { .kind = STEP_CALL,
		              .op = OP_set_slice,
		              .args = { thing(THE_MAP),
		                        I(0),
		                        I(size),
		                        NONE,
		                        BYTES(data, (size_t)size),
		                        { .end = true } } };

	if (s->mode == ACCESS_READ || (!is_anonymous(s) && s->mode != ACCESS_COPY) ||
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
		            .args = { thing(THE_REGION), { .end = true } } };
	enum played done = is_anonymous(s) ? PLAYED : state_open_file(p, s, NULL);

	if (done != PLAYED)
		return done;
	state_arguments(s, make.args);
	done = play_step(p, &make);
	if (done == PLAYED && !p->last->ok)
		return LACKING;
	/* A map that is refused is a failure of the constructor's own grid. */
	if (done == FAILED && p->wrong_answer && !p->last->ok) {
		p->lacking = p->failure;
		p->failure = NULL;
		return LACKING;
	}
	if (done == PLAYED && c == OP_region_open)
		done = play_step(p, &map);
	return done == PLAYED ? fill(p, s) : done;
}

/* So many bytes a map loses under its position. */
enum { CUT_OFF = 60 };

/* Where the position is.  A large file is read from its middle to the end, if that is near. */
static int64_t place_of(const struct state *s)
{
	int64_t length = state_length(s);

	if (s->place == PLACE_START)
		return 0;
	if (s->place != PLACE_MIDDLE)
		return length;
	return s->backing == BACKING_SPARSE ? length - page() - 50 : length / 2;
}

/* What they will be once the map is there. */
static struct value_facts expected_facts(const struct state *s)
{
	int64_t length = state_length(s), size = state_file_size(s);
	struct value_facts facts = { .length = length,
		                     .offset = state_offset(s),
		                     .page = page(),
		                     .granularity = granularity(),
		                     .descriptor = s->opened == OPENED_ZERO ? 0 : -1,
		                     .file_size = size };

	facts.position = place_of(s);
	if (s->place == PLACE_PAST)
		facts.length = length - CUT_OFF;
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

/* --- what happens then --------------------------------------------------------------------- */

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

/* With the map's own method, or by destroying the one that has none. */
static enum played close_map(struct player *p, const struct state *s)
{
	enum operation c = state_constructor_of(s);
	enum operation op = c == OP_go_map_region || c == OP_go_map ? OP_unmap
	                    : c == OP_region_open                   ? OP_release
	                                                            : OP_close;

	return call(p, op, thing(op == OP_release ? THE_REGION : THE_MAP),
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

/* A store of one byte, with what the implementation has for it. */
static enum played store(struct player *p)
{
	struct step s = { .kind = STEP_CALL,
		          .op = OP_set_item,
		          .args = { thing(THE_MAP), I(3), byte_argument('#'), { .end = true } } };

	return offers(OP_set_item) ? play_step(p, &s) : LEFT_OUT_STEP;
}

static enum played happen(struct player *p, const struct state *s)
{
	int64_t size = state_file_size(s), offset = state_offset(s), length = state_length(s);
	enum played done;

	switch (s->event) {
	case EVENT_CLOSED: return close_map(p, s);
	case EVENT_GROWN: return call(p, OP_resize, thing(THE_MAP), I(length + page()));
	case EVENT_SHRUNK: return call(p, OP_resize, thing(THE_MAP), I(page() + 10));
	case EVENT_LENT:
	case EVENT_VIEW:
		if (p->things[THE_VIEW].handle != 0)
			return PLAYED;
		if (s->event == EVENT_LENT && state_constructor_of(s) == OP_region_open)
			return call(p, OP_add_clients, thing(THE_REGION), I(1));
		return call(p, OP_export, thing(THE_MAP), (struct arg){ .end = true });
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
	case EVENT_DESCRIPTOR:
		return do_step(p, (struct step){ .kind = STEP_CLOSE, .object = THE_DESCRIPTOR });
	case EVENT_STORED: return store(p);
	case EVENT_SECOND: return second_map(p, s);
	case EVENT_FORKED:
	case EVENT_LOCKED:
		done = second_map(p, s);
		if (done == PLAYED)
			done = call(p, OP_lock, thing(SECOND_MAP), (struct arg){ .end = true });
		return done == PLAYED
		           ? call(p, OP_lock, thing(THE_MAP), (struct arg){ .end = true })
		           : done;
	case EVENT_REPLACED:
		done = close_map(p, s);
		return done == PLAYED ? second_map(p, s) : done;
	case EVENT_ANOTHER:
		done = second_map(p, s);
		return done == PLAYED
		           ? do_step(p, (struct step){ .kind = STEP_DESTROY, .object = SECOND_MAP })
		           : done;
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
	done = call(p, OP_seek, thing(THE_MAP), I(place_of(s)));
	if (done == PLAYED && s->place == PLACE_PAST)
		done = call(p, OP_resize, thing(THE_MAP), I(state_length(s) - CUT_OFF));
	return done;
}

enum played state_happen(struct player *p, const struct state *s)
{
	enum played done = move_to(p, s);

	return done == PLAYED ? happen(p, s) : done;
}
