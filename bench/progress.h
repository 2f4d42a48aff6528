/* SPDX-License-Identifier: MIT */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stddef.h>

/* One line on standard error that says how far the run is; nothing unless that is a terminal. */
void progress_start(size_t nsteps);
void progress_step(void);
void progress_end(void);

#endif
