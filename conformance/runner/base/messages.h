/* SPDX-License-Identifier: MIT
 *
 * What a program says of its own errors, and the status that it exits with. */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

/* In order: everything is as expected; something is not; wrong usage or set-up; nothing was
 * tested; this machine is unfit to measure. */
enum exit_status { EXIT_EXPECTED, EXIT_UNEXPECTED, EXIT_USAGE, EXIT_NOTHING, EXIT_UNFIT };

/* Write one line to standard error, "PROGRAM: ...", after what standard output has so far.
 * Returns EXIT_USAGE.  PROGRAM is "mmapspec". */
int complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* PROGRAM is this from now on.  The text must remain. */
void complain_as(const char *program);

#endif
