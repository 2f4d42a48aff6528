/* SPDX-License-Identifier: MIT */
#ifndef WINDOWS_H
#define WINDOWS_H

/* What the tests of Python's rules for Windows share.  Tagnames are common to all processes, so
 * that each test has names of its own. */

#include "map_check.h"

static inline struct arg tag(const char *name)
{
	return NAMED("tagname", T(keep_format("mmapspec-%d-%s", (int)getpid(), name)));
}

/* Anonymous memory of that name.  Edition 2.4 promises no anonymous memory, so the name is that of
 * a file of zeros there. */
static inline struct arg tagged_of(const char *name, int64_t size)
{
	struct arg from = I(-1);

	if (!python_at_least(2, 5))
		from = open_file(new_file(span_of(0, size), (size_t)size), "rw");
	return result(CALL(map_fd, from, I(size), tag(name)));
}

static inline struct arg tagged(const char *name)
{
	return tagged_of(name, page());
}

#endif
