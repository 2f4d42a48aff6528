/* SPDX-License-Identifier: MIT */
#ifndef GO_MAP_H
#define GO_MAP_H

/* A map in the style of Go: the bytes of a file as a slice of memory, to be written
 * back, locked and unmapped.  (Document: mmap-go.)
 *
 * A struct go_map keeps no descriptor and may outlive the caller's.  Errors are
 * mmapobj.h's, and after one everything is what it was.  The memory, and every part of
 * it that the caller took, is valid until go_map_unmap(). */

#include "mmapobj.h"

struct go_map;

/* How to map: one of RDONLY, RDWR (writes reach the file) and COPY (they do not; it
 * wins over RDWR), with EXEC added if wanted. */
enum { GO_MAP_RDONLY = 0, GO_MAP_RDWR = 2, GO_MAP_COPY = 4, GO_MAP_EXEC = 8 };

/* The flag: no file behind it, the descriptor is ignored. */
enum { GO_MAP_ANON = 1 };

/* Map the entire file. */
int go_map_open(struct go_map **out, int fd, int prot, int flags);

/* Map length bytes from offset, a multiple of the page size (else OS, EINVAL).  A
 * negative length maps all that the file holds from offset on; 0 is OS (EINVAL).
 * VALUE for unknown bits in prot or flags, for a range that leaves the file, for an
 * empty one, and for anonymous memory without a positive length; OVERFLOW for a
 * negative offset. */
int go_map_open_region(struct go_map **out, int fd, int64_t length, int prot, int flags,
                       int64_t offset);

/* The memory: empty once unmapped.  readonly says that writing to it would fault. */
void go_map_memory(const struct go_map *m, unsigned char **data, size_t *size, bool *readonly);

/* Write changes back to the disk.  VALUE once unmapped. */
int go_map_flush(struct go_map *m);

/* Keep the memory resident, and no longer.  Locking twice is locking once.  VALUE for
 * unlocking what is not locked, and once unmapped. */
int go_map_lock(struct go_map *m);
int go_map_unlock(struct go_map *m);

/* Flush, then unmap.  A flush that fails leaves the map as it is.  VALUE once
 * unmapped. */
int go_map_unmap(struct go_map *m);

/* Unmap if need be, flushed or not, and free.  NULL is allowed. */
void go_map_free(struct go_map *m);

/* RDONLY, RDWR, COPY, EXEC and ANON by name; false for another one. */
bool go_map_constant(const char *name, int64_t *value);

#endif
