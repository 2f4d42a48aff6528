/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_H
#define ADAPTER_H

/* The C kit: fill in a struct adapter, call adapter_serve(), and the program
 * is an adapter (impl/protocol/README.md describes the protocol).  The kit parses requests, keeps
 * the handles, serves the support operations (files, destroy, settle, fork)
 * and writes the answers.  Standard C, impl/protocol, and what a system has
 * (adapter_posix*.c, adapter_windows*.c); it links statically with one implementation.
 *
 * An operation is one function.  It reads its arguments with adapter_argument
 * and its relatives, and answers exactly once.  The first answer counts: after
 * it every further answer or error of the same call is dropped, so that the
 * readers below may refuse a call and the operation simply returns. */

#include <stdio.h>

#include "operations.h"
#include "value.h"

struct adapter_call;

typedef void adapter_operation(struct adapter_call *call);

/* An object behind a handle.  destroy releases it; NULL when nothing is owned. */
struct adapter_class {
	const char *name;
	void (*destroy)(void *object);
};

/* One implementation.  An operation left NULL is not offered; a support
 * operation left NULL is served by the kit.  All strings are UTF-8. */
struct adapter {
	const char *name, *version, *language, *homepage, *issues;
	const char *const *claims; /* "python 3.13 unix", "map-region", ...; ends with NULL */
	int64_t page, granularity; /* bytes; 0: ask the system */
	struct {
#define OPERATION(family, name, documents, arguments, result) adapter_operation *name;
#include "operations.def"
#undef OPERATION
	} operations;
};

/* The place of op in a table of functions, for reading and for replacing. */
adapter_operation **adapter_slot(struct adapter *adapter, enum operation op);

/* Serve requests from standard input until it ends.  Returns the exit status
 * of the program: 0 after the end of input, 1 when the output failed. */
int adapter_serve(const struct adapter *adapter);

/* --- inside an operation ------------------------------------------------ */

/* The operation that was asked for. */
enum operation adapter_asked(const struct adapter_call *call);

/* The argument called name (as operations.def spells it).  One that was left
 * out has the tag VALUE_ABSENT.  Never NULL.  Valid until the call returns. */
const struct value *adapter_argument(struct adapter_call *call, const char *name);

/* Was that argument given by name?  For those that a language takes in no other way. */
bool adapter_named(const struct adapter_call *call, const char *name);

/* The argument as an integer: false, after answering TypeError for another tag
 * (a bool counts as 0 or 1) or OverflowError for one outside int64_t.  When it
 * was left out *out stays as it was and the result is true. */
bool adapter_integer(struct adapter_call *call, const char *name, int64_t *out);

/* The same for a truth value: an integer counts as its being non-zero. */
bool adapter_truth(struct adapter_call *call, const char *name, bool *out);

/* The argument as a size_t: false, after answering OverflowError for a number outside
 * it or TypeError for no number.  Left out, *out stays as it is and the result is true. */
bool adapter_size(struct adapter_call *call, const char *name, size_t *out);

/* The argument as the path of a file, which is the caller's to free; NULL after an answer.
 * On Windows it is UTF-8, and a path that begins with / is one of the drive Z:, where Wine
 * has the root of the file system. */
char *adapter_path(struct adapter_call *call, const char *name);

/* The object behind the handle in the argument: NULL, after answering
 * TypeError, when it is no handle or one of another class. */
void *adapter_object(struct adapter_call *call, const char *name,
                     const struct adapter_class *class);

/* The same without an answer: NULL when it is no handle of that class. */
void *adapter_peek(struct adapter_call *call, const struct value *v,
                   const struct adapter_class *class);

/* The descriptor in the argument: that of a file handle, or the integer itself.
 * False, after answering TypeError or OverflowError, for anything else. */
bool adapter_descriptor(struct adapter_call *call, const char *name, int *out);

/* Keep object under a new handle and answer with it.  The kit destroys it with
 * the destroy operation and when the program ends.  When memory is out the
 * object is destroyed at once and the call answers MemoryError. */
void adapter_keep(struct adapter_call *call, const struct adapter_class *class, void *object);

void adapter_answer(struct adapter_call *call, const struct value *v);
void adapter_answer_none(struct adapter_call *call);
void adapter_answer_bool(struct adapter_call *call, bool truth);
void adapter_answer_int(struct adapter_call *call, int64_t number);
void adapter_answer_bytes(struct adapter_call *call, const void *data, size_t size);

/* How often to do it before the one answer: 1, save where `repeat` asks for this operation
 * alone.  One that asks here does all of it in its own loop, as a user would; the kit calls
 * any other that often. */
int64_t adapter_rounds(struct adapter_call *call);

/* Answer with an error: kind is one of the protocol's, number an errno or 0 (sent as none),
 * native the type's name in the implementation's own language. */
void adapter_error(struct adapter_call *call, const char *kind, int number, const char *native,
                   const char *format, ...) PRINTF_LIKE(5, 6);

/* Answer an Unsupported of the adapter's own. */
void adapter_unsupported(struct adapter_call *call, const char *what);

/* --- what adapter_posix*.c and adapter_windows*.c provide -------------------- */

/* The system's page size and allocation granularity in bytes. */
int64_t adapter_os_page(void);
int64_t adapter_os_granularity(void);

/* A clock that never goes back, in nanoseconds. */
int64_t adapter_os_nanoseconds(void);

/* The default support operations.  They answer OSError with the system's number. */
adapter_operation adapter_os_file_open, adapter_os_file_close, adapter_os_file_works,
    adapter_os_file_position, adapter_os_file_seek, adapter_os_file_special;

/* Windows copies no process. */
#ifdef _WIN32
#	define adapter_os_process   NULL
#	define adapter_os_fork      NULL
#	define adapter_os_twin      NULL
#	define adapter_os_twin_exit NULL
#else
adapter_operation adapter_os_process, adapter_os_fork, adapter_os_twin, adapter_os_twin_exit;
#endif

/* The drive of an absolute path: "", or "Z:". */
const char *adapter_os_drive(const char *path);

/* Binary standard streams, no signal on a closed pipe, the end of the parent
 * ends this process.  Returns the stream of requests: a copy of standard input
 * at a high number, so that a file can have the number 0.  If there is no such
 * number it is standard input, and 0 stays occupied. */
FILE *adapter_os_start(void);

/* The class of files: an object is an allocated struct adapter_file.  The number
 * stays after closing: -1 would ask for anonymous memory. */
struct adapter_file {
	int fd;
	bool open; /* fd is ours to close */
};
extern const struct adapter_class adapter_file_class;

/* Handle one request line (without its newline) and return the answer in
 * *answer: what a twin does with the lines it is sent. */
void adapter_handle(const struct adapter *adapter, const char *text, size_t size,
                    struct line *answer);

#endif
