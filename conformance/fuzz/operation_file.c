/* SPDX-License-Identifier: MIT */

/* The mapping as a file. */

#include "world.h"

#include <inttypes.h>
#include <stdlib.h>

/* Compare what was read with what the model holds from at on. */
static void compare_read(struct world *w, const struct pair *p, size_t at, size_t wanted,
                         const unsigned char *data, size_t found)
{
	const unsigned char *run;
	size_t size;

	world_same(w, "the count of bytes", (int64_t)wanted, (int64_t)found);
	for (size_t done = 0; done < found; done += size) {
		run = model_run(p->model, at + done, &size);
		if (size > found - done)
			size = found - done;
		world_same_bytes(w, "the bytes", run, data + done, size);
	}
}

void operation_read(struct world *w, struct pair *p)
{
	int64_t count = world_number(w, p);
	const unsigned char *data = NULL;
	size_t at = 0, wanted = 0, found = 0;

	world_say(w, "map %zu: read(%" PRId64 ")", world_place(w, p), count);
	if (!world_expects(w, model_read(p->model, count, &at, &wanted)))
		return;
	world_answers(w, mmapobj_read(p->real, count, &data, &found));
	compare_read(w, p, at, wanted, data, found);
}

void operation_readline(struct world *w, struct pair *p)
{
	const unsigned char *data = NULL;
	size_t at = 0, wanted = 0, found = 0;

	world_say(w, "map %zu: readline()", world_place(w, p));
	if (!world_expects(w, model_readline(p->model, &at, &wanted)))
		return;
	world_answers(w, mmapobj_readline(p->real, &data, &found));
	compare_read(w, p, at, wanted, data, found);
}

void operation_read_byte(struct world *w, struct pair *p)
{
	unsigned char wanted = 7, found = 7;

	world_say(w, "map %zu: read_byte()", world_place(w, p));
	if (world_expects(w, model_read_byte(p->model, &wanted)))
		world_answers(w, mmapobj_read_byte(p->real, &found));
	world_same(w, "the byte", wanted, w->wanted != MODEL_UNKNOWN ? found : wanted);
}

void operation_write(struct world *w, struct pair *p)
{
	size_t size;
	unsigned char *data = world_bytes(w, p, model_room(), &size);

	world_say(w, "map %zu: write(%zu bytes)", world_place(w, p), size);
	if (world_expects(w, model_write(p->model, data, size)))
		world_answers(w, mmapobj_write(p->real, data, size));
	free(data);
}

void operation_write_byte(struct world *w, struct pair *p)
{
	unsigned char byte = (unsigned char)input_choose(&w->in, 256);

	world_say(w, "map %zu: write_byte(%d)", world_place(w, p), byte);
	if (world_expects(w, model_write(p->model, &byte, 1)))
		world_answers(w, mmapobj_write_byte(p->real, byte));
}

/* Write what was just read: bytes of the mapping itself. */
void operation_write_own(struct world *w, struct pair *p)
{
	int64_t count = (int64_t)input_choose(&w->in, 256), back = world_number(w, p), wanted = 0,
	        position = 0;
	const unsigned char *data = NULL;
	unsigned char *copy;
	size_t at = 0, size = 0, found = 0;

	/* Storing what is there already need not write to a private page. */
	if (p->model->private || model_read(p->model, count, &at, &size) != MMAPOBJ_OK)
		return;
	world_say(w, "map %zu: read(%" PRId64 "), seek(%" PRId64 ") and write what was read",
	          world_place(w, p), count, back);
	mmapobj_read(p->real, count, &data, &found);
	compare_read(w, p, at, size, data, found);
	if ((copy = malloc(size != 0 ? size : 1)) == NULL)
		exit(2);
	for (size_t i = 0; i < size; i++)
		copy[i] = model_byte(p->model, at + i);
	if (world_expects(w, model_seek(p->model, back, 0, &wanted)))
		world_answers(w, mmapobj_seek(p->real, back, 0, &position));
	if (world_expects(w, model_write(p->model, copy, size)))
		world_answers(w, mmapobj_write(p->real, data, size));
	free(copy);
}

void operation_seek(struct world *w, struct pair *p)
{
	int64_t offset = world_number(w, p), wanted = -7, found = -7;
	int whence = (int)input_choose(&w->in, 6) - 1;

	world_say(w, "map %zu: seek(%" PRId64 ", %d)", world_place(w, p), offset, whence);
	if (world_expects(w, model_seek(p->model, offset, whence, &wanted)))
		world_answers(w, mmapobj_seek(p->real, offset, whence, &found));
	world_same(w, "the new position", wanted, found);
}

void operation_size(struct world *w, struct pair *p)
{
	int64_t wanted = -7, found = -7;

	world_say(w, "map %zu: size()", world_place(w, p));
	if (world_expects(w, model_size(p->model, &wanted)))
		world_answers(w, mmapobj_size(p->real, &found));
	world_same(w, "the size", wanted, found);
}
