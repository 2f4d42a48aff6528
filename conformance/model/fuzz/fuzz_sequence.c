/* SPDX-License-Identifier: MIT */

/* The mapping as a sequence. */

#include "fuzz_state.h"

#include <inttypes.h>
#include <stdlib.h>

void operation_get_item(struct fuzz *w, struct pair *p)
{
	int64_t index = fuzz_number(w, p);
	unsigned char wanted = 7, found = 7;

	fuzz_say(w, "map %zu: get_item(%" PRId64 ")", fuzz_place(w, p), index);
	if (fuzz_expects(w, model_get_item(p->model, index, &wanted)))
		fuzz_answers(w, mmapobj_get_item(p->real, index, &found));
	fuzz_same(w, "the item", wanted, found);
}

void operation_set_item(struct fuzz *w, struct pair *p)
{
	int64_t index = fuzz_number(w, p);
	unsigned char byte = (unsigned char)input_choose(&w->in, 256);

	fuzz_say(w, "map %zu: set_item(%" PRId64 ", %d)", fuzz_place(w, p), index, byte);
	if (fuzz_expects(w, model_set_item(p->model, index, byte)))
		fuzz_answers(w, mmapobj_set_item(p->real, index, byte));
}

/* A slice whose bounds are kept in numbers, and many of whose steps are small. */
static struct mmapobj_slice choose_slice(struct fuzz *w, const struct pair *p, int64_t numbers[3])
{
	struct mmapobj_slice slice = {
		.start = fuzz_maybe(w, p, &numbers[0]),
		.stop = fuzz_maybe(w, p, &numbers[1]),
		.step = fuzz_maybe(w, p, &numbers[2]),
	};

	if (slice.step != NULL && input_choose(&w->in, 4) != 3)
		numbers[2] = (int64_t)input_choose(&w->in, 16) - 8;
	return slice;
}

/* How many bytes the slice has, or a few without one. */
static size_t slice_size(struct fuzz *w, struct pair *p, struct mmapobj_slice slice)
{
	size_t wanted = 3, found = 3;

	if (fuzz_expects(w, model_slice_size(p->model, slice, &wanted)))
		fuzz_answers(w, mmapobj_slice_size(p->real, slice, &found));
	fuzz_same(w, "the slice's size", (int64_t)wanted, (int64_t)found);
	return found;
}

void operation_get_slice(struct fuzz *w, struct pair *p)
{
	int64_t numbers[3];
	struct mmapobj_slice slice = choose_slice(w, p, numbers);
	unsigned char *wanted, *found;
	size_t size;

	fuzz_say(w, "map %zu: get_slice(%s, %s, %s)", fuzz_place(w, p), fuzz_text(slice.start),
	         fuzz_text(slice.stop), fuzz_text(slice.step));
	size = slice_size(w, p, slice);
	wanted = calloc(1, size != 0 ? size : 1);
	found = calloc(1, size != 0 ? size : 1);
	if (wanted == NULL || found == NULL)
		exit(2);
	if (fuzz_expects(w, model_get_slice(p->model, slice, wanted)))
		fuzz_answers(w, mmapobj_get_slice(p->real, slice, found));
	fuzz_same_bytes(w, "the slice", wanted, found, size);
	free(wanted);
	free(found);
}

/* As many bytes as the slice has, of the mapping or of others, or a few more or less. */
static unsigned char *choose_bytes(struct fuzz *w, const struct pair *p, size_t *size)
{
	size_t others = 0;
	unsigned char *data, *pattern = fuzz_bytes(w, p, 64, &others);

	if (input_choose(&w->in, 8) == 7)
		*size += input_choose(&w->in, 2) == 0 || *size == 0 ? 1 : -1;
	if ((data = malloc(*size != 0 ? *size : 1)) == NULL)
		exit(2);
	for (size_t i = 0; i < *size; i++)
		data[i] = others != 0 ? pattern[i % others] : (unsigned char)i;
	free(pattern);
	return data;
}

void operation_set_slice(struct fuzz *w, struct pair *p)
{
	int64_t numbers[3];
	struct mmapobj_slice slice = choose_slice(w, p, numbers);
	unsigned char *data;
	size_t size;

	fuzz_say(w, "map %zu: set_slice(%s, %s, %s)", fuzz_place(w, p), fuzz_text(slice.start),
	         fuzz_text(slice.stop), fuzz_text(slice.step));
	size = slice_size(w, p, slice);
	data = choose_bytes(w, p, &size);
	if (fuzz_expects(w, model_set_slice(p->model, slice, data, size)))
		fuzz_answers(w, mmapobj_set_slice(p->real, slice, data, size));
	free(data);
}

/* Bytes of the mapping itself, from a place that may overlap the slice's. */
void operation_set_slice_own(struct fuzz *w, struct pair *p)
{
	int64_t numbers[3], at = (int64_t)input_choose(&w->in, 256);
	struct mmapobj_slice slice = choose_slice(w, p, numbers);
	struct mmapobj_view *view;
	unsigned char *memory, *copy;
	size_t size, length;
	bool readonly;

	/* Storing what is there already need not write to a private page. */
	if (p->model->private || p->model->closed)
		return;
	fuzz_say(w, "map %zu: set_slice(%s, %s, %s) to its own bytes from %" PRId64,
	         fuzz_place(w, p), fuzz_text(slice.start), fuzz_text(slice.stop),
	         fuzz_text(slice.step), at);
	size = slice_size(w, p, slice);
	if (w->wanted != MMAPOBJ_OK || (size_t)at + size > model_reach(p->model))
		return;
	if ((copy = malloc(size != 0 ? size : 1)) == NULL)
		exit(2);
	for (size_t i = 0; i < size; i++)
		copy[i] = model_byte(p->model, (size_t)at + i);
	mmapobj_export(p->real, &view);
	mmapobj_view_memory(view, &memory, &length, &readonly);
	if (fuzz_expects(w, model_set_slice(p->model, slice, copy, size)))
		fuzz_answers(w, mmapobj_set_slice(p->real, slice, memory + at, size));
	mmapobj_view_release(view);
	free(copy);
}
