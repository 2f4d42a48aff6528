/* SPDX-License-Identifier: MIT */
#include "mutant.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct mutant *const __start_mutants[], *const __stop_mutants[];

/* The reference, and the reference with its fault. */
static struct adapter sound, faulty;

static int by_name(const void *one, const void *other)
{
	const struct mutant *const *a = one, *const *b = other;

	return strcmp((*a)->name, (*b)->name);
}

const struct mutant *const *mutants_all(size_t *count)
{
	static const struct mutant **sorted;

	*count = (size_t)(__stop_mutants - __start_mutants);
	if (sorted == NULL && (sorted = malloc((*count + 1) * sizeof(*sorted))) != NULL) {
		memcpy(sorted, __start_mutants, *count * sizeof(*sorted));
		qsort(sorted, *count, sizeof(*sorted), by_name);
	}
	*count = sorted != NULL ? *count : 0;
	return sorted;
}

static const struct mutant *find(const char *name)
{
	size_t count;
	const struct mutant *const *all = mutants_all(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}

const struct adapter *mutant_adapter(const struct adapter *base, const char *name)
{
	const struct mutant *m = find(name);

	if (m == NULL)
		return NULL;
	sound = *base;
	faulty = *base;
	faulty.name = "mutant";
	faulty.version = m->name;
	*adapter_slot(&faulty, m->about) = m->operation;
	for (size_t i = 0; i < sizeof(m->also) / sizeof(m->also[0]); i++)
		if (m->also[i].operation != NULL)
			*adapter_slot(&faulty, m->also[i].about) = m->also[i].operation;
	return &faulty;
}

void mutant_real(struct adapter_call *call)
{
	adapter_served(&sound, call->operation)(call);
}

/* What stands behind the id in the answer. */
static const char *outcome(const struct adapter_call *call)
{
	return call->answer->text + call->id_size;
}

bool mutant_attempt(struct adapter_call *call)
{
	mutant_real(call);
	return call->answered && strncmp(outcome(call), " ok ", 4) == 0;
}

bool mutant_failed(const struct adapter_call *call, const char *kind)
{
	size_t size = strlen(kind);

	return call->answered && strncmp(outcome(call), " err ", 5) == 0 &&
	       strncmp(outcome(call) + 5, kind, size) == 0 && outcome(call)[5 + size] == ' ';
}

void mutant_retract(struct adapter_call *call)
{
	call->answer->size = 0;
	call->answered = false;
}

void mutant_rename(struct adapter_call *call, const char *from, const char *to)
{
	mutant_real(call);
	if (mutant_failed(call, from)) {
		mutant_retract(call);
		mutant_refuse(call, to);
	}
}

void mutant_ignore(struct adapter_call *call, const char *from)
{
	mutant_real(call);
	if (mutant_failed(call, from)) {
		mutant_retract(call);
		adapter_answer_none(call);
	}
}

struct value mutant_answered(struct adapter_call *call)
{
	struct value v = { 0 };
	const char *word = outcome(call) + 4;

	value_parse(&call->arena, word, strlen(word), &v);
	return v;
}

void mutant_set(struct adapter_call *call, const char *name, struct value v)
{
	int position = operation_argument_find(call->operation, name, strlen(name));

	if (position >= 0)
		call->arguments[position] = v;
}

void mutant_set_int(struct adapter_call *call, const char *name, int64_t number)
{
	mutant_set(call, name, value_int(number));
}

void mutant_omit(struct adapter_call *call, const char *name)
{
	mutant_set(call, name, (struct value){ .tag = VALUE_ABSENT });
}

void mutant_wrap(struct adapter_call *call, const char *name)
{
	const struct value *v = adapter_argument(call, name);
	uint64_t number = 0;

	if (v->tag != VALUE_BIG)
		return;
	for (size_t i = v->data[0] == '-'; i < v->size; i++)
		number = 10 * number + (uint64_t)(v->data[i] - '0');
	mutant_set_int(call, name, (int64_t)(v->number < 0 ? -number : number));
}

bool mutant_given(struct adapter_call *call, const char *name)
{
	return adapter_argument(call, name)->tag != VALUE_ABSENT;
}

int64_t mutant_number(struct adapter_call *call, const char *name, int64_t otherwise)
{
	const struct value *v = adapter_argument(call, name);

	return v->tag == VALUE_INT || v->tag == VALUE_BOOL ? v->number : otherwise;
}

struct mmapobj *mutant_mapping(struct adapter_call *call)
{
	struct mmapobj *m = adapter_peek(call, &call->arguments[0], &reference_mapping_class);

	return m != NULL && !mmapobj_closed(m) ? m : NULL;
}

struct mmapobj *mutant_closed(struct adapter_call *call)
{
	struct mmapobj *m = adapter_peek(call, &call->arguments[0], &reference_mapping_class);

	return m != NULL && mmapobj_closed(m) ? m : NULL;
}

struct mmapobj *mutant_made(struct adapter_call *call)
{
	struct value v = mutant_answered(call);

	return adapter_peek(call, &v, &reference_mapping_class);
}

void mutant_refuse(struct adapter_call *call, const char *kind)
{
	adapter_error(call, kind, 0, "mutant", "%s: refused",
	              operation_table[call->operation].name);
}
