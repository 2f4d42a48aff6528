/* SPDX-License-Identifier: MIT */
#ifndef HARNESS_DATA_FILE_H
#define HARNESS_DATA_FILE_H

#include <stddef.h>
#include <stdint.h>

/*
 * The file that is read.  Its content is a known function of the position, so that the checksum of
 * any range is known without reading it.  The file has no name: it disappears with the process,
 * however the process ends.
 */
struct data_file;

/* Create a file of size bytes (a multiple of 8) in dir, and write it through to the device.
 * Returns 0, or -errno with nothing left; -ENOSPC at once if dir has too little room; -EINTR when
 * interrupted. */
int data_file_create(struct data_file **out, const char *dir, uint64_t size);

/* A descriptor that belongs to f, open for reading and writing. */
int data_file_fd(const struct data_file *f);

uint64_t data_file_size(const struct data_file *f);

/* Open f again, read-only.  The kernel keeps the access history for read-ahead in the open file,
 * so each sample needs its own.  Returns a descriptor that the caller closes, or -errno. */
int data_file_open(const struct data_file *f);

/* Store the content of len bytes from off, both multiples of 8, in out, aligned to 8. */
void data_file_content(uint64_t off, void *out, size_t len);

/* The checksum of data: the sum, modulo 2^64, of its 8-byte words.  Every byte counts, and the
 * order of blocks does not.  data is aligned to 8; len is a multiple of 8. */
uint64_t data_file_checksum(const void *data, size_t len);

/* The checksum of the whole file, and of len bytes from off, both multiples of 8. */
uint64_t data_file_total(const struct data_file *f);
uint64_t data_file_expected(uint64_t off, size_t len);

/* Create a file without a name in dir, open for reading and writing.  Returns a descriptor or
 * -errno. */
int data_file_nameless(const char *dir);

#endif
