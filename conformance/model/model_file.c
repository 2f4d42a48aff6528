/* SPDX-License-Identifier: MIT */

/* The model's file. */

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
