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
static struct arg exact_data(const struct step *s, const struct value_facts *facts)
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

/* The argument of that number; false if its class makes no sense here. */
static bool set_argument(const struct grid *g, const unsigned char *row, size_t i,
                         const struct value_facts *facts, struct step *s)
{
	const struct operation_argument *a = &g->arguments[i];
	size_t class = i == g->focus ? row[5 + i] : g->classes[i][row[5 + i]];

	if (g->op == OP_set_slice && a->kind == KIND_data && i != g->focus) {
		s->args[i] = exact_data(s, facts);
		return true;
	}
	if (!value_of_class(a->kind, class, facts, &s->args[i]))
		return false;
	if (a->kind == KIND_byte)
		as_character(&s->args[i]);
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

static enum played ask(struct player *p, const struct grid *g, const unsigned char *row,
                       const struct state *s, struct step *call)
{
	struct value_facts facts = state_facts(p, s);
	enum played done;

	for (size_t i = 1; i < g->count; i++)
		if (!set_argument(g, row, i, &facts, call))
			return LEFT_OUT_STEP;
	if (!grid_close_gaps(g, call))
		return LEFT_OUT_STEP;
	done = play_step(p, call);
	if (done == PLAYED)
		grid_note_coverage(g, row, s);
	return done;
}

/* Bring an object into the state, and ask. */
static enum played ask_there(struct player *p, const struct grid *g, const unsigned char *row,
                             const struct state *s, struct step *call)
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
	done = ask(p, g, row, s, call);
	return done == PLAYED ? play_look(p) : done;
}

/* Has the class a value there that no other class has? */
static bool makes_sense(const struct grid *g, const unsigned char *row, const struct state *s)
{
	struct value_facts facts = state_facts(NULL, s);
	struct arg a;

	return g->focus == 0 ||
	       value_of_class(g->arguments[g->focus].kind, row[5 + g->focus], &facts, &a);
}

static enum played play_row(struct player *p, const struct grid *g, const unsigned char *row,
                            struct step *call)
{
	struct state s = state_of(row);

	*call = (struct step){ .kind = STEP_CALL,
		               .op = g->op,
		               .makes = g->constructor ? THE_MAP : SECOND_MAP + 1,
		               .object = s.event == EVENT_CHILD ? THE_CHILD : 0 };
	play_begin(p);
	if (!makes_sense(g, row, &s))
		return LEFT_OUT_STEP;
	return g->constructor ? grid_construct(p, g, row, &s, call)
	                      : ask_there(p, g, row, &s, call);
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

/* --- more calls in the same state ------------------------------------------------------ */

/* The arguments that the grid is not about get the first of these classes that they have: with them
 * most values of the argument that it is about are allowed. */
static void take_fitting(const struct grid *g, unsigned char *row)
{
	static const char *const fitting[] = { "left-out", "one", "one-byte", "zero" };

	for (size_t i = 1; i < g->count; i++) {
		bool found = i == g->focus;

		for (size_t f = 0; f < COUNT(fitting) && !found; f++)
			for (unsigned char v = 0; v < g->sizes[5 + i] && !found; v++)
				if (strcmp(value_class_name(g->arguments[i].kind, g->classes[i][v]),
				           fitting[f]) == 0) {
					row[5 + i] = v;
					found = true;
				}
	}
}

/* Other values, by chance, but the same for the same row. */
static void take_others(const struct grid *g, unsigned char *row)
{
	uint64_t random = 1;

	for (size_t i = 0; i < 5 + g->count; i++)
		random = random * 6364136223846793005u + row[i] + 1442695040888963407u;
	for (size_t i = 1; i < g->count; i++) {
		random = random * 6364136223846793005u + 1442695040888963407u;
		row[5 + i] = (unsigned char)((random >> 33) % g->sizes[5 + i]);
	}
}

/* Each new object has a number of its own, and what a child did to its own position the model does
 * not know. */
static bool takes_more(const struct grid *g, const unsigned char *row)
{
	return !g->constructor && g->count > 1 && state_of(row).event != EVENT_CHILD &&
	       strcmp(operation_table[g->op].result, "handle") != 0;
}

/* A state costs more than a call: the same argument with others that fit, and other arguments. */
static enum played ask_more(struct player *p, const struct grid *g, const unsigned char *row,
                            const struct step *call)
{
	enum { MORE = 3 };
	const struct answer *last = p->last;
	struct state s = state_of(row);
	unsigned char other[GRID_DIMENSIONS];
	enum played done = PLAYED;

	memcpy(other, row, 5 + g->count);
	for (int i = 0; i < MORE && done != FAILED; i++) {
		struct step again = *call;

		if (i == 0)
			take_fitting(g, other);
		else
			take_others(g, other);
		if (memcmp(other, row, 5 + g->count) != 0 &&
		    grid_possible(other, 5 + g->count, (void *)(uintptr_t)g))
			done = ask(p, g, other, &s, &again);
	}
	if (done != FAILED)
		done = play_look(p);
	p->last = last;
	return done;
}

enum played grid_row(struct player *p, const struct grid *g, const unsigned char *row)
{
	struct step call;
	enum played done = play_row(p, g, row, &call);

	if (done == PLAYED && takes_more(g, row))
		done = ask_more(p, g, row, &call);
	done = end_row(p, row, done);
	/* What a runtime opens once, when it is first needed, is no leak. */
	if (done == FAILED && p->kept)
		done = end_row(p, row, play_row(p, g, row, &call));
	return done;
}

/* So many calls in a round may make the process grow by so many pages in some rounds, since a heap
 * grows in pieces, but not in each round. */
enum { CALLS = 256, ROUNDS = 8, PAGES = 80 };

static bool grows(struct player *p, const struct step *call)
{
	long before, after;

	for (int round = 0; round < ROUNDS; round++) {
		TRY(settle, { .end = true });
		before = memory_pages(true);
		if (!play_again(p, call, CALLS))
			return false;
		TRY(settle, { .end = true });
		after = memory_pages(true);
		if (before < 0 || after - before < PAGES)
			return false;
	}
	return true;
}

enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row)
{
	struct step call;
	enum played done = play_row(p, g, row, &call);

	if (done == PLAYED && p->last->value.tag != VALUE_HANDLE && grows(p, &call))
		done = play_fail(p, "%s: leak: memory grows with each of %d such calls",
		                 asked(p->last), CALLS * ROUNDS);
	return end_row(p, row, done);
}
