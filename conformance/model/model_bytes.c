/* SPDX-License-Identifier: MIT */

/* Where bytes are: the model's file, and for a mapping the file or pages of its own. */

#include "model_private.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t model_page(void)
{
	return (size_t)sysconf(_SC_PAGESIZE);
}

size_t model_room(void)
{
	return 4 * model_page();
}

struct model_file *model_file_new(size_t size)
{
	struct model_file *f = calloc(1, sizeof(*f));

	if (f == NULL)
		return NULL;
	if ((f->bytes = calloc(1, model_room())) == NULL)
		goto free_f;
	f->size = size;
	return f;

free_f:
	free(f);
	return NULL;
}

void model_file_free(struct model_file *f)
{
	if (f == NULL)
		return;
	free(f->bytes);
	free(f);
}

size_t model_reach(const struct model_map *m)
{
	size_t left;

	if (m->file == NULL)
		return m->length;
	left = m->file->size > m->offset ? m->file->size - m->offset : 0;
	return left < m->length ? left : m->length;
}

unsigned char model_byte(const struct model_map *m, size_t at)
{
	if (m->file == NULL || (m->private && m->owned[at / model_page()]))
		return m->own[at];
	return m->file->bytes[m->offset + at];
}

const unsigned char *model_run(const struct model_map *m, size_t at, size_t *size)
{
	size_t page = at / model_page(), end = (page + 1) * model_page(), reach = model_reach(m);

	if (m->file == NULL || !m->private || end > reach)
		end = reach;
	*size = end - at;
	if (m->file == NULL || (m->private && m->owned[page]))
		return m->own + at;
	return m->file->bytes + m->offset + at;
}

/* The first byte written to a page of a private mapping copies the page. */
static void own(struct model_map *m, size_t at)
{
	size_t page = at / model_page(), first = page * model_page();

	if (m->owned[page])
		return;
	memcpy(m->own + first, m->file->bytes + m->offset + first, model_page());
	m->owned[page] = true;
}

void model_store(struct model_map *m, size_t at, unsigned char byte)
{
	if (m->file != NULL && !m->private) {
		m->file->bytes[m->offset + at] = byte;
		return;
	}
	if (m->file != NULL)
		own(m, at);
	m->own[at] = byte;
}

void model_disown(struct model_map *m, size_t first, size_t end)
{
	if (!m->private)
		return;
	for (size_t page = first; page < end; page++) {
		m->owned[page] = false;
		memset(m->own + page * model_page(), 0, model_page());
	}
}

/* Private memory of pages that the file loses goes with them. */
static void disown_past(struct model_map *m, size_t size)
{
	size_t end = size > m->offset ? size - m->offset : 0;

	model_disown(m, (end + model_page() - 1) / model_page(), model_room() / model_page());
}

void model_file_set_size(struct model_file *f, size_t size)
{
	if (size < f->size) {
		memset(f->bytes + size, 0, f->size - size);
		for (struct model_map *m = f->maps; m != NULL; m = m->next)
			disown_past(m, size);
	}
	f->size = size;
}

void model_file_write(struct model_file *f, size_t at, const unsigned char *data, size_t size)
{
	if (size == 0)
		return;
	memcpy(f->bytes + at, data, size);
	if (at + size > f->size)
		f->size = at + size;
}
