/* SPDX-License-Identifier: MIT
 *
 * Locks: one that is taken must be refused to another process. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"

typedef int take_lock(int fd);

static int take_flock(int fd)
{
	return flock(fd, LOCK_EX | LOCK_NB);
}

static int take_fcntl(int fd)
{
	return fcntl(fd, F_SETLK, &(struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET });
}

static int take_ofd(int fd)
{
	return fcntl(fd, F_OFD_SETLK, &(struct flock){ .l_type = F_WRLCK, .l_whence = SEEK_SET });
}

static noreturn void try_lock(const struct probe *p, const char *call, take_lock *take)
{
	int fd = probe_empty_file(p), status;

	if (take(fd) != 0)
		probe_refused(p, call);
	if (probe_in_child(p, &status)) {
		int other = probe_open(p, "file", O_RDWR);

		_exit(take(other) != 0 && (errno == EAGAIN || errno == EACCES) ? 1 : 2);
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) == 0)
		probe_unknown(p, "the second process cannot open the file");
	if (WEXITSTATUS(status) == 2)
		probe_no(p, "%s: a second process gets the lock too", call);
	probe_yes(p, "%s: a second process is refused", call);
}

ABILITY(lock-flock, "Do locks of flock() exclude another process?")
{
	try_lock(p, "flock(LOCK_EX)", take_flock);
}

ABILITY(lock-fcntl, "Do record locks of fcntl() exclude another process?")
{
	try_lock(p, "fcntl(F_SETLK)", take_fcntl);
}

ABILITY(lock-ofd, "Do open file description locks exclude another process?")
{
	try_lock(p, "fcntl(F_OFD_SETLK)", take_ofd);
}
