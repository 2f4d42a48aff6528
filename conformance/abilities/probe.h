/* SPDX-License-Identifier: MIT */
#ifndef PROBE_H
#define PROBE_H

/* What a probe may use.  It runs in a process of its own and leaves by an answer.  Functions that
 * prepare something return only if that worked; else the answer is unknown, with the call that
 * failed. */

#include <stdbool.h>
#include <stdnoreturn.h>
#include <sys/types.h>

#include "ability.h"

struct probe {
	int folder, existing, error; /* as in struct ability_place */
	size_t unit;
	struct ability_answer *answer; /* memory shared with the process that asks */
};

#define PROBE_TELLS __attribute__((format(printf, 2, 3)))
noreturn void probe_yes(const struct probe *p, const char *format, ...) PROBE_TELLS;
noreturn void probe_no(const struct probe *p, const char *format, ...) PROBE_TELLS;
noreturn void probe_unknown(const struct probe *p, const char *format, ...) PROBE_TELLS;

/* Answer "CALL: ERRNO": no, but unknown if memory, space or descriptors ran out. */
noreturn void probe_refused(const struct probe *p, const char *call);

/* Answer the same: unknown. */
noreturn void probe_failed(const struct probe *p, const char *call);

/* The folder's file of that name, opened with flags; mode 0600 if O_CREAT is among them. */
int probe_open(const struct probe *p, const char *name, int flags);

/* A new empty file "file", opened for reading and writing. */
int probe_empty_file(const struct probe *p);

/* A new file "file" of size bytes, all 'a', opened for reading and writing. */
int probe_file(const struct probe *p, size_t size);

/* For reading: probe_file() of one unit; or the existing file if nothing can be created. */
int probe_readable(const struct probe *p);

/* A map of size bytes of the file. */
unsigned char *probe_map(const struct probe *p, int fd, size_t size, int prot, int flags);

/* Does the file have that byte at offset? */
bool probe_byte_is(const struct probe *p, int fd, off_t offset, char byte);

/* Write that byte at offset. */
void probe_write(const struct probe *p, int fd, off_t offset, char byte);

/* Fork: true in the new process, which must end with _exit(status).  False in this one, once the
 * other has ended with *status. */
bool probe_in_child(const struct probe *p, int *status);

#endif
