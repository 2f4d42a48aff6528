/* SPDX-License-Identifier: MIT */
#ifndef ADAPTERS_DEBUGGER_H
#define ADAPTERS_DEBUGGER_H

/* For a process that will be a debugger: a process group of its own, in the foreground of
 * the terminal, if there is one. */
void debugger_take_terminal(void);

/* Afterwards: the terminal is ours again. */
void debugger_return_terminal(void);

/* The debugger's command: GDB of the environment, or "gdb". */
const char *debugger_command(void);

#endif
