/* SPDX-License-Identifier: MIT */

/* The handler of POSIX: one of SIGBUS that jumps out of the access (os_guard.c).
 *
 * SIGBUS is all there is to handle: "references within the address range starting at pa
 * and continuing for len bytes to whole pages following the end of an object shall result
 * in delivery of a SIGBUS signal", and so does a page that cannot be had.  SIGSEGV is
 * memory that was never mapped, or is read-only: a mistake, which nothing here hides. */

#include "os_guard_frame.h"
#include "os_posix_place.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#if HAS_PLACES
int os_guard_load(const unsigned char *from, unsigned char *out, int failure)
{
	if (place_load(from, out) == 0)
		return 0;
	errno = EFAULT;
	return failure;
}

int os_guard_store(unsigned char *to, unsigned char byte, int failure)
{
	if (place_store(to, byte) == 0)
		return 0;
	errno = EFAULT;
	return failure;
}
#endif

/* --- the handler ---------------------------------------------------------- */

static struct sigaction previous;
static atomic_bool previous_spent; /* it was to be called once (SA_RESETHAND), and was */

/* Some processors tell only which page it was. */
static bool covers(struct os_memory memory, uintptr_t address)
{
	uintptr_t base = (uintptr_t)memory.base, page = (uintptr_t)os_page();
	uintptr_t first = base / page * page;

	return memory.size != 0 && address >= first && address - first < base - first + memory.size;
}

/* Whether an access of this thread, and no process and no timer, sent the signal. */
static bool is_access(const siginfo_t *info)
{
#ifdef BUS_MCEERR_AO
	if (info->si_code == BUS_MCEERR_AO)
		return false;
#endif
	return info->si_code > 0;
}

/* What happens by default: at an access also to those who ignore the signal. */
static void end_process(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL };

	sigaction(SIGBUS, &usual, NULL);
	raise(SIGBUS);
}

/* Do what would have happened without us.  The system restores the mask when our
 * handler returns. */
static void pass_on(int number, siginfo_t *info, void *context)
{
	bool once = (previous.sa_flags & (int)SA_RESETHAND) != 0;
	bool has_info = (previous.sa_flags & SA_SIGINFO) != 0;
	sigset_t mask = previous.sa_mask;

	if (!has_info && previous.sa_handler == SIG_IGN && !is_access(info))
		return;
	if ((!has_info && (previous.sa_handler == SIG_DFL || previous.sa_handler == SIG_IGN)) ||
	    (once && atomic_exchange(&previous_spent, true))) {
		end_process();
		return;
	}
	if ((previous.sa_flags & SA_NODEFER) == 0)
		sigaddset(&mask, number);
	pthread_sigmask(SIG_BLOCK, &mask, NULL);
	if (has_info)
		previous.sa_sigaction(number, info, context);
	else
		previous.sa_handler(number);
}

static bool is_at_place(void *context)
{
#if HAS_PLACES
	return place_leave(context) != 0;
#else
	(void)context;
	return false;
#endif
}

static void handle(int number, siginfo_t *info, void *context)
{
	struct frame *f = os_guard_armed;
	int saved = errno;

	if (is_access(info) && is_at_place(context))
		return;
	if (f != NULL && is_access(info) &&
	    (covers(f->one, (uintptr_t)info->si_addr) ||
	     covers(f->other, (uintptr_t)info->si_addr)))
		JUMP(f->state);
	pass_on(number, info, context);
	errno = saved;
}

/* Not deferred, since a jump leaves the handler for good; on the alternate stack where a
 * thread has one, since the handler before us may need it. */
static int install(void)
{
	struct sigaction ours = { .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK | SA_RESTART };

	ours.sa_sigaction = handle;
	sigemptyset(&ours.sa_mask);
	/* Asked before, since a fault may come as soon as ours is in place. */
	if (sigaction(SIGBUS, NULL, &previous) != 0)
		return -1;
	return sigaction(SIGBUS, &ours, NULL);
}

int os_guard(void)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static bool installed;
	int result = 0;

	pthread_mutex_lock(&lock);
	if (!installed)
		result = install();
	installed = result == 0;
	pthread_mutex_unlock(&lock);
	return result;
}
