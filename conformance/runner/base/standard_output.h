/* SPDX-License-Identifier: MIT */
#ifndef BASE_STANDARD_OUTPUT_H
#define BASE_STANDARD_OUTPUT_H

#include <stdbool.h>

/* Standard output, the same for mmapspec, mmapspec-bench and mmapspec-gate.
 *
 * A reader that leaves early (`| head`) is no error: what is printed after that is lost
 * without a message, files are still written, and the exit status stays the command's own.
 * A standard output that is closed or full is an error. */

/* The first call of main().  Ignores SIGPIPE.  Opens /dev/null as standard input and standard
 * error if they are closed, so that no file gets their number.  Returns 0; or -1, after one
 * line on standard error, if standard output is closed. */
int standard_output_begin(void);

/* The last call of main().  Flushes stdout.  Returns status; or 2, after one line on standard
 * error, if something could not be written. */
int standard_output_end(int status);

/* The descriptor of standard output: 1, or another one after standard_output_place(). */
int standard_output_fd(void);

/* An option that names a file for an output; path is NULL if it is not given. */
struct output_option {
	const char *option, *path;
};

/* If one of the n outputs leads to standard output, keep it for that one: what is printed to stdout
 * after this goes to standard error.  With reserve false only look.  Returns 0; or EXIT_USAGE,
 * after one line on standard error, if more than one does. */
int standard_output_place(const struct output_option *outputs, int n, bool reserve);

#endif
