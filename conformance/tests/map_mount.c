/* SPDX-License-Identifier: MIT
 *
 * Files of a file system that restricts what may be done with them. */
#include "mount.h"

REQUIREMENT(map.mount.no-execution, map_fd, "python-source/20",
	"How a map with PROT_EXEC of a file on a file system without execution is refused is "
	"recorded.", .level = INFORMATIONAL)
{
	struct file f = file_on(mount_memory(4 * page(), MOUNT_ATTR_NOEXEC), O_RDWR | O_CREAT);
	int64_t bits = constant("PROT_READ").value.number | constant("PROT_EXEC").value.number;

	file_store(&f, 0, "abcdef", 6);
	observe_text("%s", ended(CALL(map_fd, open_file(&f, "r"), I(6), NAMED("prot", I(bits)))));
}

REQUIREMENT(map.mount.read-only, map_fd, "python-source/21",
	"How a writable map of a file on a read-only file system is refused is recorded.",
	.level = INFORMATIONAL)
{
	int mount = mount_memory(4 * page(), 0);
	struct file f = file_on(mount, O_RDWR | O_CREAT);
	struct arg file;

	file_store(&f, 0, "abcdef", 6);
	close(f.fd);
	make_read_only(mount);
	f = file_on(mount, O_RDONLY);
	file = open_file(&f, "r");
	observe_text("%s, to be read: %s", ended(CALL(map_fd, file, I(6))),
		     ended(CALL(map_fd, file, I(6), NAMED("access", I(READ)))));
}
