/* SPDX-License-Identifier: MIT */
#ifndef DETACHED_H
#define DETACHED_H

/* What the files of the detached copy share. */

#include "adapter.h"

struct detached {
	unsigned char *bytes; /* NULL once closed */
	int64_t size, offset, position;
	int fd; /* our duplicate, or -1 without a file */
	bool writable;
	bool through; /* changes are for the file too */
};

extern const struct adapter_class detached_class;

/* Let go of everything, without writing back. */
void detached_drop(struct detached *d);

/* The open copy in the argument called name; NULL, after an answer, without one. */
struct detached *detached_find(struct adapter_call *call, const char *name);

/* The same for an operation that changes the bytes. */
struct detached *detached_find_writable(struct adapter_call *call, const char *name);

/* The bytes in the argument called data; NULL, after an answer, without any. */
const struct value *detached_data(struct adapter_call *call);

/* Answer with the number of the last system call's error. */
void detached_refuse(struct adapter_call *call);

/* The constructor. */
adapter_operation detached_map;

/* As a file. */
adapter_operation detached_read, detached_read_byte, detached_readline, detached_write,
    detached_write_byte, detached_seek, detached_tell, detached_seekable;

/* As memory and as a sequence. */
adapter_operation detached_find_first, detached_find_last, detached_move, detached_length,
    detached_get_item, detached_set_item, detached_get_slice, detached_set_slice;

#endif
