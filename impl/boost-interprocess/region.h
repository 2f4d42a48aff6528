/* SPDX-License-Identifier: MIT */
#ifndef REGION_H
#define REGION_H

/* boost::interprocess::mapped_region for C.  A function that can fail takes a failure,
 * and fills it in when the library threw. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "failure.h"

#ifdef __cplusplus
extern "C" {
#endif

struct region;

enum region_mode { REGION_READ = 1, REGION_WRITE = 2, REGION_COPY = 3 };

/* A region of the file of that path.  The file_mapping that it is made of is gone when
 * the function returns.  NULL after a failure. */
struct region *region_open(const char *path, enum region_mode mode, int64_t offset, size_t size,
                           struct failure *failure);

/* anonymous_shared_memory(size).  NULL after a failure. */
struct region *region_anonymous(size_t size, struct failure *failure);

/* Let go of the memory: an empty region is moved in. */
void region_close(struct region *region);

void region_free(struct region *region);

size_t region_length(const struct region *region);
void *region_address(const struct region *region);

/* The calls of the same names; false as they say it. */
bool region_flush(struct region *region, size_t offset, size_t size, bool async);
bool region_shrink_by(struct region *region, size_t bytes, bool from_back);
bool region_advise(struct region *region, int advice);

/* The number of an advice; -1 without one of that name. */
int region_advice(const char *name);

size_t region_page_size(void);

/* "1.74" */
const char *region_version(void);

#ifdef __cplusplus
}
#endif

#endif
