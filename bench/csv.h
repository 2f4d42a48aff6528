/* SPDX-License-Identifier: MIT */
#ifndef CSV_H
#define CSV_H

#include <stdio.h>

#include "run.h"

/* The run as comma-separated values with a line of column names; a value that does not apply is
 * empty.  Both are for whole_file_write(): data is a struct run.  Return 0. */
int csv_samples(FILE *f, const void *data); /* a line for each sample, the dropped ones too */
int csv_summary(FILE *f, const void *data); /* a line for each row */

#endif
