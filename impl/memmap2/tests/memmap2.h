/* SPDX-License-Identifier: MIT */
#ifndef MEMMAP2_H
#define MEMMAP2_H

/* What the tests of memmap2 share.  A file's offset may be any byte there: a part that
 * begins in the middle of a page is what sets it apart. */

#include "span.h"

/* length bytes of f, by the library's own constructor. */
static inline struct arg part_of(const struct file *f, enum mode mode, int64_t offset,
                                 int64_t length)
{
	return result(CALL(map_fd, open_file(f, "rw"), I(length), NAMED("access", I(mode)),
	                   NAMED("offset", I(offset))));
}

/* The whole of f. */
static inline struct arg whole_of(const struct file *f, enum mode mode)
{
	return result(CALL(map_fd, open_file(f, "rw"), NAMED("access", I(mode))));
}

static inline void expect_permissions(const struct file *f, const char *want)
{
	const char *found = map_permissions(f);

	expect(strcmp(found, want) == 0, "expected the permissions %s, found %s", want, found);
}

#endif
