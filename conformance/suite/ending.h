/* SPDX-License-Identifier: MIT */
#ifndef ENDING_H
#define ENDING_H

/* What becomes of a test's adapters and files at its end, and what the verdict's record says
 * besides the verdict. */

#include "verdict.h"

extern const struct verdict_ending test_ending;

#endif
