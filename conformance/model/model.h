/* SPDX-License-Identifier: MIT */
#ifndef MODEL_H
#define MODEL_H

/* A model of mapped files: what the documents say, in byte arrays.  The model maps nothing and
 * touches no file.
 *
 * Requests use the protocol's own values.  Given the state, an operation and its arguments,
 * model_ask() says which outcomes are allowed.  They are a set because documents leave things open,
 * and because several things can be wrong with one call: success with a value, errors of some
 * kinds, or both.  An error changes nothing.  After a success model_done() applies the effect of
 * the call to the model.
 *
 * One model serves all claims: struct model_rules says which rules apply to an implementation.  If
 * it claims no document that has the operation, only the universal rules apply.  A plain call with
 * numbers inside the map must then give the right result.  Any other call may be refused, or may
 * have a meaning of the library's own within the map.
 *
 * Lengths, offsets and positions are in bytes. */

#include <stdbool.h>
#include <stdint.h>

#include "operations.h"
#include "sparse.h"
#include "value.h"

enum { MODEL_ARGUMENTS = 8, MODEL_OBJECTS = 12 };

struct model_rules {
	int python; /* the claimed edition, 313 for 3.13; 0: none */
	bool region, go;
	bool windows; /* Python's rules for Windows, not those for Unix */
	/* Exceptions that a document states. */
	bool length_below_zero, resize_file, resize_window, flush_waits, copy_grows,
	    resize_keeps_size;
	int64_t page, granularity;
};

/* The kinds of errors, a set of them. */
enum error_kinds {
	TYPE_ERROR = 1,
	VALUE_ERROR = 2,
	INDEX_ERROR = 4,
	OVERFLOW_ERROR = 8,
	BUFFER_ERROR = 16,
	OS_ERROR = 32,
	MEMORY_ERROR = 64,
	ANY_ERROR = 0xff, /* errors without a kind of their own included */
};

/* The bit of the kind with that name in the protocol; an unknown name has a bit of its own. */
unsigned error_kind(const char *name);

/* A file, whatever its names and descriptors are. */
struct model_file {
	struct sparse *bytes; /* zero past the size */
	int64_t size;
	bool mappable; /* false: a pipe, a directory */
	bool open;     /* its size and bytes may be anything and are not compared */
	/* The bytes from `vague` to before `vague_end` may be anything. */
	int64_t vague, vague_end;
};

enum model_kind { MODEL_NOTHING, MODEL_DESCRIPTOR, MODEL_MAP, MODEL_VIEW, MODEL_REGION };
enum model_access { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY };

/* What a handle stands for. */
struct model_object {
	enum model_kind kind;
	struct model_file *file; /* NULL: anonymous memory */
	/* A descriptor: what it is open for. */
	bool reads, writes, appends;
	/* A descriptor, a map, a view or a region that was closed. */
	bool closed;
	/* A map; a region has offset and length, a descriptor has a position. */
	int64_t offset, length, position;
	bool readonly;    /* stores are refused */
	bool fixed;       /* made with READ or COPY access: resize is refused */
	bool private;     /* stores do not reach the file */
	bool untracked;   /* it keeps no descriptor */
	bool described;   /* anonymous, although a descriptor was given */
	bool unresizable; /* its descriptor cannot resize the file */
	bool advised;     /* by madvise(), perhaps in parts: the system may refuse to grow it */
	bool path;        /* made from a path */
	bool barred;      /* made with PROT_NONE: its memory cannot be accessed */
	bool executes;    /* its pages can be executed */
	bool locked;      /* the implementation was asked to keep it in memory */
	bool bare;        /* a sequence of bytes without a position: Go's and a region's */
	bool open;        /* its contents may be anything */
	bool dropped;     /* destroyed, but a view or map of it still exists */
	bool vague;       /* its length and position may be anything too */
	bool ragged;      /* it shrank to an end within a page */
	int views;
	int64_t clients;
	struct sparse *own;      /* private or anonymous bytes, page by page */
	struct model_object *of; /* the map of a view; the region of a map or a view */
	int64_t first;           /* the first byte of a view in its map */
};

struct model {
	struct model_rules rules;
	struct model_object objects[MODEL_OBJECTS];
	struct model_file *files[4];
};

