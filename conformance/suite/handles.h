/* SPDX-License-Identifier: MIT */
#ifndef HANDLES_H
#define HANDLES_H

/* The objects that a test made, by their handles: none is given twice, and messages say what
 * they are. */

struct answer;
struct session;

/* Remember the object that an answer made.  A handle that the process gave before ends the
 * test. */
void handles_remember(const struct answer *a);

/* Destroy every object that was made with that session, which is the one that is talked to, from
 * the last to the first. */
void handles_release(const struct session *s);

/* What the handles are that the message names: "@2 is the file of file_open(...); @3 is the
 * map of map_fd(@2, 0)"; "" when it names none. */
const char *handles_named(const char *message);

#endif
