/* SPDX-License-Identifier: MIT */
#ifndef CELL_CELL_H
#define CELL_CELL_H

#include <jansson.h>

#include "adapters/discover_targets.h"
#include "cell/run_options.h"

/* Run the selected requirements on one target in the directory of the options, and append the
 * cell's record and a record of each result.  Returns 0, or EXIT_USAGE after complain() when our
 * own set-up failed. */
int cell_run(const struct target *target, const struct run_options *options, json_t *records);

#endif
