/* SPDX-License-Identifier: MIT */

/* The region. */

#include "map_region.h"

#include "mmapobj_private.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

struct map_region {
	struct mmapobj *map;
	int64_t begin, size;
	int64_t clients;
};

/* What the file holds of size bytes from offset on.  What no mapping can have is left to
 * mmapobj_open() to refuse, and so is an offset behind the file.  A file that is not regular has
 * no end that could be asked for; the system decides about it. */
static int cut_size(int fd, int64_t offset, int64_t *size)
{
	struct os_file file;

	if (os_describe(fd, &file) != 0)
		return MMAPOBJ_OS;
	if (!file.regular || offset < 0 || offset > file.size)
		return MMAPOBJ_OK;
	if (*size == 0 || *size > file.size - offset)
		*size = file.size - offset;
	return MMAPOBJ_OK;
}

int map_region_open_fd(struct map_region **out, int fd, int64_t offset, int64_t size,
                       int64_t granularity)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct map_region *r;
	int error = cut_size(fd, offset, &size);

	if (error != MMAPOBJ_OK)
		return error;
	options.access = MMAPOBJ_ACCESS_READ;
	options.trackfd = false;
	options.flavour = MMAPOBJ_UNIX;
	options.length = size;
	options.offset = offset;
	options.granularity = granularity;
	if ((r = malloc(sizeof(*r))) == NULL)
		return MMAPOBJ_MEMORY;
	if ((error = mmapobj_open(&r->map, fd, &options)) != MMAPOBJ_OK)
		goto free_r;
	r->begin = offset;
	r->size = size;
	r->clients = 1;
	*out = r;
	return MMAPOBJ_OK;

free_r:
	free(r);
	return error;
}

int map_region_open(struct map_region **out, const char *path, int flags, int64_t offset,
                    int64_t size, int64_t granularity)
{
	int fd = os_open(path, flags), error;

	if (fd < 0)
		return MMAPOBJ_OS;
	error = map_region_open_fd(out, fd, offset, size, granularity);
	os_close(fd);
	return error;
}

void map_region_free(struct map_region *r)
{
	if (r == NULL)
		return;
	mmapobj_free(r->map);
	free(r);
}

struct mmapobj *map_region_map(const struct map_region *r)
{
	return r->map;
}

int map_region_buffer(const struct map_region *r, const unsigned char **data, size_t *size)
{
	int error = mmapobj_check(r->map);

	if (error == MMAPOBJ_OK) {
		*data = r->map->base;
		*size = r->map->length;
	}
	return error;
}

int64_t map_region_begin(const struct map_region *r)
{
	return r->begin;
}

int64_t map_region_end(const struct map_region *r)
{
	return r->begin + r->size;
}

int64_t map_region_size(const struct map_region *r)
{
	return r->size;
}

bool map_region_includes(const struct map_region *r, int64_t offset)
{
	return r->begin <= offset && offset < map_region_end(r);
}

int64_t map_region_clients(const struct map_region *r)
{
	return r->clients;
}

int map_region_add_clients(struct map_region *r, int64_t count, bool *released)
{
	int error = mmapobj_check(r->map);

	if (error != MMAPOBJ_OK)
		return error;
	if (count < -r->clients || count > INT64_MAX - r->clients)
		return MMAPOBJ_VALUE;
	if (count == -r->clients && (error = map_region_release(r)) != MMAPOBJ_OK)
		return error;
	r->clients += count;
	*released = r->clients == 0;
	return MMAPOBJ_OK;
}

int map_region_release(struct map_region *r)
{
	return mmapobj_close(r->map);
}

int map_region_text(const struct map_region *r, char *text, size_t room)
{
	return snprintf(text, room, "MapRegion<%" PRId64 ", %" PRId64 ">", r->begin, r->size);
}
