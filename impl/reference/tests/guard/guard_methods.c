/* SPDX-License-Identifier: MIT */

/* Every function that touches mapped memory errs where a page is missing, and leaves
 * everything as it was. */

#include "guard_calls.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The file still has one page of 'a', and the position is what it was. */
static bool is_untouched(struct methods *t)
{
	const int64_t zero = 0, end = (int64_t)page();
	struct mmapobj_slice first = { &zero, &end, NULL };
	unsigned char *bytes = t->bytes + 2 * page();
	struct stat st;
	int64_t after;

	if (fstat(t->fd, &st) != 0 || st.st_size != (off_t)page() ||
	    mmapobj_tell(t->shared, &after) != MMAPOBJ_OK || after != t->position ||
	    mmapobj_get_slice(t->shared, first, bytes) != MMAPOBJ_OK)
		return false;
	for (size_t i = 0; i < page(); i++)
		if (bytes[i] != 'a')
			return false;
	return true;
}

const char *check_methods(struct methods *t)
{
	for (size_t i = 0; i < guard_call_count; i++) {
		t->position = 0;
		mmapobj_seek(t->shared, 0, 0, &t->position);
		if (!is_fault(guard_calls[i].call(t)) || !is_untouched(t))
			return guard_calls[i].name;
	}
	return NULL;
}

/* A mapping of another file, whose bytes are others, and which is cut already. */
static struct mmapobj *other_bytes(const unsigned char *bytes)
{
	int fd = new_file(3);
	struct mmapobj *m = map(fd, NULL);
	int64_t position;

	if (mmapobj_write(m, bytes, page()) != MMAPOBJ_OK ||
	    mmapobj_seek(m, 0, 0, &position) != MMAPOBJ_OK)
		abort();
	set_pages(fd, 1);
	close(fd);
	return m;
}

struct methods *new_methods(int fd)
{
	struct mmapobj_options copy = mmapobj_defaults;
	struct methods *t = calloc(1, sizeof(*t));

	copy.access = MMAPOBJ_ACCESS_COPY;
	copy.guarded = true;
	if (t == NULL || (t->bytes = malloc(5 * page())) == NULL)
		abort();
	memset(t->bytes, 'b', 5 * page());
	t->fd = fd;
	t->shared = map(fd, NULL);
	t->other = other_bytes(t->bytes);
	t->private = map(fd, &copy);
	/* A private page that exists already goes with the file's. */
	if (mmapobj_set_item(t->private, (int64_t)page(), 'c') != MMAPOBJ_OK ||
	    mmapobj_guard() != MMAPOBJ_OK ||
	    map_region_open_fd(&t->region, fd, 0, 0, 0) != MMAPOBJ_OK ||
	    go_map_open(&t->go, fd, GO_MAP_RDWR, 0) != MMAPOBJ_OK)
		abort();
	return t;
}

void free_methods(struct methods *t)
{
	mmapobj_free(t->shared);
	mmapobj_free(t->other);
	mmapobj_free(t->private);
	map_region_free(t->region);
	go_map_free(t->go);
	free(t->bytes);
	free(t);
}
