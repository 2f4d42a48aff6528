/* SPDX-License-Identifier: MIT */
#ifndef MAP_REGION_H
#define MAP_REGION_H

/* A region: a read-only window of a file, shared by clients who count themselves in
 * and out.  When the last one leaves, the memory goes.  (Document: map-region.)
 *
 * A struct map_region keeps no descriptor; the one it was made from stays the
 * caller's.  Errors are mmapobj.h's, and after one everything is what it was.  After
 * a release the functions that return an error return MMAPOBJ_VALUE, apart from
 * map_region_release().  The others answer what they answered before. */

#include "mmapobj.h"

struct map_region;

/* Map size bytes of the file at path, or of fd, from offset on: fewer when the file
 * ends before that, all that is left for a size of 0.  The file is opened for reading
 * with the system's additional flags.  VALUE when offset is not below the file's size,
 * OVERFLOW for a negative number, OS (EINVAL) for an offset that is no multiple of the
 * granularity: granularity itself, or the system's when it is 0.  The region has one
 * client. */
int map_region_open(struct map_region **out, const char *path, int flags, int64_t offset,
                    int64_t size, int64_t granularity);
int map_region_open_fd(struct map_region **out, int fd, int64_t offset, int64_t size,
                       int64_t granularity);

/* Release if need be, and free.  NULL is allowed. */
void map_region_free(struct map_region *r);

/* The map behind the region, and the region's memory.  The map is the region's: it is
 * closed by the release and freed with the region, and must not be resized, closed or
 * freed by the caller. */
struct mmapobj *map_region_map(const struct map_region *r);
int map_region_buffer(const struct map_region *r, const unsigned char **data, size_t *size);

/* Absolute offsets in the file: the first mapped byte, one past the last; and the
 * number of mapped bytes. */
int64_t map_region_begin(const struct map_region *r);
int64_t map_region_end(const struct map_region *r);
int64_t map_region_size(const struct map_region *r);

/* Whether the byte at this offset of the file is in the region. */
bool map_region_includes(const struct map_region *r, int64_t offset);

int64_t map_region_clients(const struct map_region *r);

/* Change the number of clients by count, which may be negative.  *released says whether
 * it became zero, and the memory with it was given back.  VALUE for a number below
 * zero or without an int64_t, BUFFER while the map's memory is exported. */
int map_region_add_clients(struct map_region *r, int64_t count, bool *released);

/* Give the memory back, clients or not.  BUFFER while it is exported.  Releasing twice
 * is OK and does nothing. */
int map_region_release(struct map_region *r);

/* Write the text form, begin and size, like snprintf. */
int map_region_text(const struct map_region *r, char *text, size_t room);

#endif
