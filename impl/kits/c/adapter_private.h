/* SPDX-License-Identifier: MIT */
#ifndef ADAPTER_PRIVATE_H
#define ADAPTER_PRIVATE_H

/* What the files of the kit share.  The way of a request: adapter_serve.c reads a line,
 * adapter_request.c makes a call of it, adapter_support.c finds who serves it, the
 * operation reads its arguments (adapter_argument.c) and answers (adapter_answer.c).
 * The handles are one table for the process (adapter_handles.c): they belong to it
 * as its descriptors do, and a fork copies both. */

#include "adapter.h"

enum {
	LINE_LIMIT = 16 << 20, /* bytes of a line, the newline included */
	ARGUMENTS_LIMIT = 8,   /* more than any operation has */
};

struct adapter_call {
	const struct adapter *adapter;
	enum operation operation;
	const char *id; /* not terminated */
	size_t id_size;
	struct value arguments[ARGUMENTS_LIMIT]; /* in the order of the table */
	bool named[ARGUMENTS_LIMIT];             /* which of them came by name */
	struct arena arena;                      /* what the arguments point to */
	struct line *answer;
	bool answered;
	/* Of a request that is repeated: where its bytes go in place of the answer (NULL
	 * otherwise), how many rounds are left, and how many of them the operation took on itself.
	 */
	struct line *result;
	int64_t rounds, taken;
};

/* Fill call from a request line.  False after having answered it with an error. */
bool adapter_request(struct adapter_call *call, const char *text, size_t size);

/* The same from the operation's name on, once the call has its id. */
bool adapter_request_words(struct adapter_call *call, const char *text, size_t size);

/* The operation of that name. */
adapter_operation adapter_repeat;

/* Who serves op: the implementation, else the kit, else NULL. */
adapter_operation *adapter_served(const struct adapter *adapter, enum operation op);

/* Begin the answer with its id and "ok" or "err".  False when the call was answered before. */
bool adapter_begin(struct adapter_call *call, const char *outcome);

/* Append label as it is, and the text as a value; NULL is an empty text. */
void adapter_write_text(struct line *line, const char *label, const char *text);

/* Make sure that there is exactly one answer, and that it fits a line. */
void adapter_finish(struct adapter_call *call);

/* A kept object. */
struct adapter_handle {
	int64_t number;
	const struct adapter_class *class;
	void *object;
};

/* Keep object; returns its number, or 0 when memory is out. */
int64_t adapter_handles_add(const struct adapter_class *class, void *object);

/* The handle with that number, or NULL.  Valid until one is added or removed. */
const struct adapter_handle *adapter_handles_find(int64_t number);

/* Forget the handle, then destroy its object.  False when there is none. */
bool adapter_handles_remove(int64_t number);

/* Remove all, the youngest first: a view goes before its mapping. */
void adapter_handles_clear(void);

/* --- files: adapter_file.c, on top of the system ------------------------------ */

/* Answer OSError with the system's number; what names the call that set errno. */
void adapter_refuse(struct adapter_call *call, const char *what);

/* Answer with a file of that number, open or not; or with the error that made fd negative. */
void adapter_keep_file(struct adapter_call *call, int fd, bool open, const char *what);

bool adapter_is_text(const struct value *v, const char *text);

/* The number by which the system's users know the last failure: errno, or on Windows that of
 * GetLastError(). */
int adapter_os_error(void);

enum { FILE_READS = 1, FILE_WRITES = 2, FILE_APPENDS = 4 };

/* Open a file that exists, not to be inherited.  Returns the descriptor, or -1 with errno. */
int adapter_os_open(const char *path, unsigned mode);

bool adapter_os_is_open(int fd);

/* Close it.  Returns 0, or -1 with errno. */
int adapter_os_close(int fd);

/* Give the file the other number, which is then not inherited either, and close fd.  Returns
 * the number, or -1 with errno. */
int adapter_os_move(int fd, int number);

/* Is the descriptor 0 still what adapter_os_start() put there in place of the requests? */
bool adapter_os_zero_is_null(void);

/* Answer the requests of in on out until in ends.  Returns adapter_serve's status. */
int adapter_converse(const struct adapter *adapter, FILE *in, FILE *out);

#endif
