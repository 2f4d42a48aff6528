/* SPDX-License-Identifier: MIT */
#ifndef MMAPOBJ_H
#define MMAPOBJ_H

/* libmmapobj: the memory-mapped file object of the Python documents, in C.
 *
 * A struct mmapobj is a mapping of a file, or of anonymous memory, with a
 * position like a file's and items like a byte array's.  It owns its memory and
 * its own duplicate of the descriptor (close-on-exec); the caller's descriptor
 * stays the caller's.
 *
 * Every function that can fail returns MMAPOBJ_OK (0) or an enum mmapobj_error;
 * with MMAPOBJ_OS errno says why, on Windows in the words of POSIX.  After an error the mapping,
 * its contents and position, the file's bytes and size, and the open descriptors are what they
 * were, and outputs are untouched.  No argument wraps: a number that no mapping
 * can have is refused.  After mmapobj_close() every function but
 * mmapobj_closed(), mmapobj_close() and mmapobj_free() returns MMAPOBJ_VALUE.
 *
 * Positions, offsets, lengths and counts are in bytes.  A struct mmapobj is used
 * by one thread at a time.  (Documents: python2.4, python3.9, python3.13.) */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MMAPOBJ_VERSION "0.1"

struct mmapobj;
struct mmapobj_view;

enum mmapobj_error {
	MMAPOBJ_OK = 0,
	MMAPOBJ_TYPE,     /* the mapping's access mode forbids it */
	MMAPOBJ_VALUE,    /* closed, or an argument outside its range */
	MMAPOBJ_INDEX,    /* an index outside the mapping, a slice of another size */
	MMAPOBJ_BUFFER,   /* a view is still held */
	MMAPOBJ_OVERFLOW, /* a number that the system cannot express */
	MMAPOBJ_MEMORY,
	MMAPOBJ_OS, /* the system refused; errno */
};

/* The documents' access modes. */
enum { MMAPOBJ_ACCESS_DEFAULT, MMAPOBJ_ACCESS_READ, MMAPOBJ_ACCESS_WRITE, MMAPOBJ_ACCESS_COPY };

/* What the editions differ in, as far as the library is concerned: edition 2.4
 * searches from 0 when no start is given, later ones from the position; edition
 * 2.4 knows no length 0 and no anonymous mapping. */
enum mmapobj_edition { MMAPOBJ_2_4 = 204, MMAPOBJ_3_9 = 309, MMAPOBJ_3_13 = 313 };

/* Whose rules hold for a mapping on Windows: those that the documents have for Windows, or
 * those for Unix.  On Unix there are only the latter. */
enum mmapobj_flavour { MMAPOBJ_UNIX, MMAPOBJ_WINDOWS };

/* How to map.  Start from mmapobj_defaults and change what you need. */
struct mmapobj_options {
	enum mmapobj_edition edition;
	int64_t length;  /* 0: what the file holds from offset on */
	int flags, prot; /* the system's; they decide when access is DEFAULT */
	int access;
	int64_t offset;      /* a multiple of granularity, within the file */
	bool trackfd;        /* false: keep no descriptor; size and resize fail */
	int64_t granularity; /* 0: the system's; else a multiple of it, for tests */
	bool guarded;        /* a missing page is an error; see mmapobj_guard() */
	enum mmapobj_flavour flavour;
	const char *tagname; /* Windows: the name of the memory; NULL or empty: none */
};

/* Edition 3.13, length 0, shared, readable and writable, offset 0, trackfd, unguarded, the
 * system's flavour, no name. */
extern const struct mmapobj_options mmapobj_defaults;

/* Map fd, or anonymous memory when fd is -1.  Length beyond the file's end is
 * VALUE and leaves the file as it is.  An empty file with length 0 is VALUE.
 * access together with flags or prot other than the defaults is VALUE, and so is
 * an unknown access.  A negative length or offset is OVERFLOW, an offset that is
 * no multiple of the granularity is OS (EINVAL).
 *
 * Without an access, prot with both reading and writing is a mapping like WRITE, and
 * so is writing alone; any other prot is one like READ.  The memory can be read in
 * every case but one: with PROT_NONE what reads or lends it is OS (EFAULT).  MAP_ANONYMOUS among
 * the flags means anonymous memory whatever fd is: fd is not looked at, and only whether offset is
 * aligned matters.  A flag that fixes the address is OS (EINVAL).  In edition 2.4 a length of 0 is
 * OS (EINVAL), and an fd of -1 is a bad descriptor.
 *
 * Windows: a length beyond the file's end makes the file longer if the mapping writes
 * through.  In edition 2.4 a length of 0 has the same meaning as later.  From edition 3.9
 * on 0 as fd means anonymous memory.  Memory that is mapped under tagname already is
 * mapped again, whatever fd is. */
