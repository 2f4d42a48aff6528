/* SPDX-License-Identifier: MIT */

/* The handler of Windows: the first one in the list of vectored handlers.  It does not jump
 * out of the access itself (os_guard.c), but has the thread go on where that is done, once
 * the system is through with the exception.
 *
 * A page that its file lost or that cannot be had is EXCEPTION_IN_PAGE_ERROR.  Wine makes
 * EXCEPTION_ACCESS_VIOLATION of it, so that this one counts as well. */

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

/* As after a call of leave(): the stack is aligned, but for a return address. */
static void go_on(CONTEXT *context)
{
	context->Rip = (DWORD64)(ULONG_PTR)leave;
	context->Rsp = (context->Rsp - 256) / 16 * 16 - 8;
}

/* A thread that never armed anything has no variable yet, and one that touches memory of
 * its own must not get it here. */
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
