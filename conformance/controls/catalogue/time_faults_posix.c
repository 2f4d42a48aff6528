/* SPDX-License-Identifier: MIT
 *
 * Maps that give their file a time of modification that it must not have. */
#include "../mutant.h"

#include <sys/stat.h>

static void touch(const struct mmapobj *m)
{
	if (m != NULL && m->fd >= 0)
		futimens(m->fd, NULL);
}

MUTANT(time.read, get_slice, "grid.get_slice.start",
       "Reading a slice gives the file a new time of modification.")
{
	touch(mutant_succeeded(call));
}

MUTANT(time.refused, set_item, "grid.set_item.index",
       "An assignment that is refused gives the file a new time of modification.")
{
	touch(mutant_refused(call));
}

static struct timespec when_mapped;

static void remember_time(struct adapter_call *call)
{
	struct mmapobj *m = mutant_made(call);
	struct stat st;

	if (m != NULL && m->fd >= 0 && fstat(m->fd, &st) == 0)
		when_mapped = st.st_mtim;
}

MUTANT(time.flush, flush, "grid.flush.mapping",
       "A flush gives the file the time of modification that it had when it was mapped.",
       .also = { { OP_map_fd, remember_time } })
{
	struct mmapobj *m = mutant_succeeded(call);

	if (m != NULL && m->fd >= 0)
		futimens(m->fd, (struct timespec[]){ when_mapped, when_mapped });
}
