/* SPDX-License-Identifier: MIT
 *
 * What becomes of a map's own descriptor when its process becomes another program. */
#include "map_check.h"

#include <fcntl.h>
#include <stdio.h>

enum { NUMBERS = 256 };

/* The flags of the adapter's descriptor; false when it has none of that number. */
static bool descriptor_flags(int fd, unsigned *flags)
{
	char path[64], line[128];
	bool found = false;
	FILE *info;

	note_blind("it looks at the flags of descriptors");
	snprintf(path, sizeof(path), "/proc/%d/fdinfo/%d", adapter_pid(), fd);
	if ((info = fopen(path, "r")) == NULL)
		return false;
	while (!found && fgets(line, sizeof(line), info) != NULL)
		found = sscanf(line, "flags: %o", flags) == 1;
	fclose(info);
	return found;
}

REQUIREMENT(map.descriptor.close-on-exec, map_fd, "python-source/26",
	"The map's own copy of the descriptor is marked to be closed when another program is "
	"executed.", .level = RECOMMENDED, .needs = NEEDS_LINUX_PROC)
{
	struct arg file = open_file(FILE_OF("abcdef"), "rw");
	bool before[NUMBERS];
	unsigned flags;
	int copies = 0;

	for (int fd = 0; fd < NUMBERS; fd++)
		before[fd] = descriptor_flags(fd, &flags);
	expect_ok(CALL(map_fd, file, I(6)));
	for (int fd = 0; fd < NUMBERS; fd++) {
		if (before[fd] || !descriptor_flags(fd, &flags))
			continue;
		copies++;
		expect((flags & O_CLOEXEC) != 0, "descriptor %d would be inherited", fd);
	}
	expect(copies == 1, "expected one copy of the descriptor, found %d", copies);
}
