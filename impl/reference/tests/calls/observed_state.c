/* SPDX-License-Identifier: MIT */

#include "observed_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static void need(int error, const char *what)
{
	if (error == MMAPOBJ_OK)
		return;
	printf("not ok - library: set-up: %s: error %d\n", what, error);
	exit(2);
}

/* A view tells where the memory is, and is given back at once. */
static unsigned char *memory_of(struct mmapobj *m, size_t *size)
{
	struct mmapobj_view *v;
	unsigned char *data = NULL;
	bool readonly;

	*size = 0;
	if (mmapobj_export(m, &v) != MMAPOBJ_OK)
		return NULL;
	mmapobj_view_memory(v, &data, size, &readonly);
	mmapobj_view_release(v);
	return data;
}

static void map(struct observed *w, enum observed_kind kind)
{
	struct mmapobj_options o = mmapobj_defaults;
	int64_t position;
	size_t size;

	o.guarded = kind == OBSERVED_GUARDED;
	if (kind == OBSERVED_PRIVATE)
		o.flags = MAP_PRIVATE;
	if (kind == OBSERVED_WINDOW)
		o.length = (int64_t)(page() + page() / 2);
	need(mmapobj_open(&w->m, w->fd, &o), "a map");
	need(mmapobj_seek(w->m, 11, 0, &position), "seek");
	w->memory = memory_of(w->m, &size);
}

void observed_make(struct observed *w, enum observed_kind kind)
{
	*w = (struct observed){ .fd = new_file(OBSERVED_PAGES * page()) };
	switch (kind) {
	case OBSERVED_FILE: break;
	case OBSERVED_GO:
	case OBSERVED_GO_LOCKED:
		need(go_map_open(&w->go, w->fd, GO_MAP_RDWR, 0), "a Go map");
		if (kind == OBSERVED_GO_LOCKED)
			need(go_map_lock(w->go), "a lock");
		break;
	case OBSERVED_REGION:
		need(map_region_open_fd(&w->region, w->fd, 0, 0, 0), "a region");
		break;
	default: map(w, kind);
	}
}

void observed_free(struct observed *w)
{
	mmapobj_free(w->m);
	mmapobj_free(w->made);
	go_map_free(w->go);
	map_region_free(w->region);
	close(w->fd);
}

static const unsigned char *seen(const struct observed *w, size_t *size)
{
	const unsigned char *constant = NULL;
	unsigned char *data = NULL;
	bool readonly;

	*size = 0;
	if (w->m != NULL)
		return memory_of(w->m, size);
	if (w->go != NULL)
		go_map_memory(w->go, &data, size, &readonly);
	if (w->region != NULL && map_region_buffer(w->region, &constant, size) == MMAPOBJ_OK)
		return constant;
	return data;
}

static unsigned char *copy_of(const unsigned char *bytes, size_t size)
{
	unsigned char *copy = malloc(size + 1);

	if (copy == NULL)
		exit(2);
	if (size != 0)
		memcpy(copy, bytes, size);
	return copy;
}

void image_take(struct image *i, const struct observed *w)
{
	const unsigned char *memory;
	struct stat st;

	*i = (struct image){ .length = -1,
		             .position = -1,
		             .clients = -1,
		             .descriptors = open_descriptors(),
		             .maps = maps_of(w->fd),
		             .made = { w->made, w->go, w->region } };
	if (fstat(w->fd, &st) != 0 || (i->file = malloc((size_t)st.st_size + 1)) == NULL ||
	    pread(w->fd, i->file, (size_t)st.st_size, 0) != st.st_size)
		exit(2);
	i->file_size = (size_t)st.st_size;
	memory = seen(w, &i->memory_size);
	i->memory = copy_of(memory, i->memory_size);
	if (w->m != NULL) {
		mmapobj_length(w->m, &i->length);
		mmapobj_tell(w->m, &i->position);
	}
	if (w->region != NULL)
		i->clients = map_region_clients(w->region);
}

void image_free(struct image *i)
{
	free(i->file);
	free(i->memory);
}

const char *image_difference(const struct image *a, const struct image *b)
{
	if (a->file_size != b->file_size)
		return ": not the file's size";
	if (memcmp(a->file, b->file, a->file_size) != 0)
		return ": not the file's bytes";
	if (a->memory_size != b->memory_size || a->length != b->length)
		return ": not the length";
	if (memcmp(a->memory, b->memory, a->memory_size) != 0)
		return ": not the memory";
	if (a->position != b->position)
		return ": not the position";
	if (a->clients != b->clients)
		return ": not the clients";
	if (a->descriptors != b->descriptors)
		return ": not the open descriptors";
	if (a->maps != b->maps)
		return ": not the maps of the file";
	if (memcmp(a->made, b->made, sizeof(a->made)) != 0)
		return ": not the outputs";
	return "";
}

bool image_same(const struct image *a, const struct image *b)
{
	return *image_difference(a, b) == '\0';
}