int mmapobj_open(struct mmapobj **out, int fd, const struct mmapobj_options *options);

/* Unmap, and close the duplicate.  BUFFER while a view is held.  Closing twice is
 * OK and does nothing. */
int mmapobj_close(struct mmapobj *m);
bool mmapobj_closed(const struct mmapobj *m);

/* Close if need be, and free.  NULL is allowed.  Views that are still held keep the
 * memory; it goes with the last of them. */
void mmapobj_free(struct mmapobj *m);

/* --- as a file ------------------------------------------------------------ */

/* Point *data at the bytes from the position on and advance it: count of them, or
 * fewer at the end; a negative count means all.  Copy the bytes before the next call:
 * they are the mapping's own memory, or a copy that a guarded mapping keeps (MEMORY when
 * there is no room for it). */
int mmapobj_read(struct mmapobj *m, int64_t count, const unsigned char **data, size_t *size);

/* The byte at the position.  VALUE at the end. */
int mmapobj_read_byte(struct mmapobj *m, unsigned char *out);

/* As mmapobj_read, through the next newline, or to the end without one. */
int mmapobj_readline(struct mmapobj *m, const unsigned char **data, size_t *size);

/* Store size bytes at the position and advance it.  All of them or none: VALUE
 * when they do not fit, TYPE when read-only.  data may lie within the mapping. */
int mmapobj_write(struct mmapobj *m, const void *data, size_t size);
int mmapobj_write_byte(struct mmapobj *m, unsigned char byte);

/* Move the position: whence 0 absolute, 1 from the position, 2 from the end of the
 * mapping.  VALUE for another whence or a result outside [0, length]. */
int mmapobj_seek(struct mmapobj *m, int64_t offset, int whence, int64_t *position);
int mmapobj_tell(const struct mmapobj *m, int64_t *position);

/* The file's present size.  OS (EBADF) for anonymous memory and without trackfd.  Windows:
 * the mapping's length for anonymous memory. */
int mmapobj_size(const struct mmapobj *m, int64_t *size);

/* --- as memory ------------------------------------------------------------ */

/* The lowest (find) or highest (rfind) index of needle within [start, end], bounds
 * as in a slice: negative ones count from the end, all are clamped; -1 when there
 * is none.  NULL for a bound means the edition's default.  Linear time in the worst
 * case; no byte outside the mapping is read. */
int mmapobj_find(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                 const int64_t *end, int64_t *index);
int mmapobj_rfind(const struct mmapobj *m, const void *needle, size_t size, const int64_t *start,
                  const int64_t *end, int64_t *index);

/* Copy count bytes from source to destination, as if through a buffer.  VALUE when
 * a number is negative or a range leaves the mapping, TYPE when read-only. */
int mmapobj_move(struct mmapobj *m, int64_t destination, int64_t source, int64_t count);

/* Give the mapping, and the file if there is one, a new length.  Old bytes stay,
 * new ones are zero; the position stays even when it is past the new end.  TYPE for
 * READ and COPY, BUFFER while a view is held, VALUE without trackfd, for a size
 * below 1 or beyond what offset allows, and for shared anonymous memory that would
 * grow, which no system can.  The file then ends where the mapping does: a mapping
 * that was a window of a longer file uncovers the file's own bytes when it grows, and
 * cuts the rest.  A step that fails undoes those before it.  A guarded mapping that makes
 * the file longer also has the disk give the new bytes their room at once: OS (ENOSPC)
 * when it has none.
 *
 * Windows: anonymous memory grows too.  OS while another mapping of the same name is held,
 * or while the file is to be cut and has another mapping; a file that was
 * cut from outside the system is then as long as the mapping again.  The mapping is made anew.  If
 * the system refuses that after it had just been asked for the same and granted it, the mapping is
 * closed. */
int mmapobj_resize(struct mmapobj *m, int64_t size);

/* Write changed pages back: the whole mapping, from offset on, or size bytes from
 * offset.  NULL means not given.  VALUE for a range outside the mapping; offset must
 * be a multiple of the page size (OS, EINVAL).  msync of that range, nothing broader,
 * and nothing at all for READ and COPY once the range was checked. */
