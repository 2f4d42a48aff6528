/* SPDX-License-Identifier: MIT */
#ifndef GRID_KINDS_H
#define GRID_KINDS_H

/* Failures of one kind differ only in the state, the arguments and numbers.  The first one stands
 * for all of them. */

/* The first failure of the same kind, which is this one if there was none before.  It lives until
 * the process ends, or as long as this one if there are too many kinds. */
const char *one_of_its_kind(const char *failure);

#endif