/* --- questions --------------------------------------------------------------- */

/* What a success does. */
enum effect_kind {
	EFFECT_NOTHING,
	EFFECT_POSITION, /* to `to` */
	EFFECT_STORE,    /* size bytes of data, from `to` on, `step` apart */
	EFFECT_MOVE,     /* count bytes from `from` to `to` */
	EFFECT_LENGTH,   /* to `to`, and the file's size to `count` */
	EFFECT_FORGET,   /* private pages from `from` to before `to` show the file again */
	EFFECT_CLOSE,
	EFFECT_MAKE, /* a new object: `made`; its file gets the size `count`, unless that is 0 */
	EFFECT_CLIENTS,
	EFFECT_FLUSH, /* the bytes from `from` to before `to` are on the disk */
	EFFECT_LOCK,  /* locked if `to` is not 0 */
	EFFECT_VAGUE, /* the map's contents, length and position may be anything */
};

struct effect {
	enum effect_kind kind;
	int64_t to, from, count, step;
	const unsigned char *data;
	size_t size;
	int64_t position; /* the position after a store; -1: unchanged */
	struct model_object made;
	bool grows; /* the file may grow to hold it */
};

struct allowed {
	unsigned must;       /* the call must fail with one of these kinds; 0: it may succeed */
	unsigned may;        /* the call may also fail with one of these kinds */
	int number;          /* the errno of an OSError, 0: any */
	bool may_fault;      /* a signal may end the process instead, and the script with it */
	bool undefined;      /* the process may crash, or no rule applies: do not send it */
	bool any_value;      /* a success may answer anything */
	bool bytes_of_map;   /* with any_value: no more bytes than the map has */
	struct value value;  /* else this */
	struct value other;  /* or this, if it has a tag */
	const char *clauses; /* the clauses of the first reason, "python3.13/20" */
	struct effect effect;
};

struct question {
	enum operation op;
	struct value args[MODEL_ARGUMENTS]; /* in the order of operations.def; absent: left out */
	bool named[MODEL_ARGUMENTS];        /* was it given by its name? */
	/* Handles are the numbers of objects here: their index, from 1. */
	struct allowed allowed;
};

/* Set q->allowed.  It is undefined for operations that the model does not know. */
void model_ask(const struct model *m, struct question *q);

/* The call succeeded with that value: apply its effect.  Returns the number of the new object, from
 * 1, or 0 if there is none. */
int model_done(struct model *m, struct question *q, const struct value *value);

/* Is a success with that value allowed? */
bool model_allows(const struct model *m, const struct question *q, const struct value *value);

/* --- files and objects --------------------------------------------------------- */

/* A new file of size bytes: zeros, or the bytes of base (sparse.h). */
struct model_file *model_file(struct model *m, int64_t size, sparse_base *base);

/* Changes from outside the implementation. */
void model_file_set_size(struct model *m, struct model_file *f, int64_t size);
void model_file_write(struct model_file *f, int64_t at, const unsigned char *data, size_t size);

/* Add an object.  Returns its number, from 1, or 0 if there is no room. */
int model_add(struct model *m, struct model_object object);

/* Destroy the object.  Its number is free once no view or map of it exists. */
void model_destroy(struct model *m, int number);

/* Does a view of it exist, or a map of the region? */
bool model_lends(const struct model *m, const struct model_object *o);

struct model_object *model_object(const struct model *m, int64_t number);

/* Free all files and objects; the rules stay. */
void model_clear(struct model *m);

/* Is the memory gone or unknown, because the object or what it is a view of is closed or vague? */
bool model_gone(const struct model_object *o);

/* May its contents differ from the model's? */
bool model_open(const struct model_object *o);

/* How many bytes of the map exist: fewer than its length if the file ends before the map. */
int64_t model_reach(const struct model_object *map);

/* Are its items characters, that is bytes of length 1, and not numbers?  Python 2 has such maps,
 * and so has a region that is made with it.  Go's maps hold numbers. */
bool model_characters(const struct model *m, const struct model_object *o);

/* The byte at that place, which is within the reach; and a copy of several. */
unsigned char model_byte(const struct model_object *map, int64_t at);
void model_copy(const struct model_object *map, int64_t at, unsigned char *out, size_t size);

#endif
