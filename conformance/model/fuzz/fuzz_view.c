/* SPDX-License-Identifier: MIT */

/* Views of the mappings. */

#include "fuzz_state.h"

void operation_export(struct fuzz *w, struct pair *p)
{
	size_t place = 0;

	while (place < FUZZ_VIEWS && w->leases[place].view != NULL)
		place++;
	if (place == FUZZ_VIEWS)
		return;
	fuzz_say(w, "view %zu: export map %zu", place, fuzz_place(w, p));
	if (!fuzz_expects(w, model_export(p->model)))
		return;
	fuzz_answers(w, mmapobj_export(p->real, &w->leases[place].view));
	w->leases[place].pair = p;
}

static struct held_view *choose_lease(struct fuzz *w)
{
	struct held_view *l = &w->leases[input_choose(&w->in, FUZZ_VIEWS)];

	return l->view != NULL ? l : NULL;
}

/* Write to the memory, where that is allowed. */
void operation_view_write(struct fuzz *w)
{
	struct held_view *l = choose_lease(w);
	unsigned char *memory, byte = (unsigned char)input_choose(&w->in, 256);
	size_t size, at;
	bool readonly;

	if (l == NULL || l->pair->model->access == MMAPOBJ_ACCESS_READ)
		return;
	mmapobj_view_memory(l->view, &memory, &size, &readonly);
	at = (input_choose(&w->in, 256) * size) / 256;
	if (at >= model_reach(l->pair->model))
		return;
	fuzz_say(w, "view %zu: byte %zu = %d", (size_t)(l - w->leases), at, byte);
	memory[at] = byte;
	model_store(l->pair->model, at, byte);
}

/* The last view of a freed mapping takes it along. */
void operation_view_release(struct fuzz *w)
{
	struct held_view *l = choose_lease(w);
	struct pair *p;

	if (l == NULL)
		return;
	p = l->pair;
	fuzz_say(w, "view %zu: release", (size_t)(l - w->leases));
	mmapobj_view_release(l->view);
	l->view = NULL;
	model_view_release(p->model);
	if (p->real != NULL || p->model->views != 0)
		return;
	model_free(p->model);
	p->model = NULL;
}
