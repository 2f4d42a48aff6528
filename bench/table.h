/* SPDX-License-Identifier: MIT */
#ifndef TABLE_H
#define TABLE_H

#include <stdio.h>

#include "run.h"

/* Print the run for a person: each case with its question, a line for each row, then what was not
 * measured and why. */
void table_print(FILE *f, const struct run *run);

#endif
