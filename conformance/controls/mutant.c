/* SPDX-License-Identifier: MIT */
#include "mutant.h"

#include <stdlib.h>
#include <string.h>

extern const struct mutant *const __start_mutants[], *const __stop_mutants[];

/* The reference, and the reference with its fault: the bodies of the mutant, by operation. */
static struct adapter sound, faulty;
static adapter_operation *bodies[OPERATIONS];

static int by_name(const void *one, const void *other)
{
	const struct mutant *const *a = one, *const *b = other;

	return strcmp((*a)->name, (*b)->name);
}

static bool on_this_system(const struct mutant *m)
{
#ifdef _WIN32
	return !m->unix_alone;
#else
	(void)m;
	return true;
#endif
}

const struct mutant *const *mutants_all(size_t *count)
{
	static const struct mutant **sorted;

	static size_t listed;

	if (sorted == NULL && (sorted = calloc((size_t)(__stop_mutants - __start_mutants) + 1,
	                                       sizeof(*sorted))) != NULL) {
		for (const struct mutant *const *m = __start_mutants; m < __stop_mutants; m++)
			if (on_this_system(*m))
				sorted[listed++] = *m;
		qsort(sorted, listed, sizeof(*sorted), by_name);
	}
	*count = listed;
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

/* Stands in the table of operations for every body. */
static void run_body(struct adapter_call *call)
{
	bodies[call->operation](call);
	if (!call->answered)
		mutant_real(call);
}

static void replace(enum operation op, adapter_operation *body)
{
	bodies[op] = body;
	*adapter_slot(&faulty, op) = run_body;
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
	replace(m->about, m->operation);
	for (size_t i = 0; i < sizeof(m->also) / sizeof(m->also[0]); i++)
		if (m->also[i].operation != NULL)
			replace(m->also[i].about, m->also[i].operation);
	return &faulty;
}

void mutant_real(struct adapter_call *call)
{
	adapter_served(&sound, call->operation)(call);
}
