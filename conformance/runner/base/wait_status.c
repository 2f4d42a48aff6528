/* SPDX-License-Identifier: MIT */
#include "base/wait_status.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

const char *signal_name(int number)
{
	static char name[32];
	const char *abbreviation = sigabbrev_np(number);

	if (abbreviation == NULL)
		snprintf(name, sizeof(name), "signal %d", number);
	else
		snprintf(name, sizeof(name), "SIG%s", abbreviation);
	return name;
}

const char *status_text(int status)
{
	static char text[64];

	if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), "killed by %s", signal_name(WTERMSIG(status)));
	else
		snprintf(text, sizeof(text), "ended with status %d", WEXITSTATUS(status));
	return text;
}
