/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_PAGE_CACHE_H
#define HARNESS_PAGE_CACHE_H

/* Which pages of a file are in the page cache, and how to evict or to fill them. */

#include <stddef.h>

#include "harness/data_file.h"

struct residency {
	size_t pages;    /* of the file */
	size_t resident; /* counted by mincore(), which is right only if the caller may write */
	size_t cached;   /* counted by cachestat(); equal to resident if the kernel has none */
	size_t dirty;    /* dirty or under writeback, by cachestat(); 0 if the kernel has none */
};

/* Returns 0; or -errno, *out unchanged. */
int page_cache_residency(const struct data_file *f, struct residency *out);

/* Non-zero if the kernel has cachestat(). */
int page_cache_has_cachestat(void);

/* Try to evict every page of f; no process may map f.  page_cache_residency() tells the outcome. */
void page_cache_evict(const struct data_file *f);

/* Bring the whole file into the cache, front to back, in blocks of SEQUENTIAL_BLOCK.  Pages that
 * are not resident get folios of a size that depends on the method.  Each function returns 0 or
 * -errno; -EINTR when interrupted.
 *	read     read() under the default read-ahead: folios that grow
 *	single   read() under POSIX_FADV_RANDOM: no read-ahead, folios of one page
 *	write    write() of the file's own content, and fsync() */
int page_cache_fill_read(const struct data_file *f);
int page_cache_fill_single(const struct data_file *f);
int page_cache_fill_write(const struct data_file *f);

/* How many pages one page fault maps if f, which must be resident, is mapped without flags and one
 * byte of each page is read from front to back.  This shows whether the cache holds f in small or
 * in large folios, which decides many results.  Returns at least 1, or -errno. */
double page_cache_fault_probe(const struct data_file *f);

#endif
