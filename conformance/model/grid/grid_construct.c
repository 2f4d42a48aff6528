/* SPDX-License-Identifier: MIT
 *
 * The rows of a constructor: what it is given in place of a file, or of a plain argument. */
#include "grid_row.h"

/* Special files; the classes of numbers come behind them. */
static const char *const specials[] = {
	"the-file", "closed", "directory",  "pipe",
	"path",     "null",   "write-only", "write-only-appending"
};

unsigned char grid_descriptors(void)
{
	return (unsigned char)(COUNT(specials) + value_classes(KIND_descriptor));
}

const char *grid_descriptor_name(unsigned char class)
{
	return class < COUNT(specials) ? specials[class]
	                               : value_class_name(KIND_descriptor, class - COUNT(specials));
}

/* What the constructor is given as its file. */
static enum played open_descriptor(struct player *p, const struct state *s, unsigned char class)
{
	struct step special = { .kind = STEP_OPEN,
		                .makes = THE_DESCRIPTOR,
		                .mode = grid_descriptor_name(class) };

	if (class == 0 || class >= COUNT(specials))
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
	enum argument_kind kind = g->focus == 0 ? KIND_descriptor : g->arguments[g->focus].kind;
	unsigned char class = row[5 + g->focus];

	if (g->focus == 0 && class < COUNT(specials))
		return true;
	if (g->focus == 0)
		class = (unsigned char)(class - COUNT(specials));
	return value_of_class(kind, class, &facts, &call->args[g->focus]);
}

enum played grid_construct(struct player *p, const struct grid *g, const unsigned char *row,
                           const struct state *s, struct step *call)
{
	bool anonymous = s->backing == BACKING_ANONYMOUS || s->backing == BACKING_PRIVATE;
	struct arg plain[STEP_ARGUMENTS + 1];
	enum played done;

	if ((anonymous && g->focus == 0))
		return LEFT_OUT_STEP;
	done = anonymous ? PLAYED : open_descriptor(p, s, row[5]);
	if (done != PLAYED)
		return done;
	grid_place_arguments(g, plain, state_arguments(s, plain), call);
	if (!replace(g, row, s, p, call))
		return LEFT_OUT_STEP;
	if (!grid_close_gaps(g, call))
		return LEFT_OUT_STEP;
	done = play_step(p, call);
	if (done == PLAYED)
		grid_note_coverage(g, row, s);
	return done == PLAYED ? play_look(p) : done;
}
