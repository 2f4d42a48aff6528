/* SPDX-License-Identifier: MIT */
#ifndef MODEL_H
#define MODEL_H

/* A model of files that are mapped: what the documents say, told with byte arrays.  Nothing
 * is mapped and no file is touched.
 *
 * It is asked with the protocol's own values: given the state, an operation and its
 * arguments, model_ask() says what may come of it.  That is a set, since documents leave
 * things open and several things can be wrong with one call: success with a value, errors of
 * some kinds, or both.  An error changes nothing.  After a success model_done() does to the
 * model what the call has done.
 *
 * One model serves all claims: struct model_rules says what an implementation is held to.
 * Who claims no document that has the operation is held to the universal rules: what is
 * asked plainly, with numbers inside the map, gives what it must; anything else may be
 * refused or have a meaning of the library's own, within the map.
 *
 * Lengths, offsets and positions are in bytes. */

#include <stdbool.h>
#include <stdint.h>

#include "operations.h"
#include "sparse.h"
#include "value.h"

enum { MODEL_ARGUMENTS = 8, MODEL_OBJECTS = 12 };

struct model_rules {
	int python; /* the edition claimed, 313 for 3.13; 0 if none is */
	bool region, go;
	/* What a document excepts. */
	bool length_below_zero, resize_file, resize_window, flush_waits, copy_grows;
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
	ANY_ERROR = 0xff, /* one without a kind of its own too */
};

/* The kind's bit by its name in the protocol; one that has none counts as another. */
unsigned error_kind(const char *name);

/* A file, by whatever names and descriptors it is known. */
struct model_file {
	struct sparse *bytes; /* zero past the size */
	int64_t size;
	bool mappable; /* false: a pipe, a directory */
	bool open;     /* its size and bytes have become open, so that they are not compared */
};

enum model_kind { MODEL_NOTHING, MODEL_DESCRIPTOR, MODEL_MAP, MODEL_VIEW, MODEL_REGION };
enum model_access { ACCESS_DEFAULT, ACCESS_READ, ACCESS_WRITE, ACCESS_COPY };

/* Something behind a handle. */
struct model_object {
	enum model_kind kind;
	struct model_file *file; /* NULL: anonymous memory */
	/* A descriptor: what it is open for, and its own offset. */
	bool reads, writes, appends;
	/* A descriptor, a map or a region after its end. */
	bool closed;
	/* A map; of a region offset and length. */
	int64_t offset, length, position;
	bool readonly;    /* its rules forbid stores */
	bool fixed;       /* made with READ or COPY access: resize is refused */
	bool private;     /* stores do not reach the file */
	bool untracked;   /* it keeps no descriptor */
	bool described;   /* anonymous, though a descriptor was given */
	bool unresizable; /* its descriptor cannot give the file a size */
	bool advised;     /* perhaps in parts: the system may refuse to let it grow */
	bool path;        /* made from a path */
	bool executes;    /* its pages can be executed */
	bool locked;      /* the implementation was asked to keep it in memory */
	bool bare;        /* a sequence of bytes without a position: Go's and a region's */
	bool open;        /* its contents are open, within the map */
	bool dropped;     /* destroyed, but something is still of it */
	bool vague;       /* its length and position are open too */
	bool ragged;      /* it shrank to a part of a page */
	int views;
	int64_t clients;
	struct sparse *own;      /* the bytes that are not the file's, page by page */
	struct model_object *of; /* a view's map; the region that a map or a view is of */
	int64_t first;           /* a view's first byte there */
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
	EFFECT_STORE,    /* size bytes of data, from `to` on in steps of `step` */
	EFFECT_MOVE,     /* count bytes from `from` to `to` */
	EFFECT_LENGTH,   /* to `to`, and the file's size to `count` */
	EFFECT_FORGET,   /* pages of its own from `from` on and below `to` show the file again */
	EFFECT_CLOSE,
	EFFECT_MAKE, /* a new object, as `made` is */
	EFFECT_CLIENTS,
	EFFECT_FLUSH, /* the bytes from `from` on and below `to` are on the disk */
	EFFECT_LOCK,  /* locked if `to` is not 0 */
	EFFECT_VAGUE, /* the map's contents, and its position, become open */
};

struct effect {
	enum effect_kind kind;
	int64_t to, from, count, step;
	const unsigned char *data;
	size_t size;
	int64_t position; /* and the position after it; -1: it stays */
	struct model_object made;
	bool grows; /* the file may grow to hold it */
};

struct allowed {
	unsigned must;       /* kinds of error, one of which must come; 0: it succeeds, but */
	unsigned may;        /* for these kinds, which may come as well */
	int number;          /* the errno of an OSError, 0: any */
	bool may_fault;      /* a signal may end the process instead, and the script with it */
	bool undefined;      /* not even that the process lives is promised: do not ask */
	bool any_value;      /* a success may answer anything that the operation answers */
	bool bytes_of_map;   /* only bytes of the map: no more than it has */
	struct value value;  /* else this */
	struct value other;  /* or this, if it has a tag */
	const char *clauses; /* what decides, "python3.13/20"; the first thing that was wrong */
	struct effect effect;
};

struct question {
	enum operation op;
	struct value args[MODEL_ARGUMENTS]; /* in the order of operations.def; absent: left out */
	bool named[MODEL_ARGUMENTS];        /* was it given by its name? */
	/* Handles are the numbers of objects here: their index, from 1. */
	struct allowed allowed;
};

/* What may come of it.  Operations that the model does not know are undefined. */
void model_ask(const struct model *m, struct question *q);

/* It succeeded: do the same.  value is what was answered.  The number of the object that it
 * made, from 1, or 0. */
int model_done(struct model *m, struct question *q, const struct value *value);

/* Whether this success is among the allowed ones. */
bool model_allows(const struct model *m, const struct question *q, const struct value *value);

/* --- files and objects --------------------------------------------------------- */

/* A file of size bytes, all zero, or as base tells (sparse.h). */
struct model_file *model_file(struct model *m, int64_t size, sparse_base *base);

/* What anybody may do to it. */
void model_file_set_size(struct model *m, struct model_file *f, int64_t size);
void model_file_write(struct model_file *f, int64_t at, const unsigned char *data, size_t size);

/* A descriptor of it that was opened: the number of the object, from 1, 0 if there is no room. */
int model_add(struct model *m, struct model_object object);

/* The object is destroyed: its number is free again, once nothing is of it. */
void model_destroy(struct model *m, int number);

/* Is anything of it: a view, or the map of a region? */
bool model_lends(const struct model *m, const struct model_object *o);

struct model_object *model_object(const struct model *m, int64_t number);

/* Everything goes; the rules stay. */
void model_clear(struct model *m);

/* Has the memory gone with what it was lent from, so that looking at it is no use? */
bool model_gone(const struct model_object *o);

/* Are its contents open: they need not be what the model has? */
bool model_open(const struct model_object *o);

/* How many bytes of the map there are: fewer than its length once its file ends before. */
int64_t model_reach(const struct model_object *map);

/* The byte at that place, which is within the reach; and a copy of several. */
unsigned char model_byte(const struct model_object *map, int64_t at);
void model_copy(const struct model_object *map, int64_t at, unsigned char *out, size_t size);

#endif
