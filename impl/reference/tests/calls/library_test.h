/* SPDX-License-Identifier: MIT */
#ifndef LIBRARY_TEST_H
#define LIBRARY_TEST_H

/* Tests of the reference as a C library: what its headers promise and no protocol shows.  A
 * plain program, linked with the library's objects so that every call it makes of the system
 * and of the allocator can be made to fail (failing_call.c).  Results are lines that begin with
 * "ok" or "not ok". */

#include <mmapobj.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- library_tools.c ----------------------------------------------------------------- */

/* Print whether it holds; only failures when quiet. */
void report(bool good, const char *format, ...) __attribute__((format(printf, 2, 3)));
int failures(void);

size_t page(void);

/* A new file without a name, of so many bytes, in which byte i is (i * 7 + i / page) % 251 + 1.
 * What fails in here ends the program. */
int new_file(size_t size);
unsigned char file_byte(size_t i);

/* A mapping of the file with these options, or NULL. */
struct mmapobj *map_with(int fd, const struct mmapobj_options *o);

/* Run the test in a process of its own: true when it returned true and did not die. */
bool in_child(bool (*test)(void));

/* How many descriptors the process has open, and how many kilobytes of the file it maps. */
int open_descriptors(void);
int maps_of(int fd);

/* --- failing_call.c ------------------------------------------------------------------- */

/* The n-th call (from 1) of that name from now on fails with that errno; NULL: none does.  With a
 * number below 0 the stand-ins do nothing at all, until the next call. */
void fail_next(const char *name, int n, int number);

/* Whether the call that was to fail was made. */
bool fail_happened(void);

/* How often it was called since fail_next; the names of all, ending with NULL. */
int fail_calls(const char *name);
extern const char *const fail_names[];

/* The sizes of the last munmap and madvise. */
extern size_t fail_last_unmapped, fail_last_advised;

/* What fstatfs says instead of the truth, when the first is not 0. */
extern long fail_magic, fail_block;

/* --- the parts ------------------------------------------------------------------- */

void test_failing(void);
void test_descriptors(void);
void test_os(void);
void test_limits(void);
void test_searching(void);
void test_resizing(void);
void test_missing(void);
void test_no_access(void);
void test_values(void);
void test_windows(void);
void test_cut(void);

#endif
