/* SPDX-License-Identifier: MIT
 *
 * The two constructors.  Neither takes a length or an offset: the whole file is mapped,
 * privately, writable or not. */
#include "mapped.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Can the library express what the call asks for, of a file of that size (-1: not known)?
 * False after an answer. */
static bool expressible(struct adapter_call *call, int64_t size, gboolean *writable)
{
	int64_t length = 0, access = 1, offset = 0;

	if (!adapter_integer(call, "length", &length) ||
	    !adapter_integer(call, "access", &access) || !adapter_integer(call, "offset", &offset))
		return false;
	if (offset != 0 || (length != 0 && length != size)) {
		adapter_unsupported(call, "only a whole file is mapped");
		return false;
	}
	if (access != 1 && access != 3) {
		adapter_unsupported(call, "a mapping is read-only or private");
		return false;
	}
	*writable = access == 3;
	return true;
}

void mapped_map_fd(struct adapter_call *call)
{
	GError *error = NULL;
	GMappedFile *file;
	gboolean writable;
	struct stat st;
	int fd;

	if (!adapter_descriptor(call, "fileno", &fd) ||
	    !expressible(call, fstat(fd, &st) == 0 ? st.st_size : -1, &writable))
		return;
	file = g_mapped_file_new_from_fd(fd, writable, &error);
	mapped_keep(call, file, error);
}

void mapped_map_path(struct adapter_call *call)
{
	char *path = adapter_path(call, "path");
	GError *error = NULL;
	GMappedFile *file;
	gboolean writable;
	struct stat st;

	if (path != NULL && expressible(call, stat(path, &st) == 0 ? st.st_size : -1, &writable)) {
		file = g_mapped_file_new(path, writable, &error);
		mapped_keep(call, file, error);
	}
	free(path);
}

/* native "ref": a further reference, behind a handle of its own. */
void mapped_native(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");
	GMappedFile *file;

	if (name->tag != VALUE_TEXT || strcmp((const char *)name->data, "ref") != 0) {
		adapter_unsupported(call, "no such promise of the library");
		return;
	}
	file = mapped_find(call, "first");
	if (file != NULL)
		mapped_keep(call, g_mapped_file_ref(file), NULL);
}
