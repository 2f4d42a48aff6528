/* SPDX-License-Identifier: MIT */
#ifndef WORLD_H
#define WORLD_H

/* A file, what is mapped of it, and what can be seen of both. */

#include "library.h"

#include <go_map.h>
#include <map_region.h>

enum { WORLD_PAGES = 3 };

enum world_kind {
	WORLD_FILE,    /* three pages, nothing mapped */
	WORLD_MAP,     /* mapped whole, in shared memory */
	WORLD_GUARDED, /* the same, guarded */
	WORLD_PRIVATE, /* in private memory */
	WORLD_WINDOW,  /* its first page and a half */
	WORLD_GO,      /* Go's map of it */
	WORLD_GO_LOCKED,
	WORLD_REGION,
};

struct world {
	int fd;
	unsigned char *memory; /* that of m */
	struct mmapobj *m, *made; /* made: by the operation under test */
	struct mmapobj_view *view;
	struct go_map *go;
	struct map_region *region;
};

void world_make(struct world *w, enum world_kind kind);
void world_free(struct world *w);

/* What a caller can see. */
struct image {
	unsigned char *file, *memory;
	size_t file_size, memory_size;
	int64_t length, position, clients;
	int descriptors, maps;
	const void *made[3];
};

void image_take(struct image *image, const struct world *w);
void image_free(struct image *image);
bool image_same(const struct image *a, const struct image *b);

/* "", or what differs. */
const char *image_difference(const struct image *a, const struct image *b);

#endif
