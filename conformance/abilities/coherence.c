/* SPDX-License-Identifier: MIT
 *
 * Do maps, read() and write() see the same bytes, without a flush between them? */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "probe.h"

ABILITY(write-seen-by-map, "Is write() visible through an existing shared map?")
{
	int fd = probe_file(p, p->unit);
	volatile unsigned char *m = probe_map(p, fd, p->unit, PROT_READ, MAP_SHARED);

	if (m[0] != 'a')
		probe_no(p, "the map lacks what was written before it was made");
	probe_write(p, fd, 0, 'b');
	if (m[0] != 'b')
		probe_no(p, "the map has the old byte after pwrite()");
	probe_yes(p, "the map has the byte that pwrite() wrote");
}

ABILITY(store-seen-by-read, "Is a store to a shared map visible to read()?")
{
	int fd = probe_file(p, p->unit);
	volatile unsigned char *m = probe_map(p, fd, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED);

	m[0] = 'b';
	if (!probe_byte_is(p, fd, 0, 'b'))
		probe_no(p, "pread() has the old byte after a store to the map");
	probe_yes(p, "pread() has the byte that was stored to the map");
}

ABILITY(two-maps-agree, "Do shared maps of two processes show each other's stores?")
{
	int fd = probe_file(p, p->unit), status;
	volatile unsigned char *m = probe_map(p, fd, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED);

	if (m[0] != 'a')
		probe_no(p, "the map lacks what was written before it was made");
	if (probe_in_child(p, &status)) {
		int other = probe_open(p, "file", O_RDWR);

		probe_map(p, other, p->unit, PROT_READ | PROT_WRITE, MAP_SHARED)[0] = 'b';
		_exit(0);
	}
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		probe_no(p, "the second process cannot store to its map");
	if (m[0] != 'b')
		probe_no(p, "the map lacks the other process's store");
	probe_yes(p, "the map has the other process's store");
}

ABILITY(two-opens-agree, "Does read() on one descriptor see write() on another?")
{
	int fd = probe_file(p, p->unit), other = probe_open(p, "file", O_RDWR);

	if (!probe_byte_is(p, other, 0, 'a'))
		probe_no(p, "pread() on a second descriptor lacks what was written before open()");
	probe_write(p, fd, 0, 'b');
	if (!probe_byte_is(p, other, 0, 'b'))
		probe_no(p, "pread() on a second descriptor has the old byte");
	probe_yes(p, "pread() on a second descriptor has the new byte");
}
