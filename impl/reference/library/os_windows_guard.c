/* SPDX-License-Identifier: MIT */

/* The handler of Windows: a vectored handler, the first in the list.  It changes the
 * context of the thread so that the thread jumps out of the access (os_guard.c) after the
 * handler has returned.
 *
 * Windows raises EXCEPTION_IN_PAGE_ERROR for a page of a file that cannot be read.  Wine 8.0
 * raises EXCEPTION_ACCESS_VIOLATION, so both are handled. */

#include "os_windows.h"

#ifdef _WIN32
#	include "os_guard_frame.h"

#	include <errno.h>

static bool covers(struct os_memory memory, ULONG_PTR address)
{
	ULONG_PTR base = (ULONG_PTR)memory.base;

	return memory.size != 0 && address >= base && address - base < memory.size;
}

static _Noreturn void leave(void)
{
	JUMP(os_guard_armed->state);
}

/* As after a call of leave(): the stack is aligned except for the return address. */
static void go_on(CONTEXT *context)
{
	context->Rip = (DWORD64)(ULONG_PTR)leave;
	context->Rsp = (context->Rsp - 256) / 16 * 16 - 8;
}

/* The first use of os_guard_armed in a thread allocates it.  A handler must not do that for a
 * fault in memory that is not mapped here. */
static LONG CALLBACK handle(EXCEPTION_POINTERS *exception)
{
	const EXCEPTION_RECORD *record = exception->ExceptionRecord;
	const struct frame *f;

	if ((record->ExceptionCode != EXCEPTION_IN_PAGE_ERROR &&
	     record->ExceptionCode != EXCEPTION_ACCESS_VIOLATION) ||
	    record->NumberParameters < 2 ||
	    !windows_is_mapped((const void *)record->ExceptionInformation[1]))
		return EXCEPTION_CONTINUE_SEARCH;
	f = os_guard_armed;
	if (f == NULL || (!covers(f->one, record->ExceptionInformation[1]) &&
	                  !covers(f->other, record->ExceptionInformation[1])))
		return EXCEPTION_CONTINUE_SEARCH;
	go_on(exception->ContextRecord);
	return EXCEPTION_CONTINUE_EXECUTION;
}

int os_guard(void)
{
	static SRWLOCK lock = SRWLOCK_INIT;
	static void *handler;

	AcquireSRWLockExclusive(&lock);
	if (handler == NULL)
		handler = AddVectoredExceptionHandler(1, handle);
	ReleaseSRWLockExclusive(&lock);
	if (handler != NULL)
		return 0;
	windows_error(ERROR_NOT_ENOUGH_MEMORY);
	return -1;
}
#endif
