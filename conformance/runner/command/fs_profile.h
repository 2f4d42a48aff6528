/* SPDX-License-Identifier: MIT */
#ifndef COMMAND_FS_PROFILE_H
#define COMMAND_FS_PROFILE_H

/* A profile is what a program needs of the file system that its files are in.  It is a text file,
 * conformance/profiles/NAME.txt, of lines KEY VALUE; an empty line or one that begins with # is
 * skipped:
 *
 *	program SQLite, journal_mode=WAL
 *	need map-shared-write
 *	because it maps the -shm file shared, for writing
 *	source https://www.sqlite.org/wal.html
 *	unless PRAGMA locking_mode=EXCLUSIVE before the first access
 *
 * "program" comes first.  Each "need" names an ability (ability.h), and is followed by the reason
 * in our words ("it ..."), the address of the program's own documentation and, if there is one, the
 * setting with which the program does not need the ability. */

#include <jansson.h>

/* Read all profiles of the installation, sorted by name: an array of {"name", "program", "needs":
 * [{"ability", "because", "source", "unless"}]}.  NULL after complain(). */
json_t *profiles_read(void);

/* The verdict of a profile, a record.  abilities has the record of each ability under its name. */
json_t *profile_verdict(const json_t *profile, const json_t *abilities);

/* One line: "works", "works if ...", "does not work because ..." or "cannot say because ...". */
void profile_print(FILE *out, const json_t *verdict);

#endif
