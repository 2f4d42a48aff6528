/* SPDX-License-Identifier: MIT */
#ifndef SPARSE_H
#define SPARSE_H

/* An array of bytes of any length.  Only pages that were stored to are kept in memory.  The other
 * bytes come from a base function, or are zero. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sparse;

/* Write the size bytes from first on to out, as they are before any store. */
typedef void sparse_base(void *out, int64_t first, size_t size);

/* page is in bytes.  Without base all bytes are zero.  All functions abort() when out of memory. */
struct sparse *sparse_new(int64_t page, sparse_base *base);
void sparse_free(struct sparse *s);

void sparse_write(struct sparse *s, int64_t at, const unsigned char *data, size_t size);
void sparse_copy(const struct sparse *s, int64_t at, unsigned char *out, size_t size);

/* Copy only the bytes of pages that were stored to; out is unchanged elsewhere. */
void sparse_copy_kept(const struct sparse *s, int64_t at, unsigned char *out, size_t size);

/* Was the page of that byte stored to? */
bool sparse_has(const struct sparse *s, int64_t at);

/* The first offset from at on, and before end, whose byte may differ from zero; end if there is
 * none.  The byte there may be zero too. */
int64_t sparse_next(const struct sparse *s, int64_t at, int64_t end);

/* The same downwards: the offset after the last such byte before end; at if there is none. */
int64_t sparse_previous(const struct sparse *s, int64_t at, int64_t end);

/* Make all bytes from that offset on zero, those of the base included. */
void sparse_cut(struct sparse *s, int64_t from);

/* Forget what was stored to the pages that begin at first or later, and before end. */
void sparse_forget(struct sparse *s, int64_t first, int64_t end);

#endif
