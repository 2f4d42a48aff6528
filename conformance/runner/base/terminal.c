/* SPDX-License-Identifier: MIT
 *
 * What a terminal may be sent. */
#include "base/terminal.h"

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