int mmapobj_flush(struct mmapobj *m, const int64_t *offset, const int64_t *size);

/* Advise the system.  NULL: from 0, to the end.  VALUE for a start outside the mapping
 * or a negative length; a length past the end is cut.  OVERFLOW for an option that is
 * no int, or when start and length have no sum.  What the system does not know, or a
 * start that is no multiple of the page size, is OS (EINVAL). */
int mmapobj_madvise(struct mmapobj *m, int64_t option, const int64_t *start, const int64_t *length);

/* --- as a sequence -------------------------------------------------------- */

int mmapobj_length(const struct mmapobj *m, int64_t *length);

/* A negative index counts from the end.  INDEX outside, TYPE when read-only. */
int mmapobj_get_item(const struct mmapobj *m, int64_t index, unsigned char *out);
int mmapobj_set_item(struct mmapobj *m, int64_t index, unsigned char byte);

/* A slice in the language's sense: NULL for a bound left out; a step of 0 is VALUE. */
struct mmapobj_slice {
	const int64_t *start, *stop, *step;
};

/* How many bytes the slice has. */
int mmapobj_slice_size(const struct mmapobj *m, struct mmapobj_slice slice, size_t *size);

/* Copy the slice's bytes to data, which has room for mmapobj_slice_size() of them. */
int mmapobj_get_slice(const struct mmapobj *m, struct mmapobj_slice slice, void *data);

/* Store size bytes in the slice.  INDEX when the slice has another size.  data may
 * lie within the mapping. */
int mmapobj_set_slice(struct mmapobj *m, struct mmapobj_slice slice, const void *data, size_t size);

/* --- views ---------------------------------------------------------------- */

/* Lend out the mapping's memory.  While a view is held close and resize are BUFFER,
 * so that the memory stays where it is; it outlives mmapobj_free(). */
int mmapobj_export(struct mmapobj *m, struct mmapobj_view **out);

/* The memory and its size.  readonly says whether the mapping forbids writing to it. */
int mmapobj_view_memory(const struct mmapobj_view *v, unsigned char **data, size_t *size,
                        bool *readonly);

/* Give it back.  NULL is allowed. */
void mmapobj_view_release(struct mmapobj_view *v);

/* --- about the mapping ---------------------------------------------------- */

/* The mapping's own duplicate of the descriptor; -1 when it has none. */
int mmapobj_descriptor(const struct mmapobj *m);

/* Write the text form, as the documents' language shows the object, like snprintf:
 * at most room bytes with the NUL; the result is the length that it has. */
int mmapobj_text(const struct mmapobj *m, char *text, size_t room);

/* --- memory that may be missing ------------------------------------------- */

/* A page of a mapping is missing once somebody cut its file, when a store needs room on
 * the disk that is not there, and when the disk cannot be read.  Touching it ends the
 * process (SIGBUS).  In a guarded mapping every function that touches it returns OS
 * (EFAULT) instead, in every thread, also when the page is one of another mapping's among
 * the bytes that it was given.  Like after any error nothing has changed; the exception
 * is a file cut between the moment when a function looked for all pages that it will store
 * to and the store.  Looking may make the disk give holes among them their room.
 *
 * Lent memory (views, a region's buffer, a Go map's) is plain memory: touch it with
 * mmapobj_load() and mmapobj_store(), or like any other memory at your own risk.
 *
 * The guard is a handler of SIGBUS (Windows: a vectored handler, of which there may be
 * several), one in the process, put up by the first guarded
 * mapping.  It passes on what is not its own to the handler that it found; where there
 * was none the process ends as ever.  A handler that somebody installs later replaces the
 * guard, which is not put up again: it works on only when that handler passes on what is
 * not its own.  A thread that blocks SIGBUS is not guarded.
 *
 * The cost: about 2 ns for an item, a copy for a reading, one more access to each page
 * for a store, and what resize does. */

/* Guard every mapping that is opened from now on, those of regions and Go maps too. */
int mmapobj_guard(void);

/* Copy size bytes from lent memory, or to it, as a guarded mapping does it.  What is stored
 * may overlap with what it comes from.  Without a guard in the process a missing page
 * ends it here too. */
int mmapobj_load(void *to, const void *lent, size_t size);
int mmapobj_store(void *lent, const void *from, size_t size);

/* --- constants ------------------------------------------------------------ */

/* The module's constant of that name on this system, such as "MAP_SHARED" or
 * "PAGESIZE".  False when this system has none. */
bool mmapobj_constant(const char *name, int64_t *value);

#endif
