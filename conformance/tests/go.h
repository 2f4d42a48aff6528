/* SPDX-License-Identifier: MIT */
#ifndef GO_H
#define GO_H

/* What the tests of MMap for Go prepare over and over. */

#include "span.h"

/* The document's constants. */
enum { GO_RDONLY = 0, GO_RDWR = 2, GO_COPY = 4, GO_EXEC = 8, GO_ANON = 1 };

/* Map the whole of f. */
static inline struct arg go_whole(const struct file *f, int prot)
{
	return result(CALL(go_map, open_file(f, "rw"), I(prot), I(0)));
}

/* Map length bytes of f from offset on. */
static inline struct arg go_part(const struct file *f, int64_t length, int prot, int64_t offset)
{
	return result(CALL(go_map_region, open_file(f, "rw"), I(length), I(prot), I(0), I(offset)));
}

#endif
