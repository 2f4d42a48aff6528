/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_REQUIREMENT_JSON_H
#define COMMAND_REQUIREMENT_JSON_H

#include <jansson.h>

#include "requirement.h"

/* Everything known of a requirement, as `mmapspec list --json` prints it; a new reference, or
 * NULL if memory is out. */
json_t *requirement_json(const struct requirement *r);

#endif
