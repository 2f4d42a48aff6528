/* SPDX-License-Identifier: MIT */
#ifndef FILE_H
#define FILE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The file that is read.  Its content is a known function of the position, so that the checksum of
 * any part is known without reading it.  It has no name: it disappears with the process, however
 * the process ends.
 */
struct bench_file;

/* Create a file of size bytes (a multiple of 8) in dir, and write it through to the device.
 * Returns 0, or -errno with nothing left behind; -ENOSPC at once if dir has too little room;
 * -EINTR when interrupted. */
int bench_file_create(struct bench_file **out, const char *dir, uint64_t size);

/* Release f.  NULL is allowed. */
void bench_file_free(struct bench_file *f);

/* A descriptor that belongs to f, open for reading and writing. */
int bench_file_fd(const struct bench_file *f);

uint64_t bench_file_size(const struct bench_file *f);

/* Open f anew, read only.  The kernel keeps the read-ahead's memory of past accesses in the open
 * file, so each sample needs its own.  Returns a descriptor that the caller closes, or -errno. */
int bench_file_open(const struct bench_file *f);

/* What the file holds: len bytes from off, both multiples of 8, into out, aligned to 8. */
void bench_file_fill(uint64_t off, void *out, size_t len);

/* The checksum of the whole file, and of len bytes from off (both multiples of 8). */
uint64_t bench_file_total(const struct bench_file *f);
uint64_t bench_file_sum(uint64_t off, size_t len);

#endif
