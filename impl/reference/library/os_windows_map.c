/* SPDX-License-Identifier: MIT */

/* Mappings of Windows.  A section makes memory of a file, or of nothing, and may have a
 * name; a view maps a section.  The name lasts while a handle of the section is open, so
 * that each mapping keeps one, and with it what is needed to map again:
 *
 *   address -> section, name; the file, for a flush; how it was mapped */

#include "os_windows.h"

#ifdef _WIN32
#	include <errno.h>
#	include <stdlib.h>
#	include <string.h>

struct mapping {
	struct mapping *next;
	unsigned char *base;
	size_t size;
	HANDLE section, file; /* file: INVALID_HANDLE_VALUE for anonymous memory */
	wchar_t *name;        /* NULL: none */
	DWORD protect, access;
	int64_t offset;
};

static struct mapping *mappings;
static SRWLOCK lock = SRWLOCK_INIT;

/* The mapping that has the address. */
static struct mapping *find(const void *address)
{
	const unsigned char *at = address;
	struct mapping *m;

	AcquireSRWLockShared(&lock);
	m = mappings;
	while (m != NULL && (at < m->base || at >= m->base + m->size))
		m = m->next;
	ReleaseSRWLockShared(&lock);
	return m;
}

bool windows_is_mapped(const void *address)
{
	return find(address) != NULL;
}

static void add(struct mapping *m)
{
	AcquireSRWLockExclusive(&lock);
	m->next = mappings;
	mappings = m;
	ReleaseSRWLockExclusive(&lock);
}

static void take_out(const struct mapping *m)
{
	struct mapping **at = &mappings;

	AcquireSRWLockExclusive(&lock);
	while (*at != m)
		at = &(*at)->next;
	*at = m->next;
	ReleaseSRWLockExclusive(&lock);
}

static void close_handle(HANDLE handle)
{
	if (handle != NULL && handle != INVALID_HANDLE_VALUE)
		CloseHandle(handle);
}

static void discard(struct mapping *m)
{
	close_handle(m->section);
	close_handle(m->file);
	free(m->name);
	free(m);
}

static bool is_anonymous(const struct mapping *m)
{
	return m->file == INVALID_HANDLE_VALUE;
}

/* --- sections and views ------------------------------------------------------- */

static DWORD high(int64_t number)
{
	return (DWORD)((uint64_t)number >> 32);
}

static DWORD low(int64_t number)
{
	return (DWORD)number;
}

static HANDLE make_section(const struct mapping *m, size_t size, const wchar_t *name)
{
	int64_t end = m->offset + (int64_t)size;

	return CreateFileMappingW(m->file, NULL, m->protect, high(end), low(end), name);
}

/* A section makes its file longer, and a mapped file is not cut again: is there address
 * space for the view of the section? */
static bool has_room(size_t size)
{
	void *room = VirtualAlloc(NULL, size, MEM_RESERVE, PAGE_NOACCESS);

	if (room == NULL)
		windows_fail();
	else
		VirtualFree(room, 0, MEM_RELEASE);
	return room != NULL;
}

/* Make a section and a view of that size, at the address if that is possible.  Returns
 * the view, or NULL with errno set; the file then has the size that it had. */
static void *make_view(const struct mapping *m, size_t size, const wchar_t *name, void *address,
                       HANDLE *section)
{
	LARGE_INTEGER before = { .QuadPart = -1 }, after = { .QuadPart = -1 };
	void *view = NULL;
	DWORD error;

	if (size != 0 && !has_room(size))
		return NULL;
	if (!is_anonymous(m))
		GetFileSizeEx(m->file, &before);
	*section = make_section(m, size, name);
	if (*section != NULL && address != NULL)
		view = MapViewOfFileEx(*section, m->access, high(m->offset), low(m->offset), size,
		                       address);
	if (*section != NULL && view == NULL)
		view = MapViewOfFile(*section, m->access, high(m->offset), low(m->offset), size);
	if (view != NULL)
		return view;
	error = GetLastError();
	close_handle(*section);
	if (!is_anonymous(m) && GetFileSizeEx(m->file, &after) && after.QuadPart > before.QuadPart)
		windows_set_size(m->file, before.QuadPart);
	windows_error(error);
	return NULL;
}

/* Is there enough of all that a section and a view of that size need? */
static bool try_view(const struct mapping *m, size_t size)
{
	HANDLE section;
	void *view = make_view(m, size, NULL, NULL, &section);

	if (view == NULL)
		return false;
	UnmapViewOfFile(view);
	CloseHandle(section);
	return true;
}

static void choose_protection(struct mapping *m, int prot, int flags)
{
	bool execute = (prot & PROT_EXEC) != 0;

	if ((prot & PROT_WRITE) == 0) {
		m->protect = execute ? PAGE_EXECUTE_READ : PAGE_READONLY;
		m->access = FILE_MAP_READ;
	} else if ((flags & MAP_PRIVATE) != 0 && !is_anonymous(m)) {
		m->protect = execute ? PAGE_EXECUTE_WRITECOPY : PAGE_WRITECOPY;
		m->access = FILE_MAP_COPY;
	} else {
		m->protect = execute ? PAGE_EXECUTE_READWRITE : PAGE_READWRITE;
		m->access = FILE_MAP_WRITE;
	}
	/* A later mapping of the same name may be writable. */
	if (is_anonymous(m) && m->protect == PAGE_READONLY)
		m->protect = PAGE_READWRITE;
	if (execute)
		m->access |= FILE_MAP_EXECUTE;
}

