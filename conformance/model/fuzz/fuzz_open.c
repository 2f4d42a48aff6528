/* SPDX-License-Identifier: MIT */

/* Mappings made, closed and freed. */

#include "fuzz_state.h"

#include <inttypes.h>
#include <sys/mman.h>

/* Lengths and offsets that a mapping of this file may have, or nearly. */
static int64_t choose_place(struct fuzz *w)
{
	int64_t page = (int64_t)model_page(), size = (int64_t)w->file->size;
	const int64_t places[] = { 0, size, page, size - page, 2 * page, size / 2, 3 * page };

	if (input_choose(&w->in, 16) == 15)
		return input_extreme(&w->in);
	return input_near(&w->in, places, sizeof(places) / sizeof(places[0]));
}

/* Mostly what fits together. */
static void choose_access(struct fuzz *w, struct mmapobj_options *o)
{
	static const int accesses[] = {
		MMAPOBJ_ACCESS_DEFAULT,  MMAPOBJ_ACCESS_DEFAULT,
		MMAPOBJ_ACCESS_DEFAULT,  MMAPOBJ_ACCESS_WRITE,
		MMAPOBJ_ACCESS_READ,     MMAPOBJ_ACCESS_COPY,
		MMAPOBJ_ACCESS_COPY + 1, -1,
	};
	static const int flags[] = {
		MAP_SHARED,
		MAP_PRIVATE,
		MAP_SHARED,
		MAP_PRIVATE,
		MAP_SHARED | MAP_ANONYMOUS,
		MAP_PRIVATE | MAP_ANONYMOUS,
		MAP_PRIVATE | MAP_FIXED,
		0,
	};
	static const int prots[] = {
		PROT_READ | PROT_WRITE, PROT_READ | PROT_WRITE, PROT_WRITE, PROT_READ, 0,
	};

	o->access = accesses[input_choose(&w->in, 8)];
	if (o->access != MMAPOBJ_ACCESS_DEFAULT && input_choose(&w->in, 8) != 7)
		return;
	o->flags = flags[input_choose(&w->in, 8)];
	o->prot = prots[input_choose(&w->in, 5)];
}

/* Mostly 0, the system's own. */
static int64_t choose_granularity(struct fuzz *w)
{
	unsigned pages = input_choose(&w->in, 8);

	return pages < 3 ? (int64_t)(pages * model_page()) : 0;
}

static struct mmapobj_options choose_options(struct fuzz *w)
{
	static const enum mmapobj_edition editions[] = { MMAPOBJ_3_13, MMAPOBJ_3_9, MMAPOBJ_2_4 };
	struct mmapobj_options o = mmapobj_defaults;

	o.edition = editions[input_choose(&w->in, 3)];
	o.length = choose_place(w);
	if (input_choose(&w->in, 2) == 1)
		o.offset = choose_place(w);
	choose_access(w, &o);
	o.trackfd = input_choose(&w->in, 5) != 4;
	o.granularity = choose_granularity(w);
	return o;
}

static struct pair *empty_place(struct fuzz *w)
{
	for (size_t i = 0; i < FUZZ_MAPS; i++)
		if (w->pairs[i].model == NULL)
			return &w->pairs[i];
	return NULL;
}

void operation_open(struct fuzz *w)
{
	static const enum model_descriptor descriptors[] = {
		MODEL_READ_WRITE, MODEL_READ_WRITE, MODEL_READ_WRITE, MODEL_READ_ONLY,
		MODEL_NONE,       MODEL_WRITE_ONLY, MODEL_BAD,
	};
	struct pair *p = empty_place(w);
	enum model_descriptor descriptor = descriptors[input_choose(&w->in, 7)];
	struct mmapobj_options o = choose_options(w);

	if (p == NULL)
		return;
	fuzz_say(w,
	         "map %zu: open(descriptor %d, edition %d, length %" PRId64 ", flags %#x, prot %d, "
	         "access %d, offset %" PRId64 ", trackfd %d, granularity %" PRId64 ")",
	         fuzz_place(w, p), descriptor, o.edition, o.length, (unsigned)o.flags, o.prot,
	         o.access, o.offset, o.trackfd, o.granularity);
	if (fuzz_expects(w, model_open(&p->model, w->file, descriptor, &o)))
		fuzz_answers(w, mmapobj_open(&p->real, w->fds[descriptor], &o));
}

void operation_close(struct fuzz *w, struct pair *p)
{
	fuzz_say(w, "map %zu: close()", fuzz_place(w, p));
	fuzz_unfence(p);
	if (fuzz_expects(w, model_close(p->model)))
		fuzz_answers(w, mmapobj_close(p->real));
}

/* The model stays for as long as views do. */
void operation_free(struct fuzz *w, struct pair *p)
{
	fuzz_say(w, "map %zu: free()", fuzz_place(w, p));
	fuzz_unfence(p);
	mmapobj_free(p->real);
	p->real = NULL;
	if (p->model->views != 0)
		return;
	model_free(p->model);
	p->model = NULL;
}
