/* SPDX-License-Identifier: MIT */
#ifndef FUZZ_STATE_H
#define FUZZ_STATE_H

/* One run: a file and a few mappings, each of them twice, in the system with the
 * reference and in the model.  Every operation is done to both; a difference prints what
 * was done so far and what differs, and aborts.
 *
 * An operation says what it does, asks the model, and only if the model knows the answer
 * asks the reference:
 *
 *	fuzz_say(w, "seek(%" PRId64 ", %d)", offset, whence);
 *	if (fuzz_expects(w, model_seek(p->model, offset, whence, &wanted)))
 *		fuzz_answers(w, mmapobj_seek(p->real, offset, whence, &found));
 *	fuzz_same(w, "the position", wanted, found);
 *
 * Outputs begin alike, so that one which an error must leave alone is compared too. */

#include "fuzz_input.h"
#include "model.h"

enum { FUZZ_MAPS = 3, FUZZ_VIEWS = 3, FUZZ_STEPS = 64, FUZZ_LINE = 224 };

/* A mapping and its model; both NULL in an empty place.  Once freed there is no real one,
 * but its views keep the memory, and the model. */
struct pair {
	struct mmapobj *real;
	struct model_map *model;
	unsigned char *fence; /* watched memory past the length, or NULL */
	size_t fence_size;
};

/* A view that is held; NULL in an empty place. */
struct held_view {
	struct mmapobj_view *view;
	struct pair *pair;
};

struct fuzz {
	struct input in;
	struct model_file *file;
	int fds[MODEL_BAD + 1]; /* of the file, by enum model_descriptor */
	struct pair pairs[FUZZ_MAPS];
	struct held_view leases[FUZZ_VIEWS];
	int lowest_free;          /* the lowest number that was no descriptor */
	int wanted, wanted_errno; /* what the model said last */
	unsigned steps;
	char lines[FUZZ_STEPS][FUZZ_LINE]; /* what was done */
};

/* The number of the mapping, for the text of a step. */
static inline size_t fuzz_place(const struct fuzz *w, const struct pair *p)
{
	return (size_t)(p - w->pairs);
}

/* --- a run ------------------------------------------------------------------ */

/* The file gets a size and bytes that the input chooses. */
void fuzz_begin(struct fuzz *w, const unsigned char *data, size_t size);

/* Free everything; what is left over is a difference. */
void fuzz_end(struct fuzz *w);

/* Compare all that there is. */
void fuzz_compare(struct fuzz *w);

/* --- a step ----------------------------------------------------------------- */

/* Begin a step. */
__attribute__((format(printf, 2, 3))) void fuzz_say(struct fuzz *w, const char *format, ...);

/* The model's answer.  False when it knows none: the step is over. */
bool fuzz_expects(struct fuzz *w, int error);

/* The reference's, which must be the same.  True when it is OK. */
bool fuzz_answers(struct fuzz *w, int error);

void fuzz_same(struct fuzz *w, const char *what, int64_t wanted, int64_t found);
void fuzz_same_bytes(struct fuzz *w, const char *what, const unsigned char *wanted,
                     const unsigned char *found, size_t size);

/* Print what was done and this, and abort. */
__attribute__((format(printf, 2, 3), noreturn)) void fuzz_differs(struct fuzz *w,
                                                                  const char *format, ...);

/* --- the memory beside a mapping -------------------------------------------- */

/* Where a sanitizer watches memory, make it report whoever touches what the system
 * mapped past the length; and the end of that, before the memory is given back. */
void fuzz_fence(struct pair *p);
void fuzz_unfence(struct pair *p);

/* --- choices ---------------------------------------------------------------- */

/* A number that may mean something to this mapping: near 0, its length, position, the
 * page, the file's end, or extreme. */
int64_t fuzz_number(struct fuzz *w, const struct pair *p);

/* The same at out, or NULL. */
const int64_t *fuzz_maybe(struct fuzz *w, const struct pair *p, int64_t *out);

/* Bytes in memory of exactly their size, to be given to free(): no more than most, or
 * a few more than the mapping is long.  Some come from the mapping. */
unsigned char *fuzz_bytes(struct fuzz *w, const struct pair *p, size_t most, size_t *size);

/* A number as text, "none" for NULL; the text holds until the fourth call after it. */
const char *fuzz_text(const int64_t *number);

/* --- the operations --------------------------------------------------------- */

/* On an open or closed mapping.  The others choose their own object. */
void operation_read(struct fuzz *w, struct pair *p);
void operation_read_byte(struct fuzz *w, struct pair *p);
void operation_readline(struct fuzz *w, struct pair *p);
void operation_write(struct fuzz *w, struct pair *p);
void operation_write_byte(struct fuzz *w, struct pair *p);
void operation_write_own(struct fuzz *w, struct pair *p);
void operation_seek(struct fuzz *w, struct pair *p);
void operation_size(struct fuzz *w, struct pair *p);
void operation_find(struct fuzz *w, struct pair *p);
void operation_move(struct fuzz *w, struct pair *p);
void operation_resize(struct fuzz *w, struct pair *p);
void operation_flush(struct fuzz *w, struct pair *p);
void operation_madvise(struct fuzz *w, struct pair *p);
void operation_get_item(struct fuzz *w, struct pair *p);
void operation_set_item(struct fuzz *w, struct pair *p);
void operation_get_slice(struct fuzz *w, struct pair *p);
void operation_set_slice(struct fuzz *w, struct pair *p);
void operation_set_slice_own(struct fuzz *w, struct pair *p);
void operation_export(struct fuzz *w, struct pair *p);
void operation_close(struct fuzz *w, struct pair *p);
void operation_free(struct fuzz *w, struct pair *p);

void operation_open(struct fuzz *w);
void operation_view_write(struct fuzz *w);
void operation_view_release(struct fuzz *w);
void operation_file_write(struct fuzz *w);
void operation_file_resize(struct fuzz *w);

#endif
