/* SPDX-License-Identifier: MIT */

/* The operating system: Windows.  Files, and what the system says of itself. */

#include "os_windows.h"

#ifdef _WIN32
#	include <errno.h>
#	include <fcntl.h>
#	include <io.h>
#	include <stdlib.h>

/* The first number of the system that means an errno is what the errno is in turn. */
static const struct {
	DWORD number;
	int error;
} meanings[] = {
	{ ERROR_INVALID_PARAMETER, EINVAL },
	{ ERROR_MAPPED_ALIGNMENT, EINVAL },
	{ ERROR_FILE_INVALID, EINVAL },
	{ ERROR_BAD_EXE_FORMAT, EINVAL },
	{ ERROR_NEGATIVE_SEEK, EINVAL },
	{ ERROR_INVALID_HANDLE, EBADF },
	{ ERROR_NOACCESS, EFAULT },
	{ ERROR_NOT_SUPPORTED, ENOTSUP },
	{ ERROR_FILE_NOT_FOUND, ENOENT },
	{ ERROR_PATH_NOT_FOUND, ENOENT },
	{ ERROR_INVALID_NAME, ENOENT },
	{ ERROR_NOT_ENOUGH_MEMORY, ENOMEM },
	{ ERROR_OUTOFMEMORY, ENOMEM },
	{ ERROR_COMMITMENT_LIMIT, ENOMEM },
	{ ERROR_WORKING_SET_QUOTA, ENOMEM },
	{ ERROR_DISK_FULL, ENOSPC },
	{ ERROR_HANDLE_DISK_FULL, ENOSPC },
	{ ERROR_FILE_EXISTS, EEXIST },
	{ ERROR_ALREADY_EXISTS, EEXIST },
	{ ERROR_TOO_MANY_OPEN_FILES, EMFILE },
	{ ERROR_USER_MAPPED_FILE, EBUSY },
	{ ERROR_ACCESS_DENIED, EACCES }, /* and whatever has no other meaning */
};

static DWORD last_number;
static int last_error;

void windows_error(DWORD number)
{
	size_t i = 0;

	while (i + 1 < sizeof(meanings) / sizeof(*meanings) && meanings[i].number != number)
		i++;
	last_number = number;
	last_error = meanings[i].error;
	errno = last_error;
}

int windows_fail(void)
{
	windows_error(GetLastError());
	return -1;
}

int os_error(void)
{
	int error = errno;

	if (error == last_error)
		return (int)last_number;
	for (size_t i = 0; i < sizeof(meanings) / sizeof(*meanings); i++)
		if (meanings[i].error == error)
			return (int)meanings[i].number;
	return ERROR_GEN_FAILURE;
}

int64_t os_page(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return info.dwPageSize;
}

int64_t os_granularity(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return info.dwAllocationGranularity;
}

/* A view has exactly the size that was asked for. */
int64_t os_unit(int fd)
{
	(void)fd;
	return 1;
}

HANDLE windows_handle(int fd)
{
	HANDLE handle = (HANDLE)_get_osfhandle(fd);

	if (handle == INVALID_HANDLE_VALUE)
		windows_error(ERROR_INVALID_HANDLE);
	return handle;
}

wchar_t *windows_text(const char *text)
{
	int size = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, NULL, 0);
	wchar_t *wide;

	if (size == 0) {
		windows_fail();
		return NULL;
	}
	if ((wide = malloc((size_t)size * sizeof(*wide))) == NULL) {
		windows_error(ERROR_NOT_ENOUGH_MEMORY);
		return NULL;
	}
	MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text, -1, wide, size);
	return wide;
}

/* --- files ---------------------------------------------------------------- */

static int descriptor(HANDLE handle, int flags)
{
	int fd = handle != NULL ? _open_osfhandle((intptr_t)handle, flags) : -1;

	if (fd < 0 && handle != NULL) {
		CloseHandle(handle);
		windows_error(ERROR_TOO_MANY_OPEN_FILES);
	}
	return fd;
}

static DWORD disposition(int flags)
{
	if ((flags & _O_CREAT) == 0)
		return (flags & _O_TRUNC) != 0 ? TRUNCATE_EXISTING : OPEN_EXISTING;
	if ((flags & _O_EXCL) != 0)
		return CREATE_NEW;
	return (flags & _O_TRUNC) != 0 ? CREATE_ALWAYS : OPEN_ALWAYS;
}

/* With full sharing, so that others may open, write, cut and remove the file. */
int os_open(const char *path, int flags)
{
	DWORD access = GENERIC_READ | ((flags & (_O_RDWR | _O_TRUNC)) != 0 ? GENERIC_WRITE : 0);
	wchar_t *wide = windows_text(path);
	HANDLE handle;

	if (wide == NULL)
		return -1;
	handle = CreateFileW(wide, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
	                     NULL, disposition(flags), FILE_ATTRIBUTE_NORMAL, NULL);
	free(wide);
	if (handle == INVALID_HANDLE_VALUE)
		return windows_fail();
	return descriptor(handle, _O_BINARY | _O_NOINHERIT);
}

HANDLE windows_duplicate(HANDLE handle)
{
	HANDLE self = GetCurrentProcess(), copy;

	if (DuplicateHandle(self, handle, self, &copy, 0, FALSE, DUPLICATE_SAME_ACCESS))
		return copy;
	windows_fail();
	return NULL;
}

int os_duplicate(int fd)
{
	HANDLE handle = windows_handle(fd);

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	return descriptor(windows_duplicate(handle), _O_BINARY | _O_NOINHERIT);
}

void os_close(int fd)
{
	int saved = errno;

	if (fd >= 0)
		_close(fd);
	errno = saved;
}

int os_describe(int fd, struct os_file *out)
{
	HANDLE handle = windows_handle(fd);
	FILE_STANDARD_INFO info = { .Directory = FALSE };

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	out->regular = GetFileType(handle) == FILE_TYPE_DISK;
	if (out->regular &&
	    !GetFileInformationByHandleEx(handle, FileStandardInfo, &info, sizeof(info)))
		return windows_fail();
	out->regular = out->regular && !info.Directory;
	out->size = info.EndOfFile.QuadPart;
	return 0;
}

int windows_set_size(HANDLE file, int64_t size)
{
	FILE_END_OF_FILE_INFO end = { .EndOfFile.QuadPart = size };

	if (SetFileInformationByHandle(file, FileEndOfFileInfo, &end, sizeof(end)))
		return 0;
	return windows_fail();
}

int os_set_size(int fd, int64_t size)
{
	HANDLE handle = windows_handle(fd);

	return handle == INVALID_HANDLE_VALUE ? -1 : windows_set_size(handle, size);
}

/* A file that is no sparse one has its room. */
int os_reserve(int fd, int64_t from, int64_t to)
{
	(void)fd, (void)from, (void)to;
	return 0;
}

int os_inherited(int fd, bool *out)
{
	HANDLE handle = windows_handle(fd);
	DWORD flags;

	if (handle == INVALID_HANDLE_VALUE)
		return -1;
	if (!GetHandleInformation(handle, &flags))
		return windows_fail();
	*out = (flags & HANDLE_FLAG_INHERIT) != 0;
	return 0;
}
#endif
