/* SPDX-License-Identifier: MIT */
#ifndef SPARSE_H
#define SPARSE_H

/* A run of bytes of any length, of which only the pages are kept that something was stored
 * to; the others are what a base function says, or zero. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sparse;

/* The size bytes from first on of places that nothing was stored to. */
typedef void sparse_base(void *out, int64_t first, size_t size);

/* page is in bytes.  NULL as base: zeros.  Without memory the process ends, here and below. */
struct sparse *sparse_new(int64_t page, sparse_base *base);
void sparse_free(struct sparse *s);

unsigned char sparse_get(const struct sparse *s, int64_t at);
void sparse_put(struct sparse *s, int64_t at, unsigned char byte);
void sparse_write(struct sparse *s, int64_t at, const unsigned char *data, size_t size);
void sparse_copy(const struct sparse *s, int64_t at, unsigned char *out, size_t size);

/* Is the page of that place kept? */
bool sparse_has(const struct sparse *s, int64_t at);

/* The first place from at on, and not behind end, that can be another byte than zero; end if
 * there is none.  Only a start for looking: the byte there may be zero too. */
int64_t sparse_next(const struct sparse *s, int64_t at, int64_t end);

/* The same downwards: the place behind the last such byte below end and not before at. */
int64_t sparse_previous(const struct sparse *s, int64_t at, int64_t end);

/* From that place on all is zero, the base's bytes too. */
void sparse_cut(struct sparse *s, int64_t from);

/* Give up the pages that begin from first on and below end: they are as the base says. */
void sparse_forget(struct sparse *s, int64_t first, int64_t end);

#endif
