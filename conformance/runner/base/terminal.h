/* SPDX-License-Identifier: MIT */
#ifndef BASE_TERMINAL_H
#define BASE_TERMINAL_H

#include <stdbool.h>

/* A terminal that understands more than plain text (TERM is neither unset nor "dumb"). */
bool terminal_clever(int fd);

/* One that wants colours: clever, and NO_COLOR is not set. */
bool terminal_coloured(int fd);

#endif
