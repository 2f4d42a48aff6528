/* SPDX-License-Identifier: MIT */
#ifndef CELL_RERUN_COMMAND_H
#define CELL_RERUN_COMMAND_H

#include "adapters/targets.h"
#include "cell/run_options.h"

/* The command line that runs the requirement again: called as this program was, on the same
 * adapter and directory, with the options that decide how it comes out.  To be freed. */
char *rerun_command(const struct target *target, const struct run_options *options,
		    const char *id);

#endif
