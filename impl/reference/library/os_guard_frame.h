/* SPDX-License-Identifier: MIT */
#ifndef OS_GUARD_FRAME_H
#define OS_GUARD_FRAME_H

/* What a guarded access leaves for the handler of the system, which jumps out of it. */

#include "os.h"

#include <setjmp.h>

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

/* The innermost one of this thread, or NULL. */
#pragma GCC visibility push(hidden)
/* Read by the handler in every thread, even in one that never armed anything.  In a
 * library that was loaded late the usual thread-local variable is allocated by its first
 * use, and a handler must not allocate.  This one has its place in every thread from the
 * beginning; other C libraries than GNU's see to that by themselves. */
#ifdef __GLIBC__
__attribute__((tls_model("initial-exec")))
#endif
extern _Thread_local struct frame *os_guard_armed;
#pragma GCC visibility pop

#endif
