/* SPDX-License-Identifier: MIT */
#ifndef PIN_H
#define PIN_H

/* Bind this thread to the last processor that it may use: the first one serves most interrupts.
 * Returns the processor's number or -errno. */
int pin_to_one(void);

/* The processor that this thread was bound to, or -1. */
int pin_cpu(void);

/* Non-zero while this thread runs where it was bound to (or was never bound). */
int pin_holds(void);

#endif
