/* SPDX-License-Identifier: MIT
 *
 * A debugger in the foreground of the terminal: interrupts and input are its own. */
#include "adapters/debugger.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* Whoever sets the foreground from the background is stopped, unless it ignores that. */
static void set_foreground(pid_t group)
{
	if (!isatty(STDIN_FILENO))
		return;
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(STDIN_FILENO, group);
	signal(SIGTTOU, SIG_DFL);
}

void debugger_take_terminal(void)
{
	setpgid(0, 0);
	set_foreground(getpid());
}

void debugger_return_terminal(void)
{
	set_foreground(getpgrp());
}

const char *debugger_command(void)
{
	const char *command = getenv("GDB");

	return command != NULL && *command != '\0' ? command : "gdb";
}
