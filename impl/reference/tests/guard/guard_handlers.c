/* SPDX-License-Identifier: MIT */

/* Handlers of SIGBUS that were there before the guard, or came after it.  Each test is a
 * process of its own, and a function that returns 0 when all is well. */

#include "guard.h"

#include <setjmp.h>
#include <signal.h>
#include <unistd.h>

static sigjmp_buf out;
static volatile sig_atomic_t calls;
static volatile bool as_it_should_be;
static volatile unsigned char *missing;
static struct sigaction found;      /* by a later handler */
static struct mmapobj *left_behind; /* by a jump */

static void install(void (*plain)(int), void (*info)(int, siginfo_t *, void *), int flags)
{
	struct sigaction action = { .sa_flags = flags };

	sigemptyset(&action.sa_mask);
	sigaddset(&action.sa_mask, SIGUSR2);
	if (info != NULL)
		action.sa_sigaction = info;
	else
		action.sa_handler = plain;
	sigaction(SIGBUS, &action, &found);
}

static bool is_blocked(int number)
{
	sigset_t mask;

	return sigprocmask(SIG_SETMASK, NULL, &mask) == 0 && sigismember(&mask, number) == 1;
}

/* A handler that looks at what it was given, and leaves. */
static void look(int number, siginfo_t *info, void *context)
{
	calls++;
	as_it_should_be = number == SIGBUS && info->si_addr == (void *)missing && context != NULL &&
	                  is_blocked(SIGBUS) && is_blocked(SIGUSR2);
	siglongjmp(out, 1);
}

static void leave(int number)
{
	calls++;
	as_it_should_be = number == SIGBUS && is_blocked(SIGUSR2);
	siglongjmp(out, 1);
}

static void count(int number)
{
	(void)number;
	calls++;
}

/* The guard works: what happens to a guarded mapping's missing page is its error. */
static bool guards(void)
{
	int fd = new_file(2);
	struct mmapobj *m = map(fd, NULL);
	unsigned char byte = 0;
	bool good;

	left_behind = m;
	set_pages(fd, 1);
	good = is_fault(mmapobj_get_item(m, (int64_t)page(), &byte)) &&
	       is_fault(mmapobj_set_item(m, (int64_t)page(), 'b')) &&
	       mmapobj_get_item(m, 0, &byte) == MMAPOBJ_OK && byte == 'a';
	mmapobj_free(m);
	close(fd);
	return good;
}

/* Touch plain memory that is missing.  Whether the handler of before was called. */
static bool reaches_handler(void)
{
	int before = calls;

	if (sigsetjmp(out, 1) == 0)
		touch(missing);
	return calls == before + 1 && as_it_should_be && !is_blocked(SIGBUS);
}

static int earlier_with_info(void)
{
	install(NULL, look, SA_SIGINFO);
	return !(guards() && calls == 0 && reaches_handler() && guards() && reaches_handler());
}

static int earlier_plain(void)
{
	install(leave, NULL, SA_NODEFER);
	return !(guards() && calls == 0 && reaches_handler() && guards());
}

static int earlier_is_sent(void)
{
	install(count, NULL, 0);
	return !(guards() && raise(SIGBUS) == 0 && calls == 1 && guards());
}

static int earlier_once(void)
{
	install(leave, NULL, (int)SA_RESETHAND);
	if (!guards() || !reaches_handler())
		return 1;
	reaches_handler();
	return 2;
}

static int ignored_is_sent(void)
{
	install(SIG_IGN, NULL, 0);
	return !(guards() && raise(SIGBUS) == 0 && guards());
}

static int ignored(void)
{
	install(SIG_IGN, NULL, 0);
	if (guards())
		touch(missing);
	return 1;
}

static int usual(void)
{
	if (guards())
		touch(missing);
	return 1;
}

static int usual_is_sent(void)
{
	if (guards())
		raise(SIGBUS);
	return 1;
}

/* On the alternate stack that the handler of before asks for. */
static volatile uintptr_t handler_stack;

static void look_where(int number)
{
	calls++;
	handler_stack = (uintptr_t)&number;
	siglongjmp(out, 1);
}

static int alternate_stack(void)
{
	static unsigned char memory[1 << 16];
	stack_t stack = { .ss_size = sizeof(memory), .ss_sp = memory };
	uintptr_t base = (uintptr_t)stack.ss_sp;

	install(look_where, NULL, SA_ONSTACK);
	if (sigaltstack(&stack, NULL) != 0 || !guards() || !guards())
		return 1;
	if (sigsetjmp(out, 1) == 0)
		touch(missing);
	return !(calls == 1 && handler_stack > base && handler_stack < base + stack.ss_size &&
	         guards());
}

/* The one that came later gets even the guarded mapping's fault. */
static int later(void)
{
	if (!guards())
		return 1;
	install(leave, NULL, 0);
	/* The second time another mapping has not put the guard up again. */
	for (int i = 0; i < 2; i++) {
		if (sigsetjmp(out, 1) == 0)
			guards();
		mmapobj_free(left_behind);
	}
	return calls != 2;
}

static void pass_on(int number, siginfo_t *info, void *context)
{
	calls++;
	found.sa_sigaction(number, info, context);
}

static int later_passes_on(void)
{
	if (!guards())
		return 1;
	install(NULL, pass_on, SA_SIGINFO | SA_NODEFER);
	return !((found.sa_flags & SA_SIGINFO) != 0 && guards() && calls == 2);
}

static const struct {
	const char *what;
	int (*test)(void);
	int result;
} tests[] = {
	{ "an earlier handler gets other faults, and those only", earlier_with_info, 0 },
	{ "an earlier handler without information, too", earlier_plain, 0 },
	{ "an earlier handler gets a signal that was sent", earlier_is_sent, 0 },
	{ "an earlier handler for one signal gets one", earlier_once, -SIGBUS },
	{ "an earlier handler runs on its stack", alternate_stack, 0 },
	{ "a signal that was ignored is", ignored_is_sent, 0 },
	{ "a fault ends a process that ignores the signal", ignored, -SIGBUS },
	{ "a fault elsewhere ends the process", usual, -SIGBUS },
	{ "a signal that was sent ends the process", usual_is_sent, -SIGBUS },
	{ "a later handler replaces the guard", later, 0 },
	{ "a later handler that passes on keeps the guard", later_passes_on, 0 },
};

void test_handlers(void)
{
	missing = missing_page();
	for (size_t i = 0; i < sizeof(tests) / sizeof(tests[0]); i++) {
		int result = in_child(tests[i].test);

		report(result == tests[i].result, "%s: %d, expected %d", tests[i].what, result,
		       tests[i].result);
	}
}
