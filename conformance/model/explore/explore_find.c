/* SPDX-License-Identifier: MIT
 *
 * The objects that a step can be about. */
#include "explore_choose.h"
#include "values.h"

static const struct model_object *object_of(const struct player *p, int number)
{
	const struct thing *t = &p->things[number];

	return t->handle != 0 && t->model != 0 ? model_object(&p->model, t->model) : NULL;
}

bool explore_is_open(const struct player *p, int number)
{
	const struct model_object *o = object_of(p, number);

	return o != NULL && o->kind == MODEL_DESCRIPTOR && !o->closed;
}

bool explore_is_child(const struct player *p, int number)
{
	return p->things[number].handle != 0 && p->things[number].child && !p->things[number].ended;
}

bool explore_is_object(const struct player *p, int number)
{
	const struct model_object *o = object_of(p, number);

	return o != NULL && o->kind != MODEL_DESCRIPTOR;
}

bool explore_is_any(const struct player *p, int number)
{
	return p->things[number].handle != 0;
}

int explore_find(struct growing *g, explore_serves *serves)
{
	int found[PLAY_THINGS], count = 0;

	for (int i = 1; i <= PLAY_THINGS; i++)
		if (serves(g->player, i))
			found[count++] = i;
	return count != 0 ? found[choose(g->choices, (uint64_t)count)] : 0;
}

int explore_alive(const struct player *p)
{
	int count = 0;

	for (int i = 1; i <= PLAY_THINGS; i++)
		count += p->things[i].handle != 0;
	return count;
}

struct value_facts explore_facts(const struct player *p, int number)
{
	const struct model_object *o = object_of(p, number);
	struct value_facts facts = {
		.length = 0, .page = page(), .granularity = granularity(), .descriptor = -1
	};

	if (o == NULL)
		return facts;
	facts.length = o->length;
	facts.offset = o->offset;
	facts.position = o->position;
	facts.file_size = o->file != NULL ? o->file->size : o->length;
	if (o->kind == MODEL_DESCRIPTOR)
		facts.length = facts.file_size;
	return facts;
}
