/* SPDX-License-Identifier: MIT
 *
 * What is still open or mapped after every object was destroyed. */
#include "play_parts.h"

/* A runtime that collects garbage keeps destroyed objects for a while.  Because a collection takes
 * time, such a runtime is only asked for one after so many scripts. */
enum { SCRIPTS_UNTIL_COLLECTED = 32 };
static struct {
	int pid; /* of the process that collects garbage; 0: none is known */
	int fds; /* open after the last collection */
	unsigned scripts;
} garbage;

/* Did the last script leave neither descriptors nor maps? */
static bool nothing_left;

bool play_left_nothing(void)
{
	return nothing_left;
}

bool play_collects(void)
{
	return garbage.pid == adapter_pid();
}

int play_open_before(void)
{
	nothing_left = false;
	return play_collects() ? garbage.fds : descriptors();
}

static int map_entries_left(const struct player *p)
{
	int found = 0;

	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL)
			found += map_entries(p->real[i]);
	return found;
}

static void judge_leftovers(struct player *p, int fds, int entries)
{
	p->kept = fds != p->fds || entries != 0;
	if (fds != p->fds)
		play_fail(p,
		          "leak: %d descriptors are open after every object was destroyed, %d "
		          "before",
		          fds, p->fds);
	if (entries != 0)
		play_fail(p,
		          "leak: %d maps of the test's files are left after every object was "
		          "destroyed",
		          entries);
}

/* Map entries are read only if the process maps more pages than before. */
void play_look_for_leaks(struct player *p)
{
	int fds = descriptors();
	bool more = memory_pages(false) > p->pages;
	const struct answer *a;

	nothing_left = fds == p->fds && (!more || map_entries_left(p) == 0);
	if (nothing_left)
		return;
	if (play_collects() && ++garbage.scripts < SCRIPTS_UNTIL_COLLECTED)
		return;
	if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &a) == FAILED)
		return;
	judge_leftovers(p, descriptors(), map_entries_left(p));
	if (p->failure != NULL)
		return;
	garbage.pid = adapter_pid();
	garbage.fds = descriptors();
	garbage.scripts = 0;
}
