/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_MEMORY_LIMIT_H
#define HARNESS_MEMORY_LIMIT_H

#include <stdint.h>

/* A control group of our own that limits memory, page cache included: of version 1 or 2, whichever
 * the machine has. */
struct memory_limit {
	char path[512]; /* of the group; "" when there is none */
	const char *version;
};

/* Make one with room for so many bytes.  Returns NULL, or in a few words why it cannot be done. */
const char *memory_limit_make(struct memory_limit *out, uint64_t bytes);

/* Move this process into it.  Returns 0 or -errno. */
int memory_limit_enter(const struct memory_limit *l);

/* Remove it; its processes must have ended.  Nothing to remove is allowed. */
void memory_limit_remove(struct memory_limit *l);

#endif
