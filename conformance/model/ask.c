/* SPDX-License-Identifier: MIT */
#include "ask.h"

#include <stdlib.h>
#include <string.h>

unsigned error_kind(const char *name)
{
	static const char *const names[] = { "TypeError",     "ValueError",  "IndexError",
		                             "OverflowError", "BufferError", "OSError",
		                             "MemoryError" };

	for (unsigned i = 0; i < COUNT(names); i++)
		if (strcmp(names[i], name) == 0)
			return 1u << i;
	return ANY_ERROR + 1u - (1u << COUNT(names));
}

/* --- outcomes -------------------------------------------------------------- */

void refuse(struct asking *k, unsigned kinds, const char *clauses)
{
	if (k->a->must == 0)
		k->a->clauses = clauses;
	k->a->must |= kinds;
	k->a->number = 0;
}

void refuse_number(struct asking *k)
{
	refuse(k, ANY_ERROR, "universal/26 universal/27");
	k->impossible = true;
}

void refuse_errno(struct asking *k, int number, const char *clauses)
{
	bool first = k->a->must == 0;

	refuse(k, OS_ERROR, clauses);
	k->a->number = first ? number : 0;
}

void may_refuse(struct asking *k, unsigned kinds)
{
	k->a->may |= kinds;
}

/* Reading, searching and flushing change nothing, whatever the library takes the arguments for
 * (universal/32 universal/35). */
static bool only_looks(enum operation op)
{
	return op == OP_length || op == OP_get_item || op == OP_get_slice || op == OP_find ||
	       op == OP_rfind || op == OP_flush;
}

void leave_open(struct asking *k)
{
	k->a->must = 0;
	k->a->number = 0;
	k->a->may = ANY_ERROR;
	k->a->any_value = true;
	k->a->bytes_of_map = true;
	k->a->clauses = "universal/27 universal/51 universal/52";
	if (only_looks(k->q->op))
		k->a->effect = (struct effect){ .kind = EFFECT_NOTHING, .position = -1 };
	else if (k->a->effect.kind != EFFECT_MAKE)
		k->a->effect = (struct effect){ .kind = EFFECT_VAGUE };
}

void gives(struct asking *k, struct value v, const char *clauses)
{
	k->a->value = v;
	if (k->a->must == 0)
		k->a->clauses = clauses;
}

void gives_either(struct asking *k, struct value v, struct value other, const char *clauses)
{
	gives(k, v, clauses);
	k->a->other = other;
}

void gives_anything(struct asking *k)
{
	k->a->any_value = true;
}

void gives_none(struct asking *k, const char *clauses)
{
	gives(k, value_none(), clauses);
	k->a->any_value = k->rules->python == 0;
}

void gives_byte(struct asking *k, unsigned char byte, const char *clauses)
{
	static unsigned char character;

	character = byte;
	if (model_characters(k->model, k->map))
		gives(k, value_bytes(&character, 1), clauses);
	else
		gives(k, value_int(byte), clauses);
}

void works_on(struct asking *k, wide size)
{
	k->a->undefined = k->a->undefined || (k->a->must == 0 && size > MODEL_MOST);
}

void gives_bytes(struct asking *k, int64_t at, int64_t size, const char *clauses)
{
	static unsigned char *room;

	works_on(k, size);
	if (k->a->must != 0 || k->a->undefined || model_open(k->map)) {
		k->a->any_value = true;
		return;
	}
	free(room);
	room = malloc((size_t)size + 1);
	if (room == NULL)
		abort();
	model_copy(k->map, at, room, (size_t)size);
	gives(k, value_bytes(room, (size_t)size), clauses);
}

void touches(struct asking *k, wide first, wide end)
{
	if (first >= end || k->map == NULL || end <= model_reach(k->map))
		return;
	/* An error instead of a signal is always allowed. */
	may_refuse(k, OS_ERROR);
	k->missing = true;
	k->a->undefined = k->a->undefined || k->a->must == 0;
}

/* --- arguments -------------------------------------------------------------- */

enum reading number(struct asking *k, unsigned at, int64_t *out)
{
	const struct value *v = argument(k, at);

	k->plain = k->plain && (v->tag == VALUE_ABSENT || (v->tag == VALUE_INT && v->number >= 0));
	switch (v->tag) {
	case VALUE_ABSENT: return LEFT_OUT;
	case VALUE_NONE: return NO_VALUE;
	case VALUE_BOOL:
		/* Only Python's bool is a number. */
		if (k->rules->python == 0)
			may_refuse(k, TYPE_ERROR);
		*out = v->number;
		return GIVEN;
	case VALUE_INT: *out = v->number; return GIVEN;
	case VALUE_BIG:
		*out = v->number < 0 ? INT64_MIN : INT64_MAX;
		return v->number < 0 ? TOO_LOW : TOO_HIGH;
	default: refuse(k, TYPE_ERROR, "python-docs/79"); return WRONG;
	}
}

bool bytes(struct asking *k, unsigned at, const unsigned char **data, size_t *size)
{
	const struct value *v = argument(k, at);
	bool old = k->rules->python != 0 && !python(k, 305);

	k->plain = k->plain && v->tag == VALUE_BYTES && v->form == NULL;
	*data = v->data;
	*size = v->size;
	if (v->tag != VALUE_BYTES) {
		refuse(k, TYPE_ERROR, "python-docs/79");
		/* Before Python 3 a text is bytes too. */
		if (k->rules->python < 300 && v->tag == VALUE_TEXT)
			leave_open(k);
		return false;
	}
	if (v->form != NULL && strcmp(v->form, "strided") == 0)
		may_refuse(k, BUFFER_ERROR | TYPE_ERROR);
	else if (v->form != NULL && old)
		may_refuse(k, TYPE_ERROR | BUFFER_ERROR);
	/* The array has items of two bytes, a view has items of one. */
	if (v->form != NULL && strcmp(v->form, "array") == 0 && k->map != NULL &&
	    k->map->kind == MODEL_VIEW)
		may_refuse(k, TYPE_ERROR | VALUE_ERROR);
	return true;
}

void needs_open(struct asking *k)
{
	const struct model_object *of = k->map->of;

	if (k->map->closed)
		refuse(k, python(k, 300) && !k->map->bare ? VALUE_ERROR : ANY_ERROR,
		       "python3.13/20");
	if (of != NULL && of->kind == MODEL_REGION && of->closed)
		refuse(k, ANY_ERROR, "map-region-source/13");
}

void needs_writable(struct asking *k)
{
	needs_open(k);
	if (k->map->readonly)
		refuse(k, TYPE_ERROR, "python-docs/29");
}

void stores(struct asking *k, wide at, int64_t step, const unsigned char *data, size_t size)
{
	struct effect *e = &k->a->effect;

	*e = (struct effect){
		.kind = EFFECT_STORE, .step = step, .data = data, .size = size, .position = -1
	};
	if (size == 0)
		return;
	e->to = (int64_t)at;
	touches(k, at, at + 1);
	at += (wide)step * (wide)(size - 1);
	touches(k, at, at + 1);
}
