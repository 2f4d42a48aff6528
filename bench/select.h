/* SPDX-License-Identifier: MIT */
#ifndef SELECT_H
#define SELECT_H

#include "run.h"

/* Give run->results one entry for each declared row that opt selects.  To run, not to list, the
 * empty case's row is always among them: the harness's own cost belongs to every table.  *nmatch is
 * how many rows the filter matched.  Returns 0 or -ENOMEM. */
int select_rows(struct run *run, size_t *nmatch);

/* Print the names of the selected rows. */
void select_list(const struct run *run);

#endif
