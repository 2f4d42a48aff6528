/* SPDX-License-Identifier: MIT */
#ifndef BASE_WHOLE_OUTPUT_H
#define BASE_WHOLE_OUTPUT_H

/* An output that is written whole or not at all, and never destroys what stands at its path.
 *
 * The text is collected in memory, and written when the output is closed, to where the path
 * leads through symbolic links:
 *
 *	-                           standard output, which stays open.  A reader that has left
 *	                            is no error.
 *	a descriptor of this        written to that descriptor (/dev/stdout, /dev/fd/N).  A path
 *	process                     to the file, pipe or terminal that is standard output is "-".
 *	a regular file, or nothing  a temporary file beside it, which takes its name.  Links stay
 *	                            links.  An existing file keeps its mode and, if possible, its
 *	                            owner; it must be writable.
 *	anything else               opened and written in place: a device, a FIFO.  A FIFO waits
 *	                            for its reader, until SIGINT or SIGTERM.
 *
 * After an error a regular file is unchanged and the temporary file is removed.  Functions that
 * return int return 0; or -1 after one line on standard error. */

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

struct whole_output {
	FILE *text;       /* write to this */
	mode_t mode;      /* of a new file, before the umask: 0666 unless changed */
	const char *path; /* must live until the output is closed or dropped */
	char *data;
	size_t size;
};

void whole_output_open(struct whole_output *f, const char *path);

/* Write the text, and release *f, also after an error. */
int whole_output_close(struct whole_output *f);

/* Release *f and write nothing. */
void whole_output_drop(struct whole_output *f);

/* All of it: write() is given the stream and data, and returns 0 or -errno. */
int whole_output_write(const char *path, int (*write)(FILE *out, const void *data),
                       const void *data);

/* Does path lead to standard output?  To a regular file or nothing? */
bool whole_output_is_standard_output(const char *path);
bool whole_output_is_file(const char *path);

/* --- whole_output_destination.c: where a path leads ------------------------------------------- */

struct destination {
	int fd;      /* a descriptor to write to, or -1 */
	char *path;  /* after all symbolic links; to be freed; NULL for "-" */
	bool exists; /* something stands at path */
	bool rename; /* it is a regular file, or nothing */
	mode_t mode; /* of what exists */
	uid_t owner;
	gid_t group;
};

/* Returns 0 or -errno; *t is to be freed either way. */
int destination_find(struct destination *t, const char *path);

#endif
