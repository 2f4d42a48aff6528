/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stddef.h>

#include "harness/interrupt.h"

static volatile sig_atomic_t caught;

static void note(int sig)
{
	caught = sig;
}

void interrupt_watch(void)
{
	struct sigaction sa = { .sa_handler = note, .sa_flags = SA_RESTART | SA_RESETHAND };

	sigemptyset(&sa.sa_mask);
	sigaction(SIGINT, &sa, NULL);
	sigaction(SIGTERM, &sa, NULL);
	sigaction(SIGHUP, &sa, NULL);
}

int interrupted(void)
{
	return caught;
}

void interrupt_die(void)
{
	if (caught == 0)
		return;
	signal(caught, SIG_DFL);
	raise(caught);
}
