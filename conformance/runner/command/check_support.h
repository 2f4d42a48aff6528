/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_CHECK_SUPPORT_H
#define COMMAND_CHECK_SUPPORT_H

#include <stddef.h>

#include "adapter_description.h"
#include "adapters/discover_targets.h"

/* Start the target, whose handshake gave *d, and use its support operations.  Prints a line for
 * each that is served wrongly, and returns how many those are. */
size_t support_check(const struct target *target, const struct description *d);

#endif
