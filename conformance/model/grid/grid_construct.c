/* SPDX-License-Identifier: MIT
 *
 * The calls of a constructor: what it gets in place of a file, or of a plain argument. */
#include "grid_parts.h"

/* Special files; the classes of numbers come after them. */
static const char *const specials[] = { "the-file", "closed", "directory",  "pipe",
	                                "path",     "null",   "write-only", "write-only-appending",
	                                "by-name" };

/* A region can be made from a path too. */
static enum argument_kind first_kind(void)
{
	return state_constructor() == OP_region_open ? KIND_path : KIND_descriptor;
}

unsigned char grid_descriptors(void)
{
	return (unsigned char)(COUNT(specials) + value_classes(first_kind()));
}

const char *grid_descriptor_name(unsigned char class)
{
	return class < COUNT(specials) ? specials[class]
	                               : value_class_name(first_kind(), class - COUNT(specials));
}

static bool by_name(unsigned char class)
{
	return strcmp(grid_descriptor_name(class), "by-name") == 0;
}

/* Store a byte through the new map, which shows whether it is shared, private or read-only. */
static enum played probe(struct player *p)
{
	const struct model_object *o = model_object(&p->model, p->things[THE_MAP].model);
	struct step store = {
		.kind = STEP_CALL,
		.op = OP_set_item,
		.args = { { .value = value_handle(THE_MAP) }, I(3), I('#'), { .end = true } }
	};
	const struct answer *last = p->last;
	const bool changed = p->changed, succeeded = p->succeeded;
	enum played done = PLAYED;

	if (o != NULL && o->kind == MODEL_MAP && !o->vague && o->length > 3 && offers(OP_set_item))
		done = play_step(p, &store);
	p->last = last;
	p->changed = changed;
	p->succeeded = succeeded;
	return done == FAILED ? FAILED : PLAYED;
}

/* Open what the constructor gets as its file. */
static enum played open_descriptor(struct player *p, const struct state *s, unsigned char class)
{
	struct step special = { .kind = STEP_OPEN,
		                .makes = THE_DESCRIPTOR,
		                .mode = grid_descriptor_name(class) };

	if (class == 0 || class >= COUNT(specials) || by_name(class))
		return state_open_file(p, s, NULL);
	if (strcmp(specials[class], "write-only") == 0)
		return state_open_file(p, s, "w");
	if (strcmp(specials[class], "write-only-appending") == 0)
		return state_open_file(p, s, "wa");
	return play_step(p, &special);
}

void grid_place_arguments(const struct grid *g, const struct arg *plain, size_t n,
                          struct step *call)
{
	for (size_t i = 0; i < g->count; i++)
		call->args[i] = (struct arg){ .value = { .tag = VALUE_ABSENT } };
	for (size_t i = 0; i < n; i++) {
		int at = (int)i;

		if (plain[i].name != NULL)
			at = operation_argument_find(g->op, plain[i].name, strlen(plain[i].name));
		call->args[at].value = plain[i].value;
	}
}

static bool replace(const struct grid *g, const unsigned char *row, const struct state *s,
                    const struct player *p, struct step *call)
{
	struct value_facts facts = state_facts(p, s);
	enum argument_kind kind = g->focus == 0 ? first_kind() : g->arguments[g->focus].kind;
	unsigned char class = row[5 + g->focus];

	if (g->focus == 0 && class < COUNT(specials))
		return true;
	if (g->focus == 0)
		class = (unsigned char)(class - COUNT(specials));
	return value_of_class(kind, class, &facts, &call->args[g->focus]);
}

/* Set the length to the rest of the file after the offset.  False if there is none. */
static bool take_rest(const struct player *p, const struct grid *g, struct step *call)
{
	static const char *const names[] = { "length", "size" };
	const struct value *offset = &call->args[g->focus].value;
	int at = -1;
	int64_t rest;

	for (size_t i = 0; i < COUNT(names) && at < 0; i++)
		at = operation_argument_find(g->op, names[i], strlen(names[i]));
	if (g->focus == 0 || g->arguments[g->focus].kind != KIND_offset || at < 0 ||
	    offset->tag != VALUE_INT || offset->number < 0 || p->files[THE_FILE] == NULL)
		return false;
	rest = p->files[THE_FILE]->size - offset->number;
	call->args[at].value = value_int(rest);
	return rest > 0;
}

static bool anonymous(const struct state *s)
{
	return s->backing == BACKING_ANONYMOUS || s->backing == BACKING_PRIVATE;
}

enum played grid_construct_open(struct player *p, const struct grid *g, const unsigned char *row,
                                const struct state *s)
{
	if (g->focus == 0 && (anonymous(s) || (by_name(row[5]) && g->op != OP_region_open)))
		return LEFT_OUT_STEP;
	return anonymous(s) ? PLAYED : open_descriptor(p, s, row[5]);
}

enum played grid_construct(struct player *p, const struct grid *g, const unsigned char *row,
                           bool second, const struct state *s, struct step *call)
{
	struct arg plain[STEP_ARGUMENTS + 1];
	enum played done;

	call->by_name = g->focus == 0 && by_name(row[5]);
	grid_place_arguments(g, plain, state_arguments(s, plain), call);
	if (!replace(g, row, s, p, call) || (second && !take_rest(p, g, call)) ||
	    !grid_close_gaps(g, call))
		return LEFT_OUT_STEP;
	done = grid_ask(p, g, row, call);
	return done == PLAYED ? probe(p) : done;
}
