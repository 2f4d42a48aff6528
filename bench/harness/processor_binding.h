/* SPDX-License-Identifier: MIT */
#ifndef PROCESSOR_BINDING_H
#define PROCESSOR_BINDING_H

/* Which processors the program uses.  Those that it may use are numbered from the last one, where
 * fewer interrupts arrive, to the first one: index 0 is the one that it is bound to. */

/* Bind the program to index 0.  Returns the processor's number or -errno. */
int processor_bind_program(void);

/* The number of the processor that the program is bound to, or -1. */
int processor_bound(void);

/* Non-zero if the calling thread is on that processor, or the program is not bound. */
int processor_is_bound(void);

/* How many processors the program was allowed to use when it started. */
int processor_count(void);

/* Bind the calling thread to an index.  Returns 0; or -errno, -EOPNOTSUPP past the last index. */
int processor_bind_thread(int index);

#endif
