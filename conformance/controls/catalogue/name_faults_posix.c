/* SPDX-License-Identifier: MIT
 *
 * Maps that find their file again by its name. */
#include "../mutant.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char name[512];

static void remember_name(struct adapter_call *call)
{
	struct mmapobj *m = mutant_made(call);
	char entry[64];
	ssize_t size;

	if (m == NULL || m->fd < 0)
		return;
	snprintf(entry, sizeof(entry), "/proc/self/fd/%d", m->fd);
	size = readlink(entry, name, sizeof(name) - 1);
	name[size > 0 ? size : 0] = '\0';
}

MUTANT(name.size, size, "grid.size.mapping",
       "size() is that of the file that has the name now.",
       .also = { { OP_map_fd, remember_name } })
{
	struct mmapobj *m = mutant_succeeded(call);
	struct stat st;

	if (m == NULL || m->fd < 0 || stat(name, &st) != 0)
		return;
	mutant_retract(call);
	mutant_answer_int(call, st.st_size);
}

MUTANT(name.flush, flush, "grid.flush.mapping",
       "flush() cuts the file that has the name now to the end of the map.",
       .also = { { OP_map_fd, remember_name } })
{
	struct mmapobj *m = mutant_succeeded(call);
	struct stat st, now;

	if (m != NULL && m->fd >= 0 && fstat(m->fd, &st) == 0 && stat(name, &now) == 0 &&
	    st.st_ino != now.st_ino && truncate(name, m->offset + (int64_t)m->length) != 0)
		perror(name);
}
