/* SPDX-License-Identifier: MIT */
#ifndef RELEASE_H
#define RELEASE_H

/* The objects that a test leaves are destroyed, and nothing may be left of them then. */

struct session;

/* Destroy every object that was made with that session, which is the one that is talked to, from
 * the last to the first. */
void release_objects(const struct session *s);

/* At the end of a test that held: destroy every object, and fail if the adapter's process still
 * has a descriptor of a file of the test, or a mapping of one. */
void release_check(void);

#endif
