/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_CHECK_H
#define COMMAND_CHECK_H

#include "adapters/targets.h"

/* Validate an adapter and speak plainly about what it lacks. */
int check_adapter(const struct target *target);

#endif
