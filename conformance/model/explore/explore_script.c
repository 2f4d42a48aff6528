/* SPDX-License-Identifier: MIT */
#include "explore_script.h"

#include <stdlib.h>

static const void *copy(struct arena *memory, const void *data, size_t size)
{
	/* One byte more: texts end with NUL. */
	unsigned char *kept = arena_allocate(memory, size + 1);

	if (kept == NULL)
		abort();
	if (size != 0)
		memcpy(kept, data, size);
	return kept;
}

bool script_add(struct script *s, const struct step *step)
{
	struct step *to = &s->steps[s->count];

	if (s->count == SCRIPT_STEPS)
		return false;
	s->count++;
	*to = *step;
	if (step->kind != STEP_CALL)
		return true;
	for (struct arg *a = to->args; !a->end; a++) {
		if (a->name != NULL)
			a->name = copy(s->memory, a->name, strlen(a->name));
		if (a->value.data != NULL)
			a->value.data = copy(s->memory, a->value.data, a->value.size);
	}
	return true;
}

void script_remove(struct script *s, size_t first, size_t count)
{
	memmove(s->steps + first, s->steps + first + count,
	        (s->count - first - count) * sizeof(*s->steps));
	s->count -= count;
}

static uint64_t requests;

uint64_t script_requests(void)
{
	return requests;
}

bool script_end(struct player *p)
{
	bool passed = play_end(p);

	requests += p->requests;
	return passed;
}

bool script_play(const struct script *s, struct player *p)
{
	play_begin(p);
	for (size_t i = 0; i < s->count; i++)
		if (play_step(p, &s->steps[i]) == FAILED)
			break;
	return script_end(p);
}
