/* SPDX-License-Identifier: MIT */
#ifndef CELL_CELL_H
#define CELL_CELL_H

#include <jansson.h>

#include "adapters/targets.h"
#include "cell/run_options.h"

/* Run the selected requirements on one target and append its records.  Returns 0, or
 * EXIT_USAGE when our own set-up failed. */
int cell_run(const struct target *target, const struct run_options *options, json_t *records);

/* Set by SIGINT and SIGTERM: stop, clean up, keep what there is. */
extern volatile int interrupted;

#endif
