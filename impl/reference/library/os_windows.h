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
#endif

#endif
