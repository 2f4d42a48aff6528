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

/* m is size bytes long and holds the pattern's bytes from its byte first on. */
static inline void expect_go(struct arg m, int64_t first, int64_t size)
{
	expect_int(CALL(length, m), size);
	expect_pattern(m, 0, size, first);
}

static inline void expect_mapped(const struct file *f, int want)
{
	int found = map_entries(f);

	expect(found == want, "expected %d maps of the file in the process, found %d", want, found);
}

#endif
