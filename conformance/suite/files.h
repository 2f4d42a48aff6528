/* SPDX-License-Identifier: MIT */
#ifndef FILES_H
#define FILES_H

/* All files of the test together; suite.h has what is about one of them. */

#include <stdbool.h>
#include <stddef.h>

struct file;

enum { MAX_FILES = 16 };

size_t files_count(void);

/* How many descriptors of ours they have, with one that is kept for the next new file. */
size_t files_descriptors(void);
struct file *files_at(size_t i);

/* Remove the test's files. */
void files_remove(void);

/* Close our descriptors of them, and open them again by name. */
void files_close(void);
void files_open(void);

/* Remove and close them all, so that their places are free again.  With recycle the first one may
 * become the next new file, which is much cheaper than to create one.  The adapter must then have
 * neither descriptors nor maps of it. */
void files_forget(bool recycle);

#endif
