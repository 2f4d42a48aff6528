/* SPDX-License-Identifier: MIT */

/* A handler of another signal that comes in the middle of a guarded access. */

#include "guard.h"

#include <os.h>
#include <setjmp.h>
#include <signal.h>

static sigjmp_buf out;
static volatile unsigned char *missing, *ours;
static volatile sig_atomic_t calls;
static volatile bool inner_erred;
static struct os_memory none, memory;

static void leave(int number)
{
	(void)number;
	calls++;
	siglongjmp(out, 1);
}

/* A fault of its own, which it is prepared for. */
static void touch_other(int number)
{
	(void)number;
	if (sigsetjmp(out, 1) == 0)
		touch(missing);
}

static void touch_missing(void *argument)
{
	(void)argument;
	touch(missing);
}

/* Guarded accesses of its own: of one byte, and of what a function touches. */
static void load_guarded(int number)
{
	struct os_memory there = { (const void *)missing, page() };
	unsigned char byte;

	(void)number;
	inner_erred = os_guard_load((const unsigned char *)missing, &byte, -1) == -1 &&
	              os_guard_call(touch_missing, NULL, there, none) == -1;
}

static void interrupted(void *argument)
{
	(void)argument;
	raise(SIGUSR1);
	touch(ours);
}

static int interrupt_with(void (*handler)(int))
{
	signal(SIGUSR1, handler);
	signal(SIGBUS, leave);
	memory = (struct os_memory){ (const void *)ours, page() };
	if (os_guard() != 0)
		return 1;
	return os_guard_call(interrupted, NULL, none, memory) != -1;
}

static int own_fault(void)
{
	return interrupt_with(touch_other) != 0 || calls != 1;
}

static int own_access(void)
{
	return interrupt_with(load_guarded) != 0 || calls != 0 || !inner_erred;
}

void test_interrupted(void)
{
	if (is_thread_sanitized()) {
		skip("the thread sanitizer lets no fault happen in a handler");
		return;
	}
	missing = missing_page();
	ours = missing_page();
	report(in_child(own_fault) == 0, "a fault of a handler in between is not the guard's");
	report(in_child(own_access) == 0, "a handler in between has guarded accesses of its own");
}
