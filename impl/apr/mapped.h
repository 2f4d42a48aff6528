/* SPDX-License-Identifier: MIT */
#ifndef MAPPED_H
#define MAPPED_H

/* An apr_mmap_t in a pool of its own: destroying the pool cleans up, which is how APR
 * gives a mapping back that nobody deleted. */

#include "sequence.h"

struct apr_mmap_t;

/* Begin: the parent of all pools.  False when APR does not start. */
bool mapped_start(void);

/* The mapping in the argument; NULL after an answer. */
struct apr_mmap_t *mapped_find(struct adapter_call *call, const char *name);

/* Answer with an error of APR's, an apr_status_t. */
void mapped_error(struct adapter_call *call, int status);

/* native: "dup" (a mapping), and "offset" (a mapping, where to). */
adapter_operation mapped_map_fd, mapped_delete, mapped_native;

#endif
