/* SPDX-License-Identifier: MIT
 *
 * What a terminal may be sent, and who has its foreground. */
#include "base/terminal.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool terminal_clever(int fd)
{
	const char *kind = getenv("TERM");

	return kind != NULL && kind[0] != '\0' && strcmp(kind, "dumb") != 0 && isatty(fd);
}

bool terminal_coloured(int fd)
{
	const char *no = getenv("NO_COLOR");

	return (no == NULL || no[0] == '\0') && terminal_clever(fd);
}

/* Whoever sets the foreground from the background is stopped, unless it ignores that. */
static void set_foreground(pid_t group)
{
	if (!isatty(STDIN_FILENO))
		return;
	signal(SIGTTOU, SIG_IGN);
	tcsetpgrp(STDIN_FILENO, group);
	signal(SIGTTOU, SIG_DFL);
}

void terminal_take(void)
{
	setpgid(0, 0);
	set_foreground(getpid());
}

void terminal_return(void)
{
	set_foreground(getpgrp());
}
