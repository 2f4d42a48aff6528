/* SPDX-License-Identifier: MIT
 *
 * Is a result as expected?  A control must fail; any other implementation must pass what its list
 * of known failures does not name, and fail what it names. */
#ifndef CELL_EXPECTATION_H
#define CELL_EXPECTATION_H

#include <jansson.h>
#include <stdbool.h>

#include "cell/run_options.h"
#include "describe.h"

/* Judge the status, message and stage of the requirement's test.  entry is the known failure that
 * applies, or NULL.  What is to be said about it is set in its record, as "note" or "known". */
bool expectation_met(const struct run_options *options, const struct requirement *r,
		     const json_t *entry, const char *status, const char *message,
		     const char *stage, json_t *record);

#endif
