/* SPDX-License-Identifier: MIT
 *
 * mmapspec bench: the benchmark is a program of its own, beside this one. */
#include "runner.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int command_bench(int argc, char **argv)
{
	char path[4200];

	(void)argc;
	snprintf(path, sizeof(path), "%s/bench/mmapspec-bench", place_build());
	argv[0] = path;
	/* It looks for implementations as we do, and does not lie where we do. */
	setenv("MMAPSPEC_IMPL", place_impl(), 0);
	setenv("BUILD", place_build(), 0);
	execv(path, argv);
	return complain("%s: %s; `make` builds it", path, strerror(errno));
}
