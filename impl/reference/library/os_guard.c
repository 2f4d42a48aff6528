/* SPDX-License-Identifier: MIT */

/* The guard, apart from the handler: what jumps, and where to.
 *
 *   guarded function            access          handler
 *   where to jump, which
 *   memory: a frame; armed ---> faults -------> armed, and an address of its memory?
 *   EFAULT   <---------------------------------- yes: jump
 *                                               no:  whoever had the signal before
 *
 * A single byte does without where it can: see os_posix_place.h. */

#include "os_guard_frame.h"
#include "os_posix_place.h"

#include <errno.h>
#include <stdatomic.h>

_Thread_local struct frame *os_guard_armed;

/* Without the fences the compiler is right to drop the store, which nobody seems to read
 * before the next one, or to move the access out of between the two. */
static inline void arm(struct frame *f)
{
	os_guard_armed = f;
	atomic_signal_fence(memory_order_seq_cst);
}

static inline void disarm(const struct frame *f)
{
	atomic_signal_fence(memory_order_seq_cst);
	os_guard_armed = f->outer;
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
	struct frame f = { .one = one, .other = other, .outer = os_guard_armed };

	if (MARK(f.state))
		return fail(&f, -1);
	arm(&f);
	work(argument);
	disarm(&f);
	return 0;
}

#if !HAS_PLACES
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
	f->outer = os_guard_armed;
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
