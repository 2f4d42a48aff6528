/* SPDX-License-Identifier: MIT */
#ifndef OS_H
#define OS_H

/* What the reference asks of the operating system, and all of it: os_posix*.c and
 * os_windows*.c implement this page, and no other file of the reference makes a system
 * call.
 *
 * A function that can fail returns -1, or NULL for an address, with errno set;
 * nothing has changed then.  Addresses are multiples of os_page(); sizes are in
 * bytes and need not be.  Descriptors are the C library's numbers, and paths are UTF-8
 * where the system's own are text. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* PROT_NONE, PROT_READ, PROT_WRITE, PROT_EXEC, MAP_SHARED, MAP_PRIVATE, MAP_ANONYMOUS and the
 * rest of the system's names.  A system without this header defines those seven. */
#ifdef _WIN32
enum { OS_WINDOWS = 1 };
enum { PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2, PROT_EXEC = 4 };
enum { MAP_SHARED = 1, MAP_PRIVATE = 2, MAP_ANONYMOUS = 32 };
#else
enum { OS_WINDOWS = 0 };
#	include <sys/mman.h>
#endif

/* For the library's own files: its users do not see these names. */
#pragma GCC visibility push(hidden)

/* The unit of memory, and the unit of a mapping's offset, in bytes. */
int64_t os_page(void);
int64_t os_granularity(void);

/* The number by which the system's users know the last failure: errno, or on Windows the
 * number that GetLastError() gave. */
int os_error(void);

/* --- files ---------------------------------------------------------------- */

struct os_file {
	int64_t size; /* bytes; means something for a regular file only */
	bool regular;
};

/* Open for reading, with the system's additional flags, close-on-exec.  Returns
 * the descriptor.  Flags that ask for a new file create it with mode 0666. */
int os_open(const char *path, int flags);

/* A second descriptor of the same open file, close-on-exec. */
int os_duplicate(int fd);

/* Close fd.  A negative one is allowed.  errno stays as it is. */
void os_close(int fd);

int os_describe(int fd, struct os_file *out);

/* Give the file a size.  New bytes are zero.  A size beyond the process's limit is
 * refused with EFBIG, and no signal is sent. */
int os_set_size(int fd, int64_t size);

/* Give the bytes from..to of a file their room on the disk, so that a store to them
 * cannot want for it; what they hold stays.  Where the file system has no such request
 * nothing is done, and that is no error. */
int os_reserve(int fd, int64_t from, int64_t to);

/* How many bytes a mapping of fd, or anonymous memory when fd is -1, comes in: its size
 * is rounded up to a multiple of this, which is more than a page where a file system has
 * larger ones.  os_unmap and os_remap want the rounded size. */
int64_t os_unit(int fd);

/* Whether fd stays open in a program that this process becomes. */
int os_inherited(int fd, bool *out);

/* --- memory --------------------------------------------------------------- */

/* Map size bytes of fd from offset, or anonymous memory when fd is -1.  A flag that
 * fixes the address is refused with EINVAL: a mapping never replaces another. */
void *os_map(size_t size, int prot, int flags, int fd, int64_t offset);
int os_unmap(void *base, size_t size);

/* Change the size of a mapping, which may move.  ENOTSUP where the system cannot. */
void *os_remap(void *base, size_t size, size_t new_size);

#ifdef _WIN32
/* As os_map(), under a name: what is mapped under it already is mapped again, and no
 * name if it is NULL or empty.  A file that is written through is made as long as the
 * mapping. */
void *os_map_named(const char *name, size_t size, int prot, int flags, int fd, int64_t offset);

/* Give the file of a mapping the size end, and the mapping new_size bytes: a file is not
 * cut while it is mapped.  *base is the new address, also after an error.  It is NULL if
 * the system does not map again what it had mapped before. */
int os_cut(void **base, size_t new_size, int64_t end);
#endif

/* Write changes back and wait until they are on the disk. */
int os_sync(void *base, size_t size);

int os_advise(void *base, size_t size, int option);

/* Keep in memory; all of the range or nothing. */
int os_lock(void *base, size_t size);
int os_unlock(void *base, size_t size);

/* The last of size bytes at base that is the byte; NULL when there is none. */
const unsigned char *os_last_byte(const unsigned char *base, unsigned char byte, size_t size);

/* --- memory that may be missing --------------------------------------------- */

/* A page of a mapping is missing once its file was cut, when a store to it needs room
 * that the disk does not have, and when it cannot be read.  Touching one ends the
 * process, unless it is done by the functions below: they return -1 with EFAULT. */

/* Put the guard up, once for the whole process.  Before that the functions below do
 * what they do without a guard. */
int os_guard(void);

struct os_memory {
	const void *base; /* any address */
	size_t size;
};

#define OS_NO_MEMORY ((struct os_memory){ NULL, 0 })

/* Call work(argument), and leave it when it touches a missing page of one of the two.
 * What it holds then is lost: it must neither allocate nor lock. */
int os_guard_call(void (*work)(void *argument), void *argument, struct os_memory one,
                  struct os_memory other);

/* The same for one byte, which must cost next to nothing: what to return instead of -1 is
 * given, so that a caller has nothing left to do. */
int os_guard_load(const unsigned char *from, unsigned char *out, int failure);
int os_guard_store(unsigned char *to, unsigned char byte, int failure);

#pragma GCC visibility pop

#endif
