/* SPDX-License-Identifier: MIT */
#ifndef HANDLES_H
#define HANDLES_H

/* The objects that a test made, by their handles: none is given twice, and messages say what
 * they are. */

#include <stddef.h>
#include <stdint.h>

struct answer;
struct session;

/* Remember the object that an answer made.  A handle that the process gave before ends the
 * test. */
void handles_remember(const struct answer *a);

/* How many were remembered; the handle of the i-th, in the order in which they were made, or 0
 * if it was not made with that session, or its process has ended. */
size_t handles_count(void);
int64_t handles_at(size_t i, const struct session *s);

/* Forget all of them: the test destroyed them, or their process has ended. */
void handles_forget(void);

/* What the handles are that the message names: "@2 is the file of file_open(...); @3 is the
 * map of map_fd(@2, 0)"; "" when it names none. */
const char *handles_named(const char *message);

#endif
