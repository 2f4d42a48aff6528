/* SPDX-License-Identifier: MIT */
#ifndef ASK_H
#define ASK_H

/* What the files of the model share: reading a question's arguments, and saying what may come
 * of it.
 *
 * A function named ask_OPERATION says all that may come of the operation.  It states every
 * reason for which the call is refused; each adds its kinds of error, since documents do not
 * say which one is noticed first.  A call that nothing refuses succeeds as the function says
 * at its end. */

#include "model.h"

/* No number of the model wraps. */
__extension__ typedef __int128 wide;

/* From here on every system refuses to map as much. */
#define MODEL_HUGE (INT64_C(1) << 62)

/* A call that would read or copy more is not asked: it takes too long. */
enum { MODEL_MOST = 4 << 20 };

struct asking {
	const struct model *model;
	const struct model_rules *rules;
	struct question *q;
	struct allowed *a;
	struct model_object *map; /* the object that the operation is about, or NULL */
	bool plain;               /* so far every argument was an ordinary one */
	bool missing;             /* bytes beyond the end of the file are touched */
};

/* --- saying ---------------------------------------------------------------- */

/* The call is refused with one of those kinds of error.  clauses says what decides. */
void refuse(struct asking *k, unsigned kinds, const char *clauses);

/* The same, and an OSError has that errno, unless other reasons allow one too. */
void refuse_errno(struct asking *k, int number, const char *clauses);

/* It may be refused like that. */
void may_refuse(struct asking *k, unsigned kinds);

/* It may be refused, and a success may mean anything within the map. */
void leave_open(struct asking *k);

/* A success answers that. */
void gives(struct asking *k, struct value v, const char *clauses);
void gives_either(struct asking *k, struct value v, struct value other, const char *clauses);
void gives_anything(struct asking *k);
/* None; an implementation that does not claim Python may say something else. */
void gives_none(struct asking *k, const char *clauses);
/* One byte, as the edition gives it. */
void gives_byte(struct asking *k, unsigned char byte, const char *clauses);
/* size bytes, which are not looked at again: malloc'ed memory that the question keeps. */
void gives_bytes(struct asking *k, int64_t at, int64_t size, const char *clauses);

/* The bytes from first on and below end are touched: they may be missing. */
void touches(struct asking *k, wide first, wide end);

/* So many bytes are read or copied. */
void works_on(struct asking *k, wide size);

/* --- reading ---------------------------------------------------------------- */

enum reading {
	GIVEN,    /* *out is the number */
	LEFT_OUT, /* *out is unchanged */
	NO_VALUE, /* none was given */
	TOO_LOW,  /* an integer below int64_t; *out is its smallest */
	TOO_HIGH,
	WRONG, /* no number: refused with TypeError */
};

/* The argument of that number as an integer.  Unless it is an integer that is not below zero, or
 * one that was left out, the question is no longer plain. */
enum reading number(struct asking *k, unsigned at, int64_t *out);

/* The argument as bytes: false if it is no such thing, and the call is refused. */
bool bytes(struct asking *k, unsigned at, const unsigned char **data, size_t *size);

static inline const struct value *argument(const struct asking *k, unsigned at)
{
	return &k->q->args[at];
}

static inline bool python(const struct asking *k, int edition)
{
	return k->rules->python >= edition;
}

/* Refused because it is closed; because it cannot be written. */
void needs_open(struct asking *k);
void needs_writable(struct asking *k);

/* Bytes `at` and so on are stored: the effect, and that they are touched. */
void stores(struct asking *k, wide at, int64_t step, const unsigned char *data, size_t size);

/* --- the operations ----------------------------------------------------------- */

typedef void ask_function(struct asking *k);

ask_function ask_map_fd, ask_map_path, ask_go_map, ask_go_map_region, ask_region_open,
    ask_region_map, ask_close, ask_closed, ask_read, ask_read_byte, ask_readline, ask_write,
    ask_write_byte, ask_seek, ask_tell, ask_seekable, ask_size, ask_find, ask_rfind, ask_move,
    ask_resize, ask_flush, ask_madvise, ask_lock, ask_unlock, ask_length, ask_get_item,
    ask_set_item, ask_get_slice, ask_set_slice, ask_export, ask_readonly, ask_view_release,
    ask_region_begin, ask_region_end, ask_region_size, ask_region_includes, ask_clients,
    ask_add_clients;

#endif
