/* SPDX-License-Identifier: MIT
 *
 * The function for each operation, and whether an answer is allowed. */
#include "ask.h"

#include <string.h>

static ask_function *const functions[OPERATIONS] = {
#define ASKED(op) [OP_##op] = ask_##op
	ASKED(map_fd),
	ASKED(map_path),
	ASKED(go_map),
	ASKED(go_map_region),
	ASKED(region_open),
	ASKED(region_map),
	ASKED(close),
	ASKED(closed),
	ASKED(read),
	ASKED(read_byte),
	ASKED(readline),
	ASKED(write),
	ASKED(write_byte),
	ASKED(seek),
	ASKED(tell),
	ASKED(seekable),
	ASKED(size),
	ASKED(find),
	ASKED(rfind),
	ASKED(move),
	ASKED(resize),
	ASKED(flush),
	ASKED(madvise),
	ASKED(lock),
	ASKED(unlock),
	ASKED(length),
	ASKED(get_item),
	ASKED(set_item),
	ASKED(get_slice),
	ASKED(set_slice),
	ASKED(export),
	ASKED(readonly),
	ASKED(view_release),
	ASKED(region_begin),
	ASKED(region_end),
	ASKED(region_size),
	ASKED(region_includes),
	ASKED(clients),
	ASKED(add_clients),
	[OP_region_buffer] = ask_region_map,
	[OP_release] = ask_close,
	[OP_unmap] = ask_close,
#undef ASKED
};

static bool touches_memory(enum operation op)
{
	return op == OP_get_item || op == OP_set_item || op == OP_get_slice || op == OP_set_slice ||
	       op == OP_read || op == OP_write || op == OP_write_byte || op == OP_move ||
	       op == OP_find || op == OP_rfind;
}

static bool looks_into(enum operation op)
{
	return touches_memory(op) || op == OP_read_byte || op == OP_readline || op == OP_export;
}

/* Only the region document says what access to a released region does. */
static bool released(const struct asking *k)
{
	return k->rules->region && k->map->kind == MODEL_MAP && k->map->of != NULL &&
	       k->map->of->kind == MODEL_REGION && k->map->of->closed && !k->map->of->vague &&
	       (k->q->op == OP_get_item || k->q->op == OP_get_slice);
}

/* Does a claimed document have the operation?  Otherwise only the universal rules apply. */
static bool claimed(const struct asking *k)
{
	const char *documents = operation_table[k->q->op].documents;
	const struct model_object *o = k->map;
	bool bare = o != NULL && (o->bare || (o->of != NULL && o->of->bare));

	/* Python's documents do not cover Go's memory and a region's as sequences. */
	if (bare && o->kind != MODEL_DESCRIPTOR && strstr(documents, "python") != NULL)
		return released(k);
	return (k->rules->python != 0 && strstr(documents, "python") != NULL) ||
	       (k->rules->go && strcmp(operation_table[k->q->op].family, "go") == 0) ||
	       (k->rules->region && strcmp(operation_table[k->q->op].family, "region") == 0);
}

/* No document decides: the library may refuse the call or give it a meaning of its own within the
 * map, unless a number is impossible.  In a language without checks, a store into read-only memory
 * raises a signal; a store outside the map must not (universal/53). */
static void open_to_library(struct asking *k)
{
	const struct model_object *o = k->map;
	bool memory = o != NULL && (o->kind == MODEL_MAP || o->kind == MODEL_VIEW) && !o->closed;

	k->a->may_fault =
	    k->a->effect.kind == EFFECT_STORE && memory && !k->outside && (o->readonly || o->vague);
	/* The slice may be most of the map.  A store of another length may move the rest of it. */
	if (memory && o->length > MODEL_MOST &&
	    (k->q->op == OP_get_slice || k->q->op == OP_set_slice))
		k->a->undefined = true;
	/* The call may touch any byte of the map, and some are beyond the end of the file. */
	if (k->missing || (memory && touches_memory(k->q->op) && o->file != NULL &&
	                   (o->vague || model_reach(o) < o->length)))
		k->a->undefined = true;
	if (k->impossible) {
		k->a->must = 0;
		refuse_number(k);
	} else {
		leave_open(k);
	}
}

void model_ask(const struct model *m, struct question *q)
{
	struct asking k = {
		.model = m, .rules = &m->rules, .q = q, .a = &q->allowed, .plain = true
	};
	struct model_object *made = &q->allowed.effect.made;

	q->allowed = (struct allowed){ .effect.position = -1 };
	if (functions[q->op] == NULL) {
		q->allowed.undefined = true;
		return;
	}
	if (q->args[0].tag == VALUE_HANDLE)
		k.map = model_object(m, q->args[0].number);
	q->allowed.undefined = k.map != NULL && k.map->of != NULL && !released(&k) &&
	                       (model_gone(k.map->of) || k.map->vague);
	functions[q->op](&k);
	if (claimed(&k))
		made->vague = false;
	else if (q->allowed.must != 0 || !k.plain)
		open_to_library(&k);
	/* The size of the file is unknown. */
	if (q->allowed.effect.kind == EFFECT_MAKE && made->file != NULL && made->file->open) {
		leave_open(&k);
		made->vague = true;
	}
	/* Access to such memory may be an error or a signal. */
	if (k.map != NULL && k.map->barred && looks_into(q->op)) {
		may_refuse(&k, OS_ERROR);
		q->allowed.undefined = q->allowed.undefined || q->allowed.must == 0;
	}
	/* Go's map is an empty sequence after unmap(). */
	if (k.map != NULL && (k.map->vague || (k.map->bare && k.map->closed)))
		leave_open(&k);
}

static bool same(const struct value *a, const struct value *b)
{
	if (a->tag != b->tag)
		return false;
	switch (a->tag) {
	case VALUE_BOOL:
	case VALUE_INT: return a->number == b->number;
	case VALUE_BYTES:
		return a->size == b->size &&
		       (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);
	default: return true;
	}
}

bool model_allows(const struct model *m, const struct question *q, const struct value *value)
{
	const struct allowed *a = &q->allowed;
	const struct model_object *map =
	    q->args[0].tag == VALUE_HANDLE ? model_object(m, q->args[0].number) : NULL;

	if (a->must != 0)
		return false;
	if (a->any_value)
		return !a->bytes_of_map || value->tag != VALUE_BYTES || map == NULL || map->vague ||
		       (int64_t)value->size <= (map->closed ? 0 : map->length);
	return same(&a->value, value) || (a->other.tag != VALUE_ABSENT && same(&a->other, value));
}
