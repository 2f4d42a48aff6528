/* SPDX-License-Identifier: MIT
 *
 * What a program says of its own errors, and the status that it exits with. */
#ifndef BASE_MESSAGES_H
#define BASE_MESSAGES_H

#include <stddef.h>

/* In order: everything is as expected; something is not; wrong usage or set-up; nothing was
 * tested; this machine is unfit to measure. */
enum exit_status { EXIT_EXPECTED, EXIT_UNEXPECTED, EXIT_USAGE, EXIT_NOTHING, EXIT_UNFIT };

/* Write one line to standard error, "PROGRAM: ...", after what standard output has so far.
 * Returns EXIT_USAGE.  PROGRAM is "mmapspec". */
int complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* PROGRAM is this from now on.  The text must remain. */
void complain_as(const char *program);

/* The candidate with the smallest edit distance to word, or NULL if none is near. */
const char *nearest(const char *word, const char *const *candidates, size_t count);

/* complain() that a kind of thing has none of that name, and suggest the nearest candidate:
 * WHEREno KIND named "appr"; did you mean "apr"?  where is such as "--impl: " or "". */
int complain_unknown(const char *where, const char *kind, const char *word,
                     const char *const *candidates, size_t count);

#endif
