/* SPDX-License-Identifier: MIT
 *
 * One row: a fresh state, the call, a look at everything, and the end. */
#include "grid_row.h"

static struct state state_of(const unsigned char *row)
{
	return (struct state){ row[0], row[1], row[2], row[3], row[4] };
}

/* A bound of a slice as a place in the map. */
static int64_t bound(const struct value *v, int64_t left_out, int64_t length, bool down)
{
	int64_t n = v->tag == VALUE_INT   ? v->number
	            : v->tag != VALUE_BIG ? left_out
	            : v->number < 0       ? INT64_MIN
	                                  : INT64_MAX;

	if (n < 0 && (v->tag == VALUE_INT || v->tag == VALUE_BIG))
		n = n < -length ? (down ? -1 : 0) : n + length;
	return n < length ? n : length - down;
}

/* The bytes for a slice, as many as it has. */
struct arg grid_exact_data(const struct step *s, const struct value_facts *facts)
{
	static unsigned char bytes[1 << 17];
	int64_t step = s->args[3].value.tag == VALUE_INT ? s->args[3].value.number : 1, size;
	bool down = step < 0;
	int64_t length = facts->length;
	int64_t first = bound(&s->args[1].value, down ? length - 1 : 0, length, down);
	int64_t end = bound(&s->args[2].value, down ? -1 : length, length, down);

	step = step == 0 ? 1 : step == INT64_MIN ? -INT64_MAX : step;
	size = down ? (first - end - 1) / -step + 1 : (end - first - 1) / step + 1;
	if (down ? first <= end : first >= end)
		size = 0;
	if (size > (int64_t)sizeof(bytes))
		size = 1;
	for (int64_t i = 0; i < size; i++)
		bytes[i] = (unsigned char)(pattern_byte(i) ^ 0x55);
	return BYTES(bytes, (size_t)size);
}

/* One byte as the edition writes it: the classes are numbers. */
static void as_character(struct arg *a)
{
	if (claims("python") && !python_at_least(3, 0) && a->value.tag == VALUE_INT &&
	    a->value.number >= 0 && a->value.number <= 255)
		*a = byte_argument((unsigned char)a->value.number);
}

bool grid_argument(const struct grid *g, size_t i, size_t class, const struct value_facts *facts,
                   struct step *call)
{
	if (!value_of_class(g->arguments[i].kind, class, facts, &call->args[i]))
		return false;
	if (g->arguments[i].kind == KIND_byte)
		as_character(&call->args[i]);
	return true;
}

/* The argument of that number, as the row has it. */
static bool set_argument(const struct grid *g, const unsigned char *row, size_t i,
                         const struct value_facts *facts, struct step *s)
{
	size_t class = i == g->focus ? row[5 + i] : g->classes[i][row[5 + i]];

	if (g->op != OP_set_slice || g->arguments[i].kind != KIND_data || i == g->focus)
		return grid_argument(g, i, class, facts, s);
	s->args[i] = grid_exact_data(s, facts);
	return true;
}

/* Only constructors, and a flush's flags, are given by name; slices say none instead. */
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

/* The class of the argument that the grid is about; of an object what happened to it. */
static const char *grid_class_name(const struct grid *g, const unsigned char *row,
                                   const struct state *s)
{
	if (g->focus != 0)
		return value_class_name(g->arguments[g->focus].kind, row[5 + g->focus]);
	return g->constructor ? grid_descriptor_name(row[5]) : state_event(s);
}

void grid_note_coverage(const struct grid *g, const unsigned char *row, const struct state *s)
{
	const struct operation_argument *a = &g->arguments[g->focus];
	const char *name = keep_text(a->name, a->size);
	const char *class = grid_class_name(g, row, s);

	coverage_note(g->op, name, class, state_backing(s));
	if (g->focus != 0)
		coverage_note(g->op, name, class, state_event(s));
	coverage_note(g->op, name, class, state_mode(s));
	if (g->focus == 0)
		coverage_note(g->op, name, class, state_opened(s));
}

/* The object that the operation is about, and a view or a region where it is about one. */
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

/* Are the arguments that the grid is not about those that fit? */
static bool fits(const struct grid *g, const unsigned char *row)
{
	for (size_t i = 1; i < g->count; i++)
		if (i != g->focus && row[5 + i] != g->fitting[i])
			return false;
	return true;
}

