/* SPDX-License-Identifier: MIT
 *
 * Creating, unlinking and renaming files that are mapped, and permissions. */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "probe.h"

ABILITY(create-file, "Can a file be created?")
{
	if (p->folder < 0)
		probe_no(p, "a file cannot be created: %s", strerrorname_np(p->error));
	probe_empty_file(p);
	probe_yes(p, "open(O_CREAT)");
}

/* A map of the file for reading and writing, or for reading alone where shared maps are refused. */
static volatile unsigned char *map_somehow(const struct probe *p, int fd, bool *writable)
{
	void *memory = mmap(NULL, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);

	*writable = memory != MAP_FAILED;
	return *writable ? memory : probe_map(p, fd, p->unit, PROT_READ, MAP_PRIVATE);
}

ABILITY(unlinked-file-stays, "Do descriptor and map of an unlinked file stay usable?")
{
	int fd = probe_file(p, p->unit);
	bool writable;
	volatile unsigned char *m = map_somehow(p, fd, &writable);

	if (unlinkat(p->folder, "file", 0) != 0)
		probe_refused(p, "unlink() of a mapped file");
	if (faccessat(p->folder, "file", F_OK, 0) == 0)
		probe_no(p, "unlink() of a mapped file: the name is still there");
	if (m[0] != 'a')
		probe_no(p, "the map lost its bytes after unlink()");
	if (writable)
		m[0] = 'b';
	if (!probe_byte_is(p, fd, 0, writable ? 'b' : 'a'))
		probe_no(p, "pread() after unlink() has other bytes");
	probe_yes(p, "the descriptor and the map work after unlink()");
}

ABILITY(rename-over-keeps-map, "Does rename() over a mapped file leave the map as it is?")
{
	int fd = probe_file(p, p->unit), other = probe_open(p, "other", O_RDWR | O_CREAT);
	bool writable;
	volatile unsigned char *m = map_somehow(p, fd, &writable);

	probe_write(p, other, 0, 'b');
	if (renameat(p->folder, "other", p->folder, "file") != 0)
		probe_refused(p, "rename() over a mapped file");
	if (m[0] != 'a')
		probe_no(p, "the map of the old file changed");
	if (!probe_byte_is(p, probe_open(p, "file", O_RDONLY), 0, 'b'))
		probe_no(p, "the name leads to the old file after rename()");
	probe_yes(p, "the map has the old file and the name leads to the new one");
}

/* Root's capabilities go, the user stays: a mount may admit no other user. */
static void drop_capabilities(const struct probe *p)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct none[_LINUX_CAPABILITY_U32S_3] = { { 0 } };

	if (syscall(SYS_capset, &header, none) != 0)
		probe_failed(p, "capset()");
}

ABILITY(permissions, "Does open() refuse what the mode of a file forbids?")
{
	int fd = probe_empty_file(p);

	if (fchmod(fd, 0400) != 0)
		probe_refused(p, "fchmod(0400)");
	drop_capabilities(p);
	probe_open(p, "file", O_RDONLY);
	if (openat(p->folder, "file", O_RDWR | O_CLOEXEC) >= 0)
		probe_no(p, "open(O_RDWR) of a file of mode 0400 succeeds");
	if (errno != EACCES)
		probe_failed(p, "open(O_RDWR) of a file of mode 0400");
	probe_yes(p, "open(O_RDWR) of a file of mode 0400: EACCES");
}
