/* SPDX-License-Identifier: MIT */
#ifndef SAY_H
#define SAY_H

/* The exit statuses of the program. */
enum { STATUS_FINE, STATUS_USAGE = 2, STATUS_NOTHING_RUN = 3, STATUS_UNFIT = 4 };

/* Print one line, led by the program's name, on standard error; return status. */
int say(int status, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
