/* SPDX-License-Identifier: MIT */
#ifndef EXTRA_H
#define EXTRA_H

#include "run.h"

/* Work that is done and not accounted: rows become slower by a known part, so that what looks for
 * slow rows (the gate) can be tested on real ones. */

enum { EXTRA_MAX = 4, EXTRA_PERCENT_MAX = 1000 };

/* Note text, PERCENT=REGEX: the rows whose name matches do so much more.  The text must live as long
 * as the program.  Returns NULL, or what is wrong with it. */
const char *extra_note(const char *text);

/* Tell the selected rows.  Returns NULL, or the name of one that was meant and cannot do more; it is
 * in a static buffer. */
const char *extra_apply(const struct run *run);

#endif
