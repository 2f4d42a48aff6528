/* SPDX-License-Identifier: MIT
 *
 * One folder for all files that a run makes, so that none is left behind. */
#ifndef BASE_TEMPORARY_FOLDER_H
#define BASE_TEMPORARY_FOLDER_H

#include <stdbool.h>

/* Make a folder of its own in dir, which --dir names.  It is removed, with what is in it, by
 * temporary_folder_remove(), when the process exits, and by another process if this one is killed.
 * Returns its path; or NULL after complain(). */
const char *temporary_folder_create(const char *dir);

/* The same, without trying that there is room for files. */
const char *temporary_folder_make(const char *dir);

void temporary_folder_remove(void);

/* The path of the folder, or "" if there is none. */
const char *temporary_folder(void);

/* Whoever removes the folder removes the file at path with it, one that a tool makes elsewhere.
 * There is room for one of each name; without a folder, or when it cannot be noted, nothing
 * is done. */
void temporary_folder_elsewhere(const char *folder, const char *name, const char *path);

/* Remove the folder, everything in it, and what it notes elsewhere; true when it is gone. */
bool remove_folder(const char *folder);

#endif
