/* SPDX-License-Identifier: MIT */
#ifndef GRID_KINDS_H
#define GRID_KINDS_H

/* Failures of one kind differ only in the state, the arguments and numbers: the first one stands
 * for all of them, and is counted. */

/* The first failure of the kind of this one: itself, if there was none before. */
const char *one_of_its_kind(const char *failure);

#endif
