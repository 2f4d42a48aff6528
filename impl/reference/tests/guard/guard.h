/* SPDX-License-Identifier: MIT */
#ifndef GUARD_H
#define GUARD_H

/* Tests of the reference's guard: a plain program, because the thread sanitizer does not
 * run under the suite's framework, and because they are about signals and the process.
 * Results are lines that begin with "ok", "not ok" or "skip". */

#include <mmapobj.h>

#include <stdbool.h>
#include <stddef.h>

/* Print whether it holds. */
void report(bool good, const char *format, ...) __attribute__((format(printf, 2, 3)));
void skip(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* How many did not hold. */
int failures(void);

/* Whether an error is the guard's: OS with EFAULT. */
bool is_fault(int error);

size_t page(void);

/* A new file without a name, of so many pages filled with the byte 'a'.  Whatever fails
 * in here ends the program. */
int new_file(size_t pages);
void set_pages(int fd, size_t pages);

/* fd mapped; options may be NULL. */
struct mmapobj *map(int fd, const struct mmapobj_options *options);

/* A page of plain memory that is missing. */
volatile unsigned char *missing_page(void);

/* Read a byte in a way that no compiler and no emulator leaves out. */
unsigned char touch(const volatile unsigned char *byte);

/* Whether the thread sanitizer is in between: it calls handlers with every signal
 * blocked, so that a fault in one ends the process. */
bool is_thread_sanitized(void);

/* Run the test in a process of its own.  Its result, or minus the number of the signal
 * that ended it. */
int in_child(int (*test)(void));

/* --- the parts ------------------------------------------------------------ */

void test_handlers(void);
void test_frames(void);
void test_interrupted(void);
void test_methods(void);
void test_disk(void);
void test_library(const char *path);

/* Every method that touches memory, on mappings whose second page is missing: the name of
 * the first that ended otherwise than with the guard's error, or that left a trace. */
struct methods;
struct methods *new_methods(int fd);
const char *check_methods(struct methods *m);
void free_methods(struct methods *m);

#endif
