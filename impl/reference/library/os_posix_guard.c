/* SPDX-License-Identifier: MIT */

/* The guard of POSIX: a handler of SIGBUS that jumps out of the access.
 *
 *   guarded function            access          handler
 *   where to jump, which
 *   memory: a frame; armed ---> faults -------> armed, and an address of its memory?
 *   EFAULT   <---------------------------------- yes: jump
 *                                               no:  whoever had the signal before
 *
 * A single byte does without: see os_posix_place.h.
 *
 * SIGBUS is all there is to handle: "references within the address range starting at pa
 * and continuing for len bytes to whole pages following the end of an object shall result
 * in delivery of a SIGBUS signal", and so does a page that cannot be had.  SIGSEGV is
 * memory that was never mapped, or is read-only: a mistake, which nothing here hides. */

#include "os.h"

#include "os_posix_place.h"

#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdatomic.h>

/* The compiler's own jump saves no registers that it need not, which is 1 ns less for an
 * item.  Not every clang has it, and the sanitizers want to see the library's. */
#if defined(__has_feature)
#	if __has_feature(address_sanitizer)
#		define SANITIZED 1
#	elif __has_feature(thread_sanitizer)
#		define SANITIZED 1
#		define BLOCKED   1
#	endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#	define SANITIZED 1
#elif defined(__SANITIZE_THREAD__)
#	define SANITIZED 1
#	define BLOCKED   1
#endif
#if defined(__GNUC__) && !defined(SANITIZED) && (!defined(__clang__) || defined(__x86_64__))
typedef void *jump_state[5];
#	define MARK(state) __builtin_setjmp(state)
#	define JUMP(state) __builtin_longjmp(state, 1)
#else
/* The signal mask need not be saved, since the handler runs with that of the access; only
 * the thread sanitizer runs it with every signal blocked. */
#	ifndef BLOCKED
#		define BLOCKED 0
#	endif
typedef sigjmp_buf jump_state;
#	define MARK(state) sigsetjmp(state, BLOCKED)
#	define JUMP(state) siglongjmp(state, 1)
#endif

struct frame {
	struct os_memory one, other;
	struct frame *outer; /* a handler of another signal may have come in between */
	jump_state state;
};

/* Read by the handler in every thread, even in one that never armed anything.  In a
 * library that was loaded late the usual thread-local variable is allocated by its first
 * use, and a handler must not allocate.  This one has its place in every thread from the
 * beginning; other C libraries than GNU's see to that by themselves. */
#ifdef __GLIBC__
__attribute__((tls_model("initial-exec")))
#endif
static _Thread_local struct frame *armed;

/* Without the fences the compiler is right to drop the store, which nobody seems to read
 * before the next one, or to move the access out of between the two. */
static inline void arm(struct frame *f)
{
	armed = f;
	atomic_signal_fence(memory_order_seq_cst);
}

static inline void disarm(const struct frame *f)
{
	atomic_signal_fence(memory_order_seq_cst);
	armed = f->outer;
}

static int fail(const struct frame *f, int failure)
{
	disarm(f);
	errno = EFAULT;
	return failure;
}

int os_guard_call(void (*work)(void *argument), void *argument, struct os_memory one,
                  struct os_memory other)
{
	struct frame f = { .one = one, .other = other, .outer = armed };

	if (MARK(f.state))
		return fail(&f, -1);
	arm(&f);
	work(argument);
	disarm(&f);
	return 0;
}

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
#else
/* To the compiler a jump can only come from a call: an access in the function itself would
 * leave no way into what follows the mark, and it would be dropped.  It must not see that
 * these calls never jump. */
#	if defined(__GNUC__) && !defined(__clang__)
#		define OPAQUE __attribute__((noipa))
#	else
#		define OPAQUE __attribute__((noinline))
#	endif

OPAQUE static unsigned char load(const unsigned char *from)
{
	return *from;
}

OPAQUE static void store(unsigned char *to, unsigned char byte)
{
	*to = byte;
}

/* Without an initializer, which would clear the state as well. */
static inline void prepare(struct frame *f, const void *byte)
{
	f->one = f->other = (struct os_memory){ byte, 1 };
	f->outer = armed;
}

int os_guard_load(const unsigned char *from, unsigned char *out, int failure)
{
	struct frame f;
	unsigned char byte;

	prepare(&f, from);
	if (MARK(f.state))
		return fail(&f, failure);
	arm(&f);
	byte = load(from);
	disarm(&f);
	*out = byte;
	return 0;
}

int os_guard_store(unsigned char *to, unsigned char byte, int failure)
{
	struct frame f;

	prepare(&f, to);
	if (MARK(f.state))
		return fail(&f, failure);
	arm(&f);
	store(to, byte);
	disarm(&f);
	return 0;
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
	struct frame *f = armed;
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
