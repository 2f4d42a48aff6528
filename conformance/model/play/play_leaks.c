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
	bool left; /* a script ended without a collection, and may have left some in any process */
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

void play_expect_fewer(struct player *p, int closed)
{
	p->fds -= closed;
	if (play_collects())
		garbage.fds -= closed;
}

void play_leave_garbage(bool left)
{
	garbage.left = left;
}

static int map_entries_left(const struct player *p)
{
	int found = 0;

	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL)
			found += map_entries(p->real[i]);
	return found;
}

/* Fewer descriptors than before are wrong too, but not where one of an earlier script was garbage.
 */
static void judge_leftovers(struct player *p, int fds, int entries, bool collected)
{
	bool differs = collected ? fds > p->fds : fds != p->fds;

	p->kept = differs || entries != 0;
	if (differs)
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
	int left;

	nothing_left = fds == p->fds && (!more || map_entries_left(p) == 0);
	if (nothing_left)
		return;
	if (play_collects() && ++garbage.scripts < SCRIPTS_UNTIL_COLLECTED)
		return;
	if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &a) == FAILED)
		return;
	left = descriptors();
	judge_leftovers(p, left, map_entries_left(p),
	                left < fds || garbage.left || play_collects());
	garbage.left = false;
	/* A collector that scans the stack may keep one object.  If the same script is repeated, a
	 * leak grows from here. */
	garbage.fds = left;
	garbage.scripts = 0;
	if (p->failure == NULL)
		garbage.pid = adapter_pid();
}
