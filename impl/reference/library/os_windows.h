/* SPDX-License-Identifier: MIT */
#ifndef OS_WINDOWS_H
#define OS_WINDOWS_H

/* What the files for Windows share. */

#include "os.h"

#ifdef _WIN32
#	define WIN32_LEAN_AND_MEAN
#	include <windows.h>

/* Set errno to what the system's number means, and keep the number for os_error(). */
void windows_error(DWORD number);

/* The same with the system's last error.  Returns -1. */
int windows_fail(void);

/* The handle behind a descriptor; INVALID_HANDLE_VALUE, with errno set, if it has none. */
HANDLE windows_handle(int fd);

/* The text in the system's characters, to be freed; NULL with errno set. */
wchar_t *windows_text(const char *text);

/* A second handle of the same open file; NULL with errno set. */
HANDLE windows_duplicate(HANDLE handle);

int windows_set_size(HANDLE file, int64_t size);

/* Is there a mapping at the address? */
bool windows_is_mapped(const void *address);

/* --- os_windows_map.c ----------------------------------------------------------- */

struct mapping {
	struct mapping *next;
	unsigned char *base;
	size_t size;
	HANDLE section, file; /* file: INVALID_HANDLE_VALUE for anonymous memory */
	wchar_t *name;        /* NULL: none */
	DWORD protect, access;
	int64_t offset;
};

/* The mapping that has the address. */
struct mapping *windows_find(const void *address);

bool windows_is_anonymous(const struct mapping *m);

/* The mapping has a new view and section. */
void windows_replace(struct mapping *m, void *view, size_t size, HANDLE section);

/* It has no view any more: forget it, then release the rest. */
void windows_take_out(const struct mapping *m);
void windows_discard(struct mapping *m);

/* Close a handle, if it is one. */
void windows_close(HANDLE handle);

/* Make a section and a view of that size, at the address if that is possible.  Returns
 * the view, or NULL with errno set; the file then has the size that it had. */
void *windows_view(const struct mapping *m, size_t size, const wchar_t *name, void *address,
                   HANDLE *section);

/* Is there enough of all that a section and a view of that size need? */
bool windows_try_view(const struct mapping *m, size_t size);
#endif

#endif
