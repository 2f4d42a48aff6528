/* SPDX-License-Identifier: MIT */
#ifndef ASK_H
#define ASK_H

/* What the files of the model share: reading the arguments of a question, and stating the allowed
 * outcomes.
 *
 * A function ask_OPERATION states all allowed outcomes of the operation.  It states every reason to
 * refuse the call.  Each adds its kinds of error, because documents do not say which reason comes
 * first.  If there is none, the call succeeds as the function says at its end. */

#include "model.h"

/* Sums of the model's numbers do not overflow. */
__extension__ typedef __int128 wide;

/* No system maps that many bytes. */
#define MODEL_HUGE (INT64_C(1) << 62)

/* A call that would read or copy more bytes is not sent, because it takes too long. */
enum { MODEL_MOST = 4 << 20 };

struct asking {
	const struct model *model;
	const struct model_rules *rules;
	struct question *q;
	struct allowed *a;
	struct model_object *map; /* the object that the operation is about, or NULL */
	bool plain;               /* every argument so far is an ordinary one */
	bool missing;             /* bytes beyond the end of the file are touched */
	bool impossible;          /* refuse_number() was called */
	bool outside;             /* the item, or the first of the slice, is outside the map */
};

/* --- outcomes -------------------------------------------------------------- */

/* The call must fail with one of those kinds of error, because of these clauses. */
void refuse(struct asking *k, unsigned kinds, const char *clauses);

/* A number is too large, or is none that the call can be meant with: every library must refuse it
 * (universal/26 universal/27). */
void refuse_number(struct asking *k);

/* The call must fail with an OSError of that errno, unless there are other reasons too. */
void refuse_errno(struct asking *k, int number, const char *clauses);

/* The call may fail with one of those kinds of error. */
void may_refuse(struct asking *k, unsigned kinds);

/* The call may fail, and a success may do anything within the map. */
void leave_open(struct asking *k);

/* A success has this value; one of two; any. */
void gives(struct asking *k, struct value v, const char *clauses);
void gives_either(struct asking *k, struct value v, struct value other, const char *clauses);
void gives_anything(struct asking *k);
/* None, or any value if the implementation does not claim Python. */
void gives_none(struct asking *k, const char *clauses);
/* One byte: a number or a character. */
void gives_byte(struct asking *k, unsigned char byte, const char *clauses);
/* The size bytes of the map from `at` on; valid until the next call. */
void gives_bytes(struct asking *k, int64_t at, int64_t size, const char *clauses);

/* The call touches the bytes from first to before end.  They may be beyond the end of the file. */
void touches(struct asking *k, wide first, wide end);

/* The call reads or copies that many bytes. */
void works_on(struct asking *k, wide size);

/* --- arguments -------------------------------------------------------------- */

enum reading {
	GIVEN,    /* *out is the number */
	LEFT_OUT, /* *out is unchanged */
	NO_VALUE, /* the value none */
	TOO_LOW,  /* an integer below int64_t; *out is its smallest */
	TOO_HIGH,
	WRONG, /* not a number: refused with TypeError */
};

/* Argument `at` as an integer.  The question stays plain only if the argument is a nonnegative
 * integer or left out. */
enum reading number(struct asking *k, unsigned at, int64_t *out);

/* Argument `at` as bytes.  False if it is something else: the call is then refused. */
bool bytes(struct asking *k, unsigned at, const unsigned char **data, size_t *size);

static inline const struct value *argument(const struct asking *k, unsigned at)
{
	return &k->q->args[at];
}

static inline bool python(const struct asking *k, int edition)
{
	return k->rules->python >= edition;
}

/* Refuse the call if the map is closed; if it is closed or read-only. */
void needs_open(struct asking *k);
void needs_writable(struct asking *k);

/* The call stores size bytes of data from `at` on, step apart. */
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
