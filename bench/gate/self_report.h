/* SPDX-License-Identifier: MIT */
#ifndef SELF_REPORT_H
#define SELF_REPORT_H

#include <jansson.h>

#include "options.h"

/* Resample, print, append to the log, write the curve to o->csv, and say whether the goals hold. */
int self_report(const struct gate_options *o, const json_t *records);

#endif
