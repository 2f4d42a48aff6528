/* SPDX-License-Identifier: MIT */
#ifndef CELL_CRITERION_CHILD_H
#define CELL_CRITERION_CHILD_H

/* What the process does that Criterion is run in (see main.c). */
int criterion_child(void);

#endif
