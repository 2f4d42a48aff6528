/* SPDX-License-Identifier: MIT */
#ifndef MAPPED_H
#define MAPPED_H

/* The objects of this adapter, which hold one reference each: a mapped file, and the
 * bytes that one lends out. */

#include "sequence.h"

/* Of GLib, by the names of its structs: this header stands without <glib.h>. */
struct _GMappedFile;
struct _GBytes;
struct _GError;

struct mapped {
	struct _GMappedFile *file; /* NULL once closed: what it pointed to is gone */
};

struct lent {
	struct _GBytes *bytes; /* NULL once released */
};

extern const struct adapter_class mapped_class, lent_class;

/* Keep what a constructor gave, or answer with its error. */
void mapped_keep(struct adapter_call *call, struct _GMappedFile *file, struct _GError *error);

/* The open file behind the argument called name; NULL after an answer. */
struct _GMappedFile *mapped_find(struct adapter_call *call, const char *name);

/* The memory behind the argument called object, a mapped file or lent bytes; false
 * after an answer. */
bool mapped_memory(struct adapter_call *call, struct sequence *out);

adapter_operation mapped_map_fd, mapped_map_path, mapped_close, mapped_export, mapped_release,
    mapped_native;

#endif
