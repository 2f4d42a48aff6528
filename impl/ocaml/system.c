/* SPDX-License-Identifier: MIT
 *
 * What the protocol wants and the language's library has no function for: the number of
 * an error, the size of a page, a clock, and files of seldom kinds. */
#include <caml/memory.h>
#include <caml/mlvalues.h>
#include <caml/unixsupport.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

CAMLprim value adapter_errno(value error)
{
	return Val_int(code_of_unix_error(error));
}

CAMLprim value adapter_page(value unit)
{
	(void)unit;
	return Val_long(sysconf(_SC_PAGESIZE));
}

/* A clock that never goes back. */
CAMLprim value adapter_nanoseconds(value unit)
{
	struct timespec now;

	(void)unit;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return Val_long(now.tv_sec * 1000000000 + now.tv_nsec);
}

/* A copy of the descriptor at a number that is not soon given to a file. */
CAMLprim value adapter_high_copy(value fd)
{
	int copy = fcntl(Int_val(fd), F_DUPFD_CLOEXEC, 100);

	if (copy < 0)
		uerror("fcntl", Nothing);
	return Val_int(copy);
}

CAMLprim value adapter_is_open(value fd)
{
	return Val_bool(fcntl(Int_val(fd), F_GETFD) >= 0);
}

CAMLprim value adapter_memfd(value unit)
{
	int fd = memfd_create("mmapspec", MFD_CLOEXEC);

	(void)unit;
	if (fd < 0)
		uerror("memfd_create", Nothing);
	return Val_int(fd);
}

CAMLprim value adapter_open_path(value unit)
{
	int fd = open("/proc/self/exe", O_PATH | O_CLOEXEC);

	(void)unit;
	if (fd < 0)
		uerror("open", Nothing);
	return Val_int(fd);
}
