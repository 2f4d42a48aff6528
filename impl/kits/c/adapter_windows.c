/* SPDX-License-Identifier: MIT */

/* The kit on Windows: standard streams, files, and special files.  Descriptors are the C
 * library's numbers. */

#include "adapter_private.h"

#ifdef _WIN32
#	define WIN32_LEAN_AND_MEAN
#	include <windows.h>

#	include <errno.h>
#	include <fcntl.h>
#	include <io.h>
#	include <stdlib.h>
#	include <string.h>

/* --- the system ----------------------------------------------------------------- */

int64_t adapter_os_page(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return info.dwPageSize;
}

int64_t adapter_os_granularity(void)
{
	SYSTEM_INFO info;

	GetSystemInfo(&info);
	return info.dwAllocationGranularity;
}

int64_t adapter_os_nanoseconds(void)
{
	LARGE_INTEGER now, second;

	QueryPerformanceCounter(&now);
	QueryPerformanceFrequency(&second);
	return now.QuadPart / second.QuadPart * 1000000000 +
	       now.QuadPart % second.QuadPart * 1000000000 / second.QuadPart;
}

/* The C library keeps the system's number for its own calls; the kit itself sets EBADF only. */
int adapter_os_error(void)
{
	return errno == EBADF ? ERROR_INVALID_HANDLE : (int)_doserrno;
}

const char *adapter_os_drive(const char *path)
{
	return *path == '/' ? "Z:" : "";
}

/* --- the streams ------------------------------------------------------------------ */

static bool zero_is_null;

bool adapter_os_zero_is_null(void)
{
	return zero_is_null;
}

static void fill_zero(void)
{
	int null = _open("NUL", _O_RDONLY | _O_BINARY | _O_NOINHERIT);

	zero_is_null = null == 0 || (null > 0 && _dup2(null, 0) == 0);
	if (null > 0)
		_close(null);
}

/* Standard input at a number that is not soon given to a file, and NUL in its place. */
static FILE *move_requests(void)
{
	enum { HIGH = 100 };

	if (_dup2(0, HIGH) != 0)
		return NULL;
	fill_zero();
	_setmode(HIGH, _O_BINARY);
	return _fdopen(HIGH, "rb");
}

/* A crash ends the process at once: neither a box nor a debugger's report on our output. */
FILE *adapter_os_start(void)
{
	FILE *in;

	SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
	_setmode(1, _O_BINARY);
	_setmode(0, _O_BINARY);
	in = move_requests();
	return in != NULL ? in : stdin;
}

/* --- files ------------------------------------------------------------------------ */

/* Returns -1 with errno set. */
static int fail(int number, DWORD system_number)
{
	errno = number;
	_doserrno = system_number;
	return -1;
}

static int descriptor(HANDLE handle, int flags)
{
	int fd;

	if (handle == INVALID_HANDLE_VALUE) {
		DWORD number = GetLastError();

		return fail(number == ERROR_FILE_NOT_FOUND || number == ERROR_PATH_NOT_FOUND
		                ? ENOENT
		                : EACCES,
		            number);
	}
	fd = _open_osfhandle((intptr_t)handle, flags | _O_BINARY | _O_NOINHERIT);
	if (fd < 0)
		CloseHandle(handle);
	return fd;
}

/* Others may read, write, cut and remove the file meanwhile. */
static HANDLE open_shared(const wchar_t *path, DWORD access, DWORD flags)
{
	return CreateFileW(path, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE,
	                   NULL, OPEN_EXISTING, flags, NULL);
}

static wchar_t *wide(const char *path)
{
	int size = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, NULL, 0);
	wchar_t *text = size > 0 ? malloc((size_t)size * sizeof(*text)) : NULL;

	if (text != NULL)
		MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, path, -1, text, size);
	return text;
}

/* The C library appends, not the system. */
int adapter_os_open(const char *path, unsigned mode)
{
	DWORD access = ((mode & FILE_READS) != 0 ? GENERIC_READ : 0) |
	               ((mode & FILE_WRITES) != 0 ? GENERIC_WRITE : 0);
	/* A mapping that is executed needs it of its file. */
	DWORD execute = (mode & FILE_READS) != 0 ? GENERIC_EXECUTE : 0;
	wchar_t *text = wide(path);
	HANDLE handle;

	if (text == NULL)
		return fail(ENOENT, ERROR_INVALID_NAME);
	handle = open_shared(text, access | execute, FILE_ATTRIBUTE_NORMAL);
	if (handle == INVALID_HANDLE_VALUE)
		handle = open_shared(text, access, FILE_ATTRIBUTE_NORMAL);
	free(text);
	return descriptor(handle, (mode & FILE_APPENDS) != 0 ? _O_APPEND : 0);
}

bool adapter_os_is_open(int fd)
{
	return _get_osfhandle(fd) != (intptr_t)INVALID_HANDLE_VALUE;
}

/* To Python number 0 means anonymous memory, so that no file may get it unasked. */
int adapter_os_close(int fd)
{
	int result = _close(fd);

	if (fd == 0)
		fill_zero();
	return result;
}

int adapter_os_move(int fd, int number)
{
	int moved = _dup2(fd, number) == 0 ? number : -1, error = errno;

	if (moved == 0)
		zero_is_null = false;
	_close(fd);
	errno = error;
	return moved;
}

/* The read end of a pipe whose write end is closed. */
static int open_pipe(void)
{
	HANDLE in, out;

	if (!CreatePipe(&in, &out, NULL, 0))
		return fail(EMFILE, GetLastError());
	CloseHandle(out);
	return descriptor(in, 0);
}

/* A file whose number is not open any more, a high one: it is not soon given to another. */
static void keep_closed(struct adapter_call *call)
{
	enum { HIGH = 700 };
	int fd = descriptor(open_shared(L"NUL", GENERIC_READ | GENERIC_WRITE, 0), 0);

	if (fd >= 0 && _dup2(fd, HIGH) == 0) {
		_close(fd);
		fd = HIGH;
	}
	if (fd >= 0)
		_close(fd);
	adapter_keep_file(call, fd, false, "closed");
}

static void keep_open(struct adapter_call *call, int fd, const char *what)
{
	adapter_keep_file(call, fd, true, what);
}

void adapter_os_file_special(struct adapter_call *call)
{
	const struct value *kind = adapter_argument(call, "kind");

	if (adapter_is_text(kind, "closed"))
		keep_closed(call);
	else if (adapter_is_text(kind, "directory"))
		keep_open(call,
		          descriptor(open_shared(L"C:\\", GENERIC_READ, FILE_FLAG_BACKUP_SEMANTICS),
		                     0),
		          "directory");
	else if (adapter_is_text(kind, "pipe"))
		keep_open(call, open_pipe(), "pipe");
	else if (adapter_is_text(kind, "null"))
		keep_open(call, descriptor(open_shared(L"NUL", GENERIC_READ | GENERIC_WRITE, 0), 0),
		          "null");
	else
		adapter_error(call, "Unsupported", 0, "kit",
		              "Windows has no such kind of file, or no descriptor for it");
}
#endif
