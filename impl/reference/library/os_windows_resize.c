/* SPDX-License-Identifier: MIT */

/* Mappings of Windows that get another size, which takes a new section and a new view. */

#include "os_windows.h"

#ifdef _WIN32
#	include <errno.h>
#	include <string.h>

/* Close the section, and open its name again: this works only if something else holds it. */
static bool is_held(struct mapping *m)
{
	if (m->name == NULL)
		return false;
	windows_close(m->section);
	m->section = OpenFileMappingW(FILE_MAP_READ, FALSE, m->name);
	return m->section != NULL;
}

/* The mapping has a new section and view. */
static void *replace(struct mapping *m, void *view, size_t size, HANDLE section)
{
	if (windows_is_anonymous(m))
		memcpy(view, m->base, size < m->size ? size : m->size);
	UnmapViewOfFile(m->base);
	windows_close(m->section);
	windows_replace(m, view, size, section);
	return view;
}

/* The size of a view cannot change, so there is a second view for a moment.  The name is free
 * before the new section gets it.  If that fails after windows_try_view() worked, the name is lost.
 */
void *os_remap(void *base, size_t size, size_t new_size)
{
	struct mapping *m = windows_find(base);
	HANDLE section;
	void *view;

	(void)size;
	if (m->name != NULL && !windows_try_view(m, new_size))
		return NULL;
	if (is_held(m)) {
		windows_error(ERROR_USER_MAPPED_FILE);
		return NULL;
	}
	view = windows_view(m, new_size, m->name, NULL, &section);
	return view != NULL ? replace(m, view, new_size, section) : NULL;
}

/* Map again, where the mapping was if that is possible. */
static bool map_again(struct mapping *m, size_t size)
{
	HANDLE section;
	void *view = windows_view(m, size, m->name, m->base, &section);

	if (view != NULL)
		windows_replace(m, view, size, section);
	return view != NULL;
}

int os_cut(void **base, size_t new_size, int64_t end)
{
	struct mapping *m = windows_find(*base);
	size_t size = m->size;
	LARGE_INTEGER before;
	int result, saved;

	if (!GetFileSizeEx(m->file, &before))
		return windows_fail();
	if (!windows_try_view(m, new_size))
		return -1;
	if (is_held(m)) {
		windows_error(ERROR_USER_MAPPED_FILE);
		return -1;
	}
	UnmapViewOfFile(m->base);
	windows_close(m->section);
	m->section = NULL;
	result = windows_set_size(m->file, end);
	if (result == 0 && map_again(m, new_size)) {
		*base = m->base;
		return 0;
	}
	saved = errno;
	windows_set_size(m->file, before.QuadPart);
	if (map_again(m, size)) {
		*base = m->base;
	} else {
		*base = NULL;
		windows_take_out(m);
		windows_discard(m);
	}
	errno = saved;
	return -1;
}
#endif
