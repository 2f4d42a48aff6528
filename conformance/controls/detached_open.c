/* SPDX-License-Identifier: MIT */
#include "detached.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool choose_access(struct adapter_call *call, struct detached *d)
{
	const int both = PROT_READ | PROT_WRITE;
	int64_t flags = MAP_SHARED, prot = both, access = 0;

	if (!adapter_integer(call, "flags", &flags) || !adapter_integer(call, "prot", &prot) ||
	    !adapter_integer(call, "access", &access))
		return false;
	if (access < 0 || access > 3 || (access != 0 && (flags != MAP_SHARED || prot != both))) {
		adapter_error(call, "ValueError", 0, "access", "no such access, or more than one");
		return false;
	}
	d->writable = access == 0 ? (prot & PROT_WRITE) != 0 : access != 1;
	d->through = d->writable && access != 3 && (flags & MAP_PRIVATE) == 0;
	return true;
}

static bool choose_range(struct adapter_call *call, struct detached *d)
{
	if (adapter_argument(call, "length")->tag == VALUE_ABSENT ||
	    adapter_argument(call, "trackfd")->tag != VALUE_ABSENT ||
	    adapter_argument(call, "tagname")->tag != VALUE_ABSENT) {
		adapter_error(call, "TypeError", 0, "arguments",
		              "a length is needed; trackfd and tagname are not known");
		return false;
	}
	if (!adapter_integer(call, "length", &d->size) ||
	    !adapter_integer(call, "offset", &d->offset))
		return false;
	if (d->size >= 0 && d->offset >= 0)
		return true;
	adapter_error(call, "OverflowError", 0, "range", "length and offset are not negative");
	return false;
}

/* Fit the range to the file.  A file without a size, like a device, has any. */
static bool fit_range(struct adapter_call *call, struct detached *d, int fd)
{
	struct stat st = { .st_mode = S_IFCHR };

	if (d->offset % adapter_os_granularity() != 0) {
		errno = EINVAL;
		detached_refuse(call);
		return false;
	}
	if (fd != -1 && fstat(fd, &st) != 0) {
		detached_refuse(call);
		return false;
	}
	if (S_ISREG(st.st_mode) && (d->offset > st.st_size || d->size > st.st_size - d->offset)) {
		adapter_error(call, "ValueError", 0, "range", "the file is shorter than that");
		return false;
	}
	if (d->size == 0)
		d->size = st.st_size - d->offset;
	if (d->size > 0)
		return true;
	adapter_error(call, "ValueError", 0, "range", "nothing to map");
	return false;
}

/* The permissions that a mapping of the file would need. */
static bool may_map(const struct detached *d, int fd)
{
	int mode = fcntl(fd, F_GETFL);

	if (mode < 0)
		return false;
	errno = EACCES;
	return (mode & O_ACCMODE) != O_WRONLY && (!d->through || (mode & O_ACCMODE) == O_RDWR);
}

/* Fill bytes from the file.  False with errno; what was acquired is detached_drop's. */
static bool load(struct detached *d, int fd)
{
	int64_t done = 0;

	if (fd != -1 && !may_map(d, fd))
		return false;
	if ((d->bytes = calloc(1, (size_t)d->size)) == NULL)
		return false;
	if (fd == -1)
		return true;
	if ((d->fd = fcntl(fd, F_DUPFD_CLOEXEC, 0)) < 0)
		return false;
	while (done < d->size) {
		ssize_t n =
		    pread(d->fd, d->bytes + done, (size_t)(d->size - done), d->offset + done);

		if (n == 0)
			errno = ENODEV;
		if (n == 0 || (n < 0 && errno != EINTR))
			return false;
		done += n > 0 ? n : 0;
	}
	return true;
}

void detached_map(struct adapter_call *call)
{
	struct detached d = { .fd = -1 }, *kept = NULL;
	int fd;

	if (!adapter_descriptor(call, "fileno", &fd) || !choose_access(call, &d) ||
	    !choose_range(call, &d) || !fit_range(call, &d, fd))
		return;
	if (!load(&d, fd) || (kept = malloc(sizeof(*kept))) == NULL) {
		detached_refuse(call);
		detached_drop(&d);
		return;
	}
	*kept = d;
	adapter_keep(call, &detached_class, kept);
}
