/* SPDX-License-Identifier: MIT
 *
 * The arguments of a step, as the model has them and as they are sent. */
#include "play_parts.h"

#include "files.h"

static struct value *place(struct question *q, const struct arg *a, size_t i)
{
	int at = (int)i;

	if (a->name != NULL)
		at = operation_argument_find(q->op, a->name, strlen(a->name));
	if (at < 0 || at >= MODEL_ARGUMENTS)
		return NULL;
	q->named[at] = a->name != NULL;
	return &q->args[at];
}

static bool is_byte(enum operation op, size_t at)
{
	const char *rest = operation_table[op].arguments;
	struct operation_argument a = { .kind = ARGUMENT_KINDS };

	for (size_t i = 0; i <= at; i++)
		if (!operation_argument_next(&rest, &a))
			return false;
	return a.kind == KIND_byte;
}

/* A script gives bytes as numbers. */
static void send_characters(const struct player *p, struct question *q, struct arg *sent)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	for (size_t i = 1; o != NULL && !sent[i - 1].end && !sent[i].end; i++) {
		const struct value *v = &q->args[i];

		if (!is_byte(q->op, i) || v->tag != VALUE_INT || v->number < 0 || v->number > 255 ||
		    !model_characters(&p->model, o))
			continue;
		sent[i] = byte_argument((unsigned char)v->number);
		q->args[i] = sent[i].value;
	}
}

bool play_translate(const struct player *p, const struct step *s, struct question *q,
                    struct arg *sent)
{
	size_t i;

	for (i = 0; !s->args[i].end; i++) {
		struct value *v = place(q, &s->args[i], i);
		const struct thing *t;

		if (v == NULL)
			return false;
		*v = s->args[i].value;
		sent[i] = s->args[i];
		if (v->tag != VALUE_HANDLE)
			continue;
		if (v->number > PLAY_THINGS)
			return false;
		t = &p->things[v->number];
		if (t->handle == 0 || t->model == 0)
			return false;
		sent[i].value = value_handle(t->handle);
		v->number = t->model;
	}
	sent[i] = (struct arg){ .end = true };
	send_characters(p, q, sent);
	return true;
}

bool play_name_path(const struct player *p, const struct step *s, struct arg *sent)
{
	bool named = true;

	for (int i = 1; i <= PLAY_FILES; i++) {
		const struct model_object *o =
		    model_object(&p->model, p->things[s->args[0].value.number].model);

		if (p->real[i] == NULL || o == NULL || o->file != p->files[i])
			continue;
		sent[0] = path_argument(p->real[i]);
		named = !p->unlinked[i];
	}
	return named;
}
