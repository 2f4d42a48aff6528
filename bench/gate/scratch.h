/* SPDX-License-Identifier: MIT */
#ifndef GATE_SCRATCH_H
#define GATE_SCRATCH_H

/* A folder of its own in dir: its path, to be given to scratch_remove(); NULL after one line. */
char *scratch_make(const char *dir);

/* Remove the folder and what is in it, and free its name. */
void scratch_remove(char *folder);

#endif
