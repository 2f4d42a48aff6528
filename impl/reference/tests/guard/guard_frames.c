/* SPDX-License-Identifier: MIT */

/* The guard answers for an access while it lasts, for its own memory, and for nothing else.
 * Each test is a process of its own, and a function that returns 0 when all is well. */

#include "guard.h"

#include <errno.h>
#include <os.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static struct mmapobj *mapped;
static unsigned char *memory;
static volatile unsigned char *missing;

/* A guarded mapping of two pages, and where its memory is. */
static void make(void)
{
	struct mmapobj_view *v;
	bool readonly;
	size_t size;

	mapped = map(new_file(2), NULL);
	if (mmapobj_export(mapped, &v) == MMAPOBJ_OK)
		mmapobj_view_memory(v, &memory, &size, &readonly);
}

static void cut(void)
{
	set_pages(mmapobj_descriptor(mapped), 0);
}

/* An access that is over guards no longer: the memory is touched from outside. */
static int after_load(void)
{
	unsigned char byte;

	make();
	if (mmapobj_get_item(mapped, 5, &byte) != MMAPOBJ_OK)
		return 1;
	cut();
	touch(memory + 5);
	return 2;
}

static int after_store(void)
{
	make();
	if (mmapobj_set_item(mapped, 5, 'b') != MMAPOBJ_OK)
		return 1;
	cut();
	touch(memory + 5);
	return 2;
}

static int after_call(void)
{
	const unsigned char *data;
	size_t size;

	make();
	if (mmapobj_read(mapped, 10, &data, &size) != MMAPOBJ_OK)
		return 1;
	cut();
	touch(memory + 5);
	return 2;
}

/* The same after an access that erred. */
static int after_error(void)
{
	unsigned char byte;

	make();
	cut();
	if (!is_fault(mmapobj_get_item(mapped, 5, &byte)))
		return 1;
	touch(memory + 5);
	return 2;
}

/* Memory that the guarded work had not said that it would touch: the page below its own. */
static void touch_missing(void *argument)
{
	(void)argument;
	touch(missing);
}

static int other_memory(void)
{
	unsigned char *two = mmap(NULL, 2 * page(), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int fd = new_file(1);
	struct os_memory own;

	/* Lower than what is guarded, and missing. */
	missing = mmap(two, page(), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
	set_pages(fd, 0);
	own = (struct os_memory){ two + page(), page() };
	os_guard();
	os_guard_call(touch_missing, NULL, own, own);
	return 1;
}

/* A signal that somebody sends, with a code of our choice: to itself a process may. */
static void send(int code)
{
	siginfo_t info;

	memset(&info, 0, sizeof(info));
	info.si_signo = SIGBUS;
	info.si_code = code;
	info.si_addr = memory;
	syscall(SYS_rt_tgsigqueueinfo, getpid(), (pid_t)syscall(SYS_gettid), SIGBUS, &info);
}

static void ignore(void)
{
	struct sigaction action = { .sa_handler = SIG_IGN };

	sigaction(SIGBUS, &action, NULL);
	os_guard();
}

/* Codes from 1 on are accesses, which nobody can ignore: 1 is one that is not aligned. */
static int unaligned(void)
{
	ignore();
	send(BUS_ADRALN);
	return 1;
}

/* Code 0 is kill(). */
static int killed(void)
{
	ignore();
	return kill(getpid(), SIGBUS) != 0;
}

/* A page that went bad somewhere, told to who wants to know early: no access of this thread. */
static int told_early(void)
{
#ifdef BUS_MCEERR_AO
	ignore();
	send(BUS_MCEERR_AO);
#endif
	return 0;
}

static void change_errno(int number)
{
	(void)number;
	errno = ENOTRECOVERABLE;
}

/* Whatever the handler of before does, the code that was interrupted finds its errno. */
static int errno_stays(void)
{
	struct sigaction action = { .sa_handler = change_errno };

	sigaction(SIGBUS, &action, NULL);
	os_guard();
	errno = ENOTEMPTY;
	return raise(SIGBUS) != 0 || errno != ENOTEMPTY;
}

static const struct {
	const char *what;
	int (*test)(void);
	int result;
	bool forges; /* sends a code that no signal of a process has */
} tests[] = {
	{ "a byte that was loaded is guarded no longer", after_load, -SIGBUS, false },
	{ "a byte that was stored is guarded no longer", after_store, -SIGBUS, false },
	{ "what was read is guarded no longer", after_call, -SIGBUS, false },
	{ "what erred is guarded no longer", after_error, -SIGBUS, false },
	{ "memory below the guarded one is not guarded", other_memory, -SIGBUS, false },
	{ "an access that is not aligned cannot be ignored", unaligned, -SIGBUS, true },
	{ "a signal by kill can be ignored", killed, 0, false },
	{ "news of a bad page can be ignored", told_early, 0, true },
	{ "errno stays as it was", errno_stays, 0, false },
};

void test_frames(void)
{
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		int result;

		if (tests[i].forges && getenv("GUARD_FORGES_NOT") != NULL) {
			skip("%s: valgrind does not survive such a signal", tests[i].what);
			continue;
		}
		result = in_child(tests[i].test);

		report(result == tests[i].result, "%s: %d, expected %d", tests[i].what, result,
		       tests[i].result);
	}
}
