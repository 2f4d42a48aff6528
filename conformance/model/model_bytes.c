/* SPDX-License-Identifier: MIT */

/* Where a mapping's bytes are: in the file, or in pages of its own. */

#include "model_private.h"

#include <string.h>

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
