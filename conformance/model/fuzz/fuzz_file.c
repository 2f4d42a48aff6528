/* SPDX-License-Identifier: MIT */

/* The mapping as a file. */

#include "fuzz_state.h"

#include <inttypes.h>
#include <stdlib.h>

/* Compare what was read with what the model holds from at on. */
static void compare_read(struct fuzz *w, const struct pair *p, size_t at, size_t wanted,
                         const unsigned char *data, size_t found)
{
	const unsigned char *run;
	size_t size;

	fuzz_same(w, "the count of bytes", (int64_t)wanted, (int64_t)found);
	for (size_t done = 0; done < found; done += size) {
		run = model_run(p->model, at + done, &size);
		if (size > found - done)
			size = found - done;
		fuzz_same_bytes(w, "the bytes", run, data + done, size);
	}
}

void operation_read(struct fuzz *w, struct pair *p)
{
	int64_t count = fuzz_number(w, p);
	const unsigned char *data = NULL;
	size_t at = 0, wanted = 0, found = 0;

	fuzz_say(w, "map %zu: read(%" PRId64 ")", fuzz_place(w, p), count);
	if (!fuzz_expects(w, model_read(p->model, count, &at, &wanted)))
		return;
	fuzz_answers(w, mmapobj_read(p->real, count, &data, &found));
	compare_read(w, p, at, wanted, data, found);
}

void operation_readline(struct fuzz *w, struct pair *p)
{
	const unsigned char *data = NULL;
	size_t at = 0, wanted = 0, found = 0;

	fuzz_say(w, "map %zu: readline()", fuzz_place(w, p));
	if (!fuzz_expects(w, model_readline(p->model, &at, &wanted)))
		return;
	fuzz_answers(w, mmapobj_readline(p->real, &data, &found));
	compare_read(w, p, at, wanted, data, found);
}

void operation_read_byte(struct fuzz *w, struct pair *p)
{
	unsigned char wanted = 7, found = 7;

	fuzz_say(w, "map %zu: read_byte()", fuzz_place(w, p));
	if (fuzz_expects(w, model_read_byte(p->model, &wanted)))
		fuzz_answers(w, mmapobj_read_byte(p->real, &found));
	fuzz_same(w, "the byte", wanted, w->wanted != MODEL_UNKNOWN ? found : wanted);
}

void operation_write(struct fuzz *w, struct pair *p)
{
	size_t size;
	unsigned char *data = fuzz_bytes(w, p, model_room(), &size);

	fuzz_say(w, "map %zu: write(%zu bytes)", fuzz_place(w, p), size);
	if (fuzz_expects(w, model_write(p->model, data, size)))
		fuzz_answers(w, mmapobj_write(p->real, data, size));
	free(data);
}

void operation_write_byte(struct fuzz *w, struct pair *p)
{
	unsigned char byte = (unsigned char)input_choose(&w->in, 256);

	fuzz_say(w, "map %zu: write_byte(%d)", fuzz_place(w, p), byte);
	if (fuzz_expects(w, model_write(p->model, &byte, 1)))
		fuzz_answers(w, mmapobj_write_byte(p->real, byte));
}

/* Write what was just read: bytes of the mapping itself. */
void operation_write_own(struct fuzz *w, struct pair *p)
{
	int64_t count = (int64_t)input_choose(&w->in, 256), back = fuzz_number(w, p), wanted = 0,
	        position = 0;
	const unsigned char *data = NULL;
	unsigned char *copy;
	size_t at = 0, size = 0, found = 0;

	/* Storing what is there already need not write to a private page. */
	if (p->model->private || model_read(p->model, count, &at, &size) != MMAPOBJ_OK)
		return;
	fuzz_say(w, "map %zu: read(%" PRId64 "), seek(%" PRId64 ") and write what was read",
	         fuzz_place(w, p), count, back);
	mmapobj_read(p->real, count, &data, &found);
	compare_read(w, p, at, size, data, found);
	if ((copy = malloc(size != 0 ? size : 1)) == NULL)
		exit(2);
	for (size_t i = 0; i < size; i++)
		copy[i] = model_byte(p->model, at + i);
	if (fuzz_expects(w, model_seek(p->model, back, 0, &wanted)))
		fuzz_answers(w, mmapobj_seek(p->real, back, 0, &position));
	if (fuzz_expects(w, model_write(p->model, copy, size)))
		fuzz_answers(w, mmapobj_write(p->real, data, size));
	free(copy);
}

void operation_seek(struct fuzz *w, struct pair *p)
{
	int64_t offset = fuzz_number(w, p), wanted = -7, found = -7;
	int whence = (int)input_choose(&w->in, 6) - 1;

	fuzz_say(w, "map %zu: seek(%" PRId64 ", %d)", fuzz_place(w, p), offset, whence);
	if (fuzz_expects(w, model_seek(p->model, offset, whence, &wanted)))
		fuzz_answers(w, mmapobj_seek(p->real, offset, whence, &found));
	fuzz_same(w, "the new position", wanted, found);
}

void operation_size(struct fuzz *w, struct pair *p)
{
	int64_t wanted = -7, found = -7;

	fuzz_say(w, "map %zu: size()", fuzz_place(w, p));
	if (fuzz_expects(w, model_size(p->model, &wanted)))
		fuzz_answers(w, mmapobj_size(p->real, &found));
	fuzz_same(w, "the size", wanted, found);
}
