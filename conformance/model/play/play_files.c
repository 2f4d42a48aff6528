/* SPDX-License-Identifier: MIT
 *
 * The files of a script: how they are made, and what changes them outside the adapter. */
#include "play_parts.h"

#include <stdio.h>
#include <unistd.h>

#include "files.h"
#include "notes.h"

/* Write to a sparse file: at its ends, in the middle, in the middle once it has grown by a page,
 * and where a truncated length or offset is likely to end.  Each place has different bytes.  All
 * others are zero, and much slower to read, because the system reads ahead. */
static void mark(struct file *real, struct model_file *f, int64_t size)
{
	enum { MARK = 256, BEFORE = 64 };
	const int64_t places[] = { 0,
		                   (1 << 16) - BEFORE,
		                   (1 << 20) - BEFORE,
		                   (INT64_C(1) << 31) - BEFORE,
		                   size / 2 - BEFORE,
		                   (size + page()) / 2 - BEFORE,
		                   (INT64_C(1) << 32) - BEFORE,
		                   size - MARK };
	unsigned char bytes[MARK];

	for (size_t i = 0; i < COUNT(places); i++) {
		if (places[i] < 0 || places[i] + MARK > size)
			continue;
		pattern_fill(bytes, places[i], MARK);
		file_store(real, places[i], bytes, MARK);
		model_file_write(f, places[i], bytes, MARK);
	}
}

static void make_sparse(struct player *p, const struct step *s)
{
	p->real[s->file] = new_file("", 0);
	p->files[s->file] = model_file(&p->model, s->size, NULL);
	file_truncate(p->real[s->file], s->size);
	mark(p->real[s->file], p->files[s->file], s->size);
}

enum played play_make_file(struct player *p, const struct step *s)
{
	if (p->real[s->file] != NULL)
		return LEFT_OUT_STEP;
	if (s->sparse) {
		make_sparse(p, s);
	} else {
		p->real[s->file] = new_pattern_file(s->size);
		p->files[s->file] = model_file(&p->model, s->size, pattern_fill);
	}
	play_begin_times(p, s->file);
	return PLAYED;
}

enum played play_change_file(struct player *p, const struct step *s)
{
	struct file *f = p->real[s->file];
	unsigned char *data;

	if (f == NULL)
		return LEFT_OUT_STEP;
	if (play_flush(p) == FAILED)
		return FAILED;
	switch (s->kind) {
	case STEP_WRITE:
		data = keep_room((size_t)s->size);
		for (int64_t i = 0; i < s->size; i++)
			data[i] = (unsigned char)~pattern_byte(s->at + i);
		file_store(f, s->at, data, (size_t)s->size);
		model_file_write(p->files[s->file], s->at, data, (size_t)s->size);
		return PLAYED;
	case STEP_SIZE:
		file_truncate(f, s->size);
		model_file_set_size(&p->model, p->files[s->file], s->size);
		return PLAYED;
	case STEP_UNLINK:
		note_action("unlink %s", f->path);
		p->unlinked[s->file] = unlink(f->path) == 0;
		return p->unlinked[s->file] ? PLAYED : LEFT_OUT_STEP;
	case STEP_RENAME:
		if (p->real[s->at] == NULL)
			return LEFT_OUT_STEP;
		note_action("rename %s %s", f->path, p->real[s->at]->path);
		p->unlinked[s->file] = rename(f->path, p->real[s->at]->path) == 0;
		return p->unlinked[s->file] ? PLAYED : LEFT_OUT_STEP;
	default: return LEFT_OUT_STEP;
	}
}
