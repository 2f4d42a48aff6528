/* SPDX-License-Identifier: MIT */
#ifndef MAPPED_H
#define MAPPED_H

/* boost::iostreams::mapped_file for C.  A function that can fail takes a failure, and
 * fills it in when the library threw. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "failure.h"

#ifdef __cplusplus
extern "C" {
#endif

struct mapped;

enum mapped_mode { MAPPED_READ = 1, MAPPED_WRITE = 2, MAPPED_COPY = 3 };

/* Open the file of that path; length 0 leaves the length out.  NULL after a failure. */
struct mapped *mapped_open(const char *path, enum mapped_mode mode, size_t length, int64_t offset,
                           struct failure *failure);

/* Open with new_file_size.  NULL after a failure. */
struct mapped *mapped_create(const char *path, int64_t size, struct failure *failure);

void mapped_free(struct mapped *mapped);

/* False after a failure. */
bool mapped_close(struct mapped *mapped, struct failure *failure);
bool mapped_resize(struct mapped *mapped, int64_t size, struct failure *failure);

bool mapped_is_open(const struct mapped *mapped);
size_t mapped_size(const struct mapped *mapped);

/* const_data(), to read from; data(), to store in. */
const char *mapped_const_data(const struct mapped *mapped);
char *mapped_data(const struct mapped *mapped);

int mapped_alignment(void);

/* "1.74" */
const char *mapped_version(void);

#ifdef __cplusplus
}
#endif

#endif
