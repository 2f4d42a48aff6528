/* SPDX-License-Identifier: MIT
 *
 * Locks that keep nothing in memory, or too much. */
#include "../mutant.h"

#include <sys/mman.h>

/* The memory of the Go map that call is about; *size is 0 without one. */
static unsigned char *memory(struct adapter_call *call, size_t *size)
{
	struct go_map *go = reference_find_go(call, &call->arguments[0]);
	unsigned char *data = NULL;
	bool readonly;

	*size = 0;
	if (go != NULL)
		go_map_memory(go, &data, size, &readonly);
	return data;
}

MUTANT(nothing,
	.name = "lock.nothing",
	.killer = "go.lock",
	.about = OP_lock,
	.fault = "Lock notes that the map is locked and locks nothing.")
{
	size_t size;
	unsigned char *data = memory(call, &size);

	if (mutant_attempt(call) && size > 0)
		munlock(data, size);
}

MUTANT(first_page,
	.name = "lock.first-page",
	.killer = "go.lock",
	.about = OP_lock,
	.fault = "Lock keeps the first page in memory.")
{
	size_t size, page = (size_t)adapter_os_page();
	unsigned char *data = memory(call, &size);

	if (mutant_attempt(call) && size > page)
		munlock(data + page, size - page);
}

MUTANT(everything,
	.name = "lock.everything",
	.killer = "go.lock",
	.about = OP_lock,
	.fault = "Lock keeps all memory of the process.")
{
	if (mutant_attempt(call))
		mlockall(MCL_CURRENT);
}

MUTANT(partly,
	.name = "lock.partly",
	.killer = "go.lock.limit",
	.about = OP_lock,
	.fault = "Lock beyond the limit is refused and keeps a page locked.")
{
	size_t size;
	unsigned char *data = memory(call, &size);

	if (!mutant_attempt(call) && size > 0)
		mlock(data, (size_t)adapter_os_page());
}

MUTANT(unlock_nothing,
	.name = "lock.unlock-nothing",
	.killer = "go.unlock",
	.about = OP_unlock,
	.fault = "Unlock notes that the map is not locked and leaves it locked.")
{
	size_t size;
	unsigned char *data = memory(call, &size);

	if (mutant_attempt(call) && size > 0)
		mlock(data, size);
}

MUTANT(unlock_everything,
	.name = "lock.unlock-everything",
	.killer = "go.unlock",
	.about = OP_unlock,
	.fault = "Unlock unlocks all memory of the process.")
{
	if (mutant_attempt(call))
		munlockall();
}

MUTANT(unlock_again,
	.name = "lock.unlock-again",
	.killer = "go.unlock.not-locked",
	.about = OP_unlock,
	.fault = "Unlocking what was unlocked before works.")
{
	mutant_ignore(call, "ValueError");
}

MUTANT(unlock_never,
	.name = "lock.unlock-never",
	.killer = "go.unlock.never-locked",
	.about = OP_unlock,
	.fault = "Whether anything is locked is remembered for the process, not for the map.")
{
	static bool unlocked;

	mutant_real(call);
	if (mutant_failed(call, "ValueError") && unlocked) {
		mutant_retract(call);
		adapter_answer_none(call);
	}
	unlocked = true;
}

MUTANT(last_page,
	.name = "lock.last-page",
	.killer = "go.lock",
	.about = OP_lock,
	.fault = "Lock leaves out the map's last page.")
{
	size_t size, page = (size_t)adapter_os_page();
	unsigned char *data = memory(call, &size);

	if (mutant_attempt(call) && size > page)
		munlock(data + (size - 1) / page * page, page);
}
