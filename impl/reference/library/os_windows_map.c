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

static struct mapping *mappings;
static SRWLOCK lock = SRWLOCK_INIT;

struct mapping *windows_find(const void *address)
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
	return windows_find(address) != NULL;
}

static void add(struct mapping *m)
{
	AcquireSRWLockExclusive(&lock);
	m->next = mappings;
	mappings = m;
	ReleaseSRWLockExclusive(&lock);
}

void windows_replace(struct mapping *m, void *view, size_t size, HANDLE section)
{
	AcquireSRWLockExclusive(&lock);
	m->base = view;
	m->size = size;
	m->section = section;
	ReleaseSRWLockExclusive(&lock);
}

void windows_take_out(const struct mapping *m)
{
	struct mapping **at = &mappings;

	AcquireSRWLockExclusive(&lock);
	while (*at != m)
		at = &(*at)->next;
	*at = m->next;
	ReleaseSRWLockExclusive(&lock);
}

void windows_close(HANDLE handle)
{
	if (handle != NULL && handle != INVALID_HANDLE_VALUE)
		CloseHandle(handle);
}

void windows_discard(struct mapping *m)
{
	windows_close(m->section);
	windows_close(m->file);
	free(m->name);
	free(m);
}

bool windows_is_anonymous(const struct mapping *m)
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

void *windows_view(const struct mapping *m, size_t size, const wchar_t *name, void *address,
                   HANDLE *section)
{
	LARGE_INTEGER before = { .QuadPart = -1 }, after = { .QuadPart = -1 };
	void *view = NULL;
	DWORD error;

	if (size != 0 && !has_room(size))
		return NULL;
	if (!windows_is_anonymous(m))
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
	windows_close(*section);
	if (!windows_is_anonymous(m) && GetFileSizeEx(m->file, &after) &&
	    after.QuadPart > before.QuadPart)
		windows_set_size(m->file, before.QuadPart);
	windows_error(error);
	return NULL;
}

bool windows_try_view(const struct mapping *m, size_t size)
{
	HANDLE section;
	void *view = windows_view(m, size, NULL, NULL, &section);

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
	} else if ((flags & MAP_PRIVATE) != 0 && !windows_is_anonymous(m)) {
		m->protect = execute ? PAGE_EXECUTE_WRITECOPY : PAGE_WRITECOPY;
		m->access = FILE_MAP_COPY;
	} else {
		m->protect = execute ? PAGE_EXECUTE_READWRITE : PAGE_READWRITE;
		m->access = FILE_MAP_WRITE;
	}
	/* A later mapping of the same name may be writable. */
	if (windows_is_anonymous(m) && m->protect == PAGE_READONLY)
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
		windows_discard(m);
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
	m->base = windows_view(m, size, m->name, NULL, &m->section);
	if (m->base == NULL) {
		m->section = NULL;
		windows_discard(m);
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
	struct mapping *m = windows_find(base);

	(void)size;
	if (!UnmapViewOfFile(base))
		return windows_fail();
	windows_take_out(m);
	windows_discard(m);
	return 0;
}

/* --- the pages of a mapping --------------------------------------------------- */

int os_sync(void *base, size_t size)
{
	struct mapping *m = size != 0 ? windows_find(base) : NULL;

	if ((uintptr_t)base % (uintptr_t)os_page() != 0) {
		windows_error(ERROR_INVALID_PARAMETER);
		return -1;
	}
	/* To the system no bytes are all of them, and a file that is only read is not flushed. */
	if (m == NULL || windows_is_anonymous(m) || (m->access & FILE_MAP_WRITE) == 0)
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
