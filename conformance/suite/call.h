/* SPDX-License-Identifier: MIT */
#ifndef CALL_H
#define CALL_H

#include "suite.h"

/* Skip because the answer to op is Unsupported; the cause is in the adapter's own words.  args
 * are looked at for `native` alone, whose name they begin with. */
void skip_refused(enum operation op, const struct arg *args, const struct answer *a)
    __attribute__((noreturn));

#endif
