/* SPDX-License-Identifier: MIT */
#ifndef OBSERVED_STATE_H
#define OBSERVED_STATE_H

/* A file, what is mapped of it, and what can be seen of both. */

#include "library_test.h"

#include <go_map.h>
#include <map_region.h>

enum { OBSERVED_PAGES = 3 };

enum observed_kind {
	OBSERVED_FILE,    /* three pages, nothing mapped */
	OBSERVED_MAP,     /* mapped whole, in shared memory */
	OBSERVED_GUARDED, /* the same, guarded */
	OBSERVED_PRIVATE, /* in private memory */
	OBSERVED_WINDOW,  /* its first page and a half */
	OBSERVED_GO,      /* Go's map of it */
	OBSERVED_GO_LOCKED,
	OBSERVED_REGION,
};

struct observed {
	int fd;
	unsigned char *memory;    /* that of m */
	struct mmapobj *m, *made; /* made: by the operation under test */
	struct mmapobj_view *view;
	struct go_map *go;
	struct map_region *region;
};

void observed_make(struct observed *w, enum observed_kind kind);
void observed_free(struct observed *w);

/* What a caller can see. */
struct image {
	unsigned char *file, *memory;
	size_t file_size, memory_size;
	int64_t length, position, clients;
	int descriptors, maps;
	const void *made[3];
};

void image_take(struct image *image, const struct observed *w);
void image_free(struct image *image);
bool image_same(const struct image *a, const struct image *b);

/* "", or what differs. */
const char *image_difference(const struct image *a, const struct image *b);

#endif
