/* SPDX-License-Identifier: MIT */
#ifndef CONTROL_H
#define CONTROL_H

/* Controls: adapters that are wrong on purpose, and in one known way.  What a
 * requirement says about them tells whether it can fail at all.  Each function
 * returns an adapter that stays valid to the end of the program; the next call of
 * the same function changes it. */

#include "adapter.h"

/* Claims every document, offers every operation, does nothing: each succeeds with
 * the emptiest answer that its row of operations.def allows. */
const struct adapter *control_noop(void);

/* Claims and offers as much, and refuses each call with OSError, EIO. */
const struct adapter *control_always_fail(void);

/* True when base offers op itself, so that the two below can spoil it. */
bool control_covers(const struct adapter *base, enum operation op);

/* The same as base, but op does nothing. */
const struct adapter *control_nothing(const struct adapter *base, enum operation op);

/* The same as base, but op is refused. */
const struct adapter *control_refuse(const struct adapter *base, enum operation op);

/* The same as base for reading alone: it maps files read-only, only whole ones if whole is
 * true, and offers close, length, get_item and get_slice.  It claims no document. */
const struct adapter *control_reading(const struct adapter *base, bool whole);

/* The same as base, but it claims no document. */
const struct adapter *control_bare(const struct adapter *base);

#endif
