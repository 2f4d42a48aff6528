/* SPDX-License-Identifier: MIT
 *
 * mmapspec bench and gate: programs of their own, beside this one. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/installation.h"
#include "base/messages.h"
#include "command/commands.h"

static int become(const char *program, char **argv)
{
	char path[4200];

	snprintf(path, sizeof(path), "%s/bench/%s", program_folder(), program);
	argv[0] = path;
	/* It looks for implementations as we do, and does not lie where we do. */
	setenv("MMAPSPEC_IMPL", implementation_folder(), 0);
	setenv("BUILD", program_folder(), 0);
	execv(path, argv);
	return complain("%s: %s; `make` builds it", path, strerror(errno));
}

int command_bench(int argc, char **argv)
{
	(void)argc;
	return become("mmapspec-bench", argv);
}

int command_gate(int argc, char **argv)
{
	(void)argc;
	return become("mmapspec-gate", argv);
}
