/* SPDX-License-Identifier: MIT
 *
 * Locks that keep nothing in memory, or too much. */
#include "../mutant.h"

#include <sys/mman.h>

MUTANT(lock.nothing, lock, "go.lock",
       "Lock notes that the map is locked and locks nothing.")
{
	size_t size;
	unsigned char *data = mutant_go_memory(call, &size);

	if (mutant_attempt(call) && size > 0)
		munlock(data, size);
}

MUTANT(lock.first-page, lock, "go.lock",
       "Lock keeps the first page in memory.")
{
	size_t size, page = (size_t)adapter_os_page();
	unsigned char *data = mutant_go_memory(call, &size);

	if (mutant_attempt(call) && size > page)
		munlock(data + page, size - page);
}

MUTANT(lock.everything, lock, "go.lock",
       "Lock keeps all memory of the process.")
{
	if (mutant_attempt(call))
		mlockall(MCL_CURRENT);
}

MUTANT(lock.partly, lock, "go.lock.limit",
       "Lock beyond the limit is refused and keeps a page locked.")
{
	size_t size;
	unsigned char *data = mutant_go_memory(call, &size);

	if (!mutant_attempt(call) && size > 0)
		mlock(data, (size_t)adapter_os_page());
}

MUTANT(lock.unlock-nothing, unlock, "go.unlock",
       "Unlock notes that the map is not locked and leaves it locked.")
{
	size_t size;
	unsigned char *data = mutant_go_memory(call, &size);

	if (mutant_attempt(call) && size > 0)
		mlock(data, size);
}

MUTANT(lock.unlock-everything, unlock, "go.unlock",
       "Unlock unlocks all memory of the process.")
{
	if (mutant_attempt(call))
		munlockall();
}

MUTANT(lock.unlock-again, unlock, "go.unlock.not-locked",
       "Unlocking what was unlocked before works.")
{
	mutant_ignore(call, "ValueError");
}

MUTANT(lock.unlock-never, unlock, "go.unlock.never-locked",
       "Whether anything is locked is remembered for the process, not for the map.")
{
	static bool unlocked;

	if (unlocked && mutant_caught(call, "ValueError"))
		adapter_answer_none(call);
	unlocked = true;
}

MUTANT(lock.last-page, lock, "go.lock",
       "Lock leaves out the map's last page.")
{
	size_t size, page = (size_t)adapter_os_page();
	unsigned char *data = mutant_go_memory(call, &size);

	if (mutant_attempt(call) && size > page)
		munlock(data + (size - 1) / page * page, page);
}
