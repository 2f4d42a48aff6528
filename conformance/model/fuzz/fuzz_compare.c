/* SPDX-License-Identifier: MIT */

/* The state after a step: the file, and every mapping. */

#include "fuzz_state.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void compare_file(struct fuzz *w)
{
	static unsigned char *bytes;
	int fd = w->fds[MODEL_READ_WRITE];
	struct stat st;

	if (bytes == NULL && (bytes = malloc(model_room())) == NULL)
		exit(2);
	if (fstat(fd, &st) != 0)
		fuzz_differs(w, "the file cannot be looked at");
	fuzz_same(w, "the file's size", (int64_t)w->file->size, st.st_size);
	fuzz_same(w, "what pread reads", (int64_t)w->file->size, pread(fd, bytes, model_room(), 0));
	fuzz_same_bytes(w, "the file", w->file->bytes, bytes, w->file->size);
}

/* The mapping's memory as it lends it out; NULL when it does not. */
static unsigned char *memory_of(struct mmapobj *real, size_t *size)
{
	struct mmapobj_view *view;
	unsigned char *memory;
	bool readonly;

	if (mmapobj_export(real, &view) != MMAPOBJ_OK)
		return NULL;
	mmapobj_view_memory(view, &memory, size, &readonly);
	mmapobj_view_release(view);
	return memory;
}

static void compare_memory(struct fuzz *w, const struct model_map *model,
                           const unsigned char *memory, const char *what)
{
	const unsigned char *run;
	size_t size;

	for (size_t at = 0; at < model_reach(model); at += size) {
		run = model_run(model, at, &size);
		fuzz_same_bytes(w, what, run, memory + at, size);
	}
}

static void compare_descriptor(struct fuzz *w, struct pair *p)
{
	const struct model_map *model = p->model;
	bool tracked = !model->closed && model->file != NULL && model->trackfd;
	int fd = mmapobj_descriptor(p->real);

	fuzz_same(w, "whether it keeps a descriptor", tracked, fd >= 0);
	if (tracked)
		fuzz_same(w, "its descriptor's flags", FD_CLOEXEC, fcntl(fd, F_GETFD));
}

static void compare_map(struct fuzz *w, struct pair *p)
{
	int64_t number = -1;
	size_t size = 0;
	unsigned char *memory = memory_of(p->real, &size);

	fuzz_same(w, "whether it is closed", p->model->closed, mmapobj_closed(p->real));
	fuzz_same(w, "whether it lends its memory", !p->model->closed, memory != NULL);
	compare_descriptor(w, p);
	if (memory == NULL)
		return;
	fuzz_same(w, "the size lent", (int64_t)p->model->length, (int64_t)size);
	mmapobj_length(p->real, &number);
	fuzz_same(w, "the length", (int64_t)p->model->length, number);
	mmapobj_tell(p->real, &number);
	fuzz_same(w, "the position", (int64_t)p->model->position, number);
	compare_memory(w, p->model, memory, "the mapping");
	fuzz_fence(p);
}

/* A view shows its mapping, freed or not. */
static void compare_view(struct fuzz *w, const struct held_view *l)
{
	unsigned char *memory;
	size_t size;
	bool readonly;

	mmapobj_view_memory(l->view, &memory, &size, &readonly);
	fuzz_same(w, "whether the view is read-only", l->pair->model->access == MMAPOBJ_ACCESS_READ,
	          readonly);
	fuzz_same(w, "the view's size", (int64_t)l->pair->model->length, (int64_t)size);
	if (l->pair->real == NULL)
		compare_memory(w, l->pair->model, memory, "the view");
}

void fuzz_compare(struct fuzz *w)
{
	compare_file(w);
	for (size_t i = 0; i < FUZZ_MAPS; i++)
		if (w->pairs[i].real != NULL)
			compare_map(w, &w->pairs[i]);
	for (size_t i = 0; i < FUZZ_VIEWS; i++)
		if (w->leases[i].view != NULL)
			compare_view(w, &w->leases[i]);
}
