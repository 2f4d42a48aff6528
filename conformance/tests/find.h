/* SPDX-License-Identifier: MIT */
#ifndef FIND_H
#define FIND_H

/* What the tests of find() and rfind() share.  op is OP_find or OP_rfind. */

#include "suite.h"

/* op(m, needle, start) and op(m, needle, start, end). */
static inline const struct answer *search(enum operation op, struct arg m, struct arg needle,
                                          int64_t start)
{
	return suite_call(op, (const struct arg[]){ m, needle, I(start), { .end = true } });
}

static inline const struct answer *search_within(enum operation op, struct arg m, struct arg needle,
                                                 int64_t start, int64_t end)
{
	return suite_call(op, (const struct arg[]){ m, needle, I(start), I(end), { .end = true } });
}

/* A naive search: the lowest (find) or highest (rfind) index within [start, end) of text at
 * which needle lies, or -1.  start is at least 0, and end at most the length of text. */
static inline int64_t naive_search(enum operation op, const char *text, const char *needle,
                                   int64_t start, int64_t end)
{
	const size_t size = strlen(needle);
	int64_t found = -1;

	for (int64_t i = start; i + (int64_t)size <= end && (found < 0 || op == OP_rfind); i++)
		if (memcmp(text + i, needle, size) == 0)
			found = i;
	return found;
}

#endif
