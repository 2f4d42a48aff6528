/* SPDX-License-Identifier: MIT */
#ifndef PIN_H
#define PIN_H

/* Bind the program to the last processor that it may use, where fewer interrupts arrive.  Returns the
 * processor's number or -errno. */
int pin_to_one(void);

/* The processor that the program is bound to; -1 before pin_to_one(). */
int pin_cpu(void);

/* Non-zero if the calling thread is on that processor, or on none in particular. */
int pin_holds(void);

/* How many processors the program might use when it started, and the n-th of them, beginning with
 * pin_cpu(); -1 beyond the last. */
int pin_count(void);
int pin_nth(int n);

#endif