/* Everything but the memory.  NULL with errno set. */
static struct mapping *prepare(const char *name, int prot, int flags, int fd, int64_t offset)
{
	HANDLE file = fd != -1 ? windows_handle(fd) : NULL;
	struct mapping *m;

	if (file == INVALID_HANDLE_VALUE)
		return NULL;
	if ((m = calloc(1, sizeof(*m))) == NULL) {
		windows_error(ERROR_NOT_ENOUGH_MEMORY);
		return NULL;
	}
	m->file = file != NULL ? windows_duplicate(file) : INVALID_HANDLE_VALUE;
	m->offset = offset;
	if (m->file == NULL ||
	    (name != NULL && *name != '\0' && (m->name = windows_text(name)) == NULL)) {
		discard(m);
		return NULL;
	}
	choose_protection(m, prot, flags);
	return m;
}

void *os_map_named(const char *name, size_t size, int prot, int flags, int fd, int64_t offset)
{
	struct mapping *m = prepare(name, prot, flags, fd, offset);

	if (m == NULL)
		return NULL;
	m->size = size;
	m->base = make_view(m, size, m->name, NULL, &m->section);
	if (m->base == NULL) {
		m->section = NULL;
		discard(m);
		return NULL;
	}
	add(m);
	return m->base;
}

void *os_map(size_t size, int prot, int flags, int fd, int64_t offset)
{
	return os_map_named(NULL, size, prot, flags, fd, offset);
}

int os_unmap(void *base, size_t size)
{
	struct mapping *m = find(base);

	(void)size;
	if (!UnmapViewOfFile(base))
		return windows_fail();
	take_out(m);
	discard(m);
	return 0;
}

/* --- another size ------------------------------------------------------------- */

/* Close the section, and open its name again: this works only if something else holds it. */
static bool is_held(struct mapping *m)
{
	if (m->name == NULL)
		return false;
	CloseHandle(m->section);
	m->section = OpenFileMappingW(FILE_MAP_READ, FALSE, m->name);
	return m->section != NULL;
}

/* The mapping has a new section and view. */
static void *replace(struct mapping *m, void *view, size_t size, HANDLE section)
{
	if (is_anonymous(m))
		memcpy(view, m->base, size < m->size ? size : m->size);
	UnmapViewOfFile(m->base);
	close_handle(m->section);
	AcquireSRWLockExclusive(&lock);
	m->base = view;
	m->size = size;
	m->section = section;
	ReleaseSRWLockExclusive(&lock);
	return view;
}

/* The size of a view cannot change, so there is a second view for a moment.  The name is free
 * before the new section gets it.  If that fails after try_view() worked, the name is lost. */
void *os_remap(void *base, size_t size, size_t new_size)
{
	struct mapping *m = find(base);
	HANDLE section;
	void *view;

	(void)size;
	if (m->name != NULL && !try_view(m, new_size))
		return NULL;
	if (is_held(m)) {
		windows_error(ERROR_USER_MAPPED_FILE);
		return NULL;
	}
	view = make_view(m, new_size, m->name, NULL, &section);
	return view != NULL ? replace(m, view, new_size, section) : NULL;
}

/* Map again, where the mapping was if that is possible. */
static bool map_again(struct mapping *m, size_t size)
{
	void *view = make_view(m, size, m->name, m->base, &m->section);

	if (view == NULL)
		return false;
	AcquireSRWLockExclusive(&lock);
	m->base = view;
	m->size = size;
	ReleaseSRWLockExclusive(&lock);
	return true;
}

int os_cut(void **base, size_t new_size, int64_t end)
{
	struct mapping *m = find(*base);
	size_t size = m->size;
	LARGE_INTEGER before;
	int result, saved;

	if (!GetFileSizeEx(m->file, &before))
		return windows_fail();
	if (!try_view(m, new_size))
		return -1;
	if (is_held(m)) {
		windows_error(ERROR_USER_MAPPED_FILE);
		return -1;
	}
	UnmapViewOfFile(m->base);
	close_handle(m->section);
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
		take_out(m);
		discard(m);
	}
	errno = saved;
	return -1;
}

/* --- the pages of a mapping --------------------------------------------------- */

int os_sync(void *base, size_t size)
{
	struct mapping *m = size != 0 ? find(base) : NULL;

	if ((uintptr_t)base % (uintptr_t)os_page() != 0) {
		windows_error(ERROR_INVALID_PARAMETER);
		return -1;
	}
	/* To the system no bytes are all of them, and a file that is only read is not flushed. */
	if (m == NULL || is_anonymous(m) || (m->access & FILE_MAP_WRITE) == 0)
		return 0;
	if (!FlushViewOfFile(base, size) || !FlushFileBuffers(m->file))
		return windows_fail();
	return 0;
}

int os_advise(void *base, size_t size, int option)
{
	(void)base, (void)size, (void)option;
	windows_error(ERROR_NOT_SUPPORTED);
	return -1;
}

int os_lock(void *base, size_t size)
{
	return VirtualLock(base, size) ? 0 : windows_fail();
}

int os_unlock(void *base, size_t size)
{
	return VirtualUnlock(base, size) ? 0 : windows_fail();
}

const unsigned char *os_last_byte(const unsigned char *base, unsigned char byte, size_t size)
{
	while (size > 0)
		if (base[--size] == byte)
			return base + size;
	return NULL;
}
#endif
