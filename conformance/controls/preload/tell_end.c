/* SPDX-License-Identifier: MIT
 *
 * Preloaded: a process that ends normally, with its exit handlers, adds a byte to the file that
 * the environment names. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

__attribute__((destructor)) static void tell(void)
{
	const char *path = getenv("MMAPSPEC_TELL_END");
	int fd = path != NULL ? open(path, O_WRONLY | O_APPEND | O_CREAT, 0600) : -1;

	if (fd >= 0 && write(fd, ".", 1) == 1)
		close(fd);
}
