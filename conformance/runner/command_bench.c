/* SPDX-License-Identifier: MIT
 *
 * mmapspec bench: the benchmark is a program of its own, beside this one. */
#include "runner.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int command_bench(int argc, char **argv)
{
	char path[4200];

	(void)argc;
	snprintf(path, sizeof(path), "%s/bench/mmapspec-bench", place_build());
	argv[0] = path;
	execv(path, argv);
	return complain("%s: %s; `make` builds it", path, strerror(errno));
}
