/* SPDX-License-Identifier: MIT */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>

/* A terminal that understands more than plain text (TERM is neither unset nor "dumb"). */
bool terminal_clever(int fd);

/* One that wants colours: clever, and NO_COLOR is not set. */
bool terminal_coloured(int fd);

/* For a process that will be a debugger: a process group of its own, in the foreground of the
 * terminal, if there is one: interrupts and input are its own. */
void terminal_take(void);

/* Afterwards: the terminal is ours again. */
void terminal_return(void);

#endif