/* Of a slice that other data is stored to, as many items as the data has. */
static void fit_slice(const struct grid *g, struct step *call)
{
	struct value *start = &call->args[1].value, *data = &call->args[4].value;

	if (g->op == OP_set_slice && g->arguments[g->focus].kind == KIND_data &&
	    start->tag == VALUE_INT && data->tag == VALUE_BYTES)
		call->args[2] = I(start->number + (int64_t)data->size);
}

static enum played ask(struct player *p, const struct grid *g, const unsigned char *row,
                       const struct state *s, struct step *call)
{
	struct value_facts facts = state_facts(p, s);
	enum played done;

	for (size_t i = 1; i < g->count; i++)
		if (!set_argument(g, row, i, &facts, call))
			return LEFT_OUT_STEP;
	if (fits(g, row))
		fit_slice(g, call);
	if (!grid_close_gaps(g, call))
		return LEFT_OUT_STEP;
	done = play_step(p, call);
	if (done == PLAYED)
		grid_note_coverage(g, row, s);
	return done;
}

/* Bring an object into the state; call is then about it. */
static enum played reach(struct player *p, const struct grid *g, const struct state *s,
                         struct step *call)
{
	enum played done = state_open(p, s);
	int object;

	if (done == PLAYED)
		done = prepare(p, g, &object);
	if (done == PLAYED)
		done = state_happen(p, s);
	if (done != PLAYED)
		return done;
	if (s->event == EVENT_VIEW && object == THE_MAP)
		object = THE_VIEW;
	call->args[0] = (struct arg){ .value = value_handle(object) };
	return PLAYED;
}

/* Call n, and a look at everything if it may have done something. */
static enum played ask_and_look(struct player *p, const struct grid *g, const unsigned char *row,
                                size_t n, struct step *call)
{
	unsigned char classes[GRID_DIMENSIONS];
	struct state s = state_of(row);
	enum played done;

	if (!grid_call(g, row, n, classes))
		return LEFT_OUT_STEP;
	done = ask(p, g, classes, &s, call);
	return done == PLAYED && p->changed ? play_look(p) : done;
}

/* What the calls after it would meet is no more the row's state. */
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

/* Has the class of a row that has but one a value there that no other class has? */
static bool makes_sense(const struct grid *g, const unsigned char *row, const struct state *s)
{
	struct value_facts facts = state_facts(NULL, s);
	struct arg a;

	return g->groups != 0 || g->focus == 0 ||
	       value_of_class(g->arguments[g->focus].kind, row[5 + g->focus], &facts, &a);
}

static enum played play_row(struct player *p, const struct grid *g, const unsigned char *row,
                            size_t *n, struct step *call)
{
	struct state s = state_of(row);
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

static enum played end_row(struct player *p, const unsigned char *row, enum played done)
{
	struct state s = state_of(row);

	if (!play_end(p) && done != FAILED)
		done = FAILED;
	if (done == FAILED)
		p->failure = keep_format("%s; %s", state_text(&s), p->failure);
	return done;
}

enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row, size_t *n)
{
	struct step call;
	size_t first = *n;
	enum played done = end_row(p, row, play_row(p, g, row, n, &call));

	/* What a runtime opens once, when it is first needed, is no leak. */
	if (done == FAILED && p->kept) {
		*n = first;
		done = end_row(p, row, play_row(p, g, row, n, &call));
	}
	return done;
}

/* So many calls in a round may make the process grow by so many pages in some rounds, since a heap
 * grows in pieces, but not in each round. */
enum { CALLS = 256, LONG_CALLS = 32, ROUNDS = 8, PAGES = 80 };

static bool grows(struct player *p, const struct step *call)
{
	/* What a long request leaves shows soon. */
	int calls = strlen(p->last->request) > 4096 ? LONG_CALLS : CALLS;
	long before, after;

	for (int round = 0; round < ROUNDS; round++) {
		TRY(settle, { .end = true });
		before = memory_pages(true);
		if (!play_again(p, call, calls))
			return false;
		TRY(settle, { .end = true });
		after = memory_pages(true);
		if (before < 0 || after - before < PAGES)
			return false;
	}
	return true;
}

enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n)
{
	struct step call;
	enum played done = play_row(p, g, row, &n, &call);

	if (done == PLAYED && p->things[call.makes].handle == 0 && grows(p, &call))
		done = play_fail(p, "%s: leak: memory grows with each such call", asked(p->last));
	return end_row(p, row, done);
}
