/* SPDX-License-Identifier: MIT
 *
 * What the body of a mutant does with its call: the real operation, and another answer. */
#include "mutant.h"

#include <string.h>

void mutant_real_with_length(struct adapter_call *call, struct mmapobj *m, size_t length)
{
	size_t real = m->length;

	m->length = length;
	mutant_real(call);
	m->length = real;
}

void mutant_real_with_access(struct adapter_call *call, struct mmapobj *m, int access)
{
	int real = m->access;

	m->access = access;
	mutant_real(call);
	m->access = real;
}

/* What follows the id in the answer. */
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

struct mmapobj *mutant_succeeded(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	return mutant_attempt(call) ? m : NULL;
}

struct mmapobj *mutant_refused(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);

	return mutant_attempt(call) ? NULL : m;
}

struct mmapobj *mutant_made(struct adapter_call *call)
{
	struct value v = { 0 };

	if (mutant_attempt(call))
		v = mutant_answered(call);
	return adapter_peek(call, &v, &reference_mapping_class);
}

struct map_region *mutant_region_made(struct adapter_call *call)
{
	struct value v = { 0 };

	if (mutant_attempt(call))
		v = mutant_answered(call);
	return reference_find_region(call, &v);
}

bool mutant_caught(struct adapter_call *call, const char *kind)
{
	mutant_real(call);
	if (!mutant_failed(call, kind))
		return false;
	mutant_retract(call);
	return true;
}

void mutant_rename(struct adapter_call *call, const char *from, const char *to)
{
	if (mutant_caught(call, from))
		mutant_refuse(call, to);
}

void mutant_ignore(struct adapter_call *call, const char *from)
{
	if (mutant_caught(call, from))
		adapter_answer_none(call);
}

struct value mutant_answered(struct adapter_call *call)
{
	struct value v = { 0 };
	const char *word = outcome(call) + 4;

	value_parse(&call->arena, word, strlen(word), &v);
	return v;
}

void mutant_retract(struct adapter_call *call)
{
	call->answer->size = 0;
	call->answered = false;
}

void mutant_answer_int(struct adapter_call *call, int64_t number)
{
	mutant_retract(call);
	adapter_answer_int(call, number);
}

void mutant_answer_bool(struct adapter_call *call, bool truth)
{
	mutant_retract(call);
	adapter_answer_bool(call, truth);
}

void mutant_refuse(struct adapter_call *call, const char *kind)
{
	adapter_error(call, kind, 0, "mutant", "%s: refused",
	              operation_table[call->operation].name);
}

void mutant_answer_empty_region(struct adapter_call *call)
{
	static const struct adapter_class class = { "empty region", NULL };

	adapter_keep(call, &class, (void *)&class);
}
