/* SPDX-License-Identifier: MIT */
#ifndef MODEL_H
#define MODEL_H

/* A model of the mapped file object: what the documents say that it does, told with
 * byte arrays.  Nothing is mapped and no file is touched.
 *
 * A struct model_file is the bytes of a file, and a struct model_map a mapping of it, or
 * of anonymous memory.  Both have room for model_room() bytes.  A shared mapping has no
 * bytes of its own; a private one has those pages that it has written to, since the
 * system copies whole pages.
 *
 * An operation takes what its namesake in mmapobj.h takes, does to the model what it
 * promises to do, and returns the promised enum mmapobj_error.  With MMAPOBJ_OS errno is
 * the promised number, or 0 where the system has the choice.  After an error nothing has
 * changed.  MODEL_UNKNOWN is returned, and nothing has changed, where nothing is promised:
 *   - memory is touched which the file does not have any more;
 *   - the result is larger than the room, but no size that every system refuses.
 * What cannot fail returns its result. */

#include "mmapobj.h"

enum { MODEL_UNKNOWN = -1 };

struct model_map;

/* The bytes past size are zero up to the room. */
struct model_file {
	unsigned char *bytes;
	size_t size;
	struct model_map *maps; /* all that are open */
};

struct model_map {
	struct model_file *file; /* NULL: anonymous */
	struct model_map *next;
	size_t offset, length, position, views;
	int access;
	enum mmapobj_edition edition;
	bool private, trackfd, closed;
	bool unwritable;    /* its descriptor cannot be written to */
	bool advised;       /* perhaps in parts: the system may refuse to let it grow */
	unsigned char *own; /* the bytes that are not the file's, and which pages they are */
	bool *owned;
};

size_t model_page(void);
size_t model_room(void);

/* --- the file -------------------------------------------------------------- */

/* A file of size bytes, all zero; NULL without memory. */
struct model_file *model_file_new(size_t size);
void model_file_free(struct model_file *f);

/* What anybody may do to the file; it lies within the room. */
void model_file_set_size(struct model_file *f, size_t size);
void model_file_write(struct model_file *f, size_t at, const unsigned char *data, size_t size);

/* --- beginning and end ------------------------------------------------------ */

/* What the descriptor is open for.  NONE is -1, BAD is none at all. */
enum model_descriptor {
	MODEL_READ_WRITE,
	MODEL_READ_ONLY,
	MODEL_WRITE_ONLY,
	MODEL_NONE,
	MODEL_BAD,
};

int model_open(struct model_map **out, struct model_file *f, enum model_descriptor descriptor,
               const struct mmapobj_options *options);
int model_close(struct model_map *m);
void model_free(struct model_map *m);
int model_export(struct model_map *m);
void model_view_release(struct model_map *m);

/* --- bytes ----------------------------------------------------------------- */

/* How many of the mapping's bytes there are: fewer than its length once the file ends
 * before it. */
size_t model_reach(const struct model_map *m);

unsigned char model_byte(const struct model_map *m, size_t at);

/* The bytes from at on that lie together: *size of them, and no more than the reach. */
const unsigned char *model_run(const struct model_map *m, size_t at, size_t *size);

void model_store(struct model_map *m, size_t at, unsigned char byte);

/* Give up the mapping's own pages from first on, and below end: the file's show again. */
void model_disown(struct model_map *m, size_t first, size_t end);

/* --- as a file ------------------------------------------------------------- */

/* The bytes read are the *size ones from *at on. */
int model_read(struct model_map *m, int64_t count, size_t *at, size_t *size);
int model_readline(struct model_map *m, size_t *at, size_t *size);
int model_read_byte(struct model_map *m, unsigned char *out);
int model_write(struct model_map *m, const unsigned char *data, size_t size);
int model_seek(struct model_map *m, int64_t offset, int whence, int64_t *position);
int model_size(const struct model_map *m, int64_t *size);

/* --- as memory --------------------------------------------------------------- */

int model_find(const struct model_map *m, const unsigned char *needle, size_t size,
               const int64_t *start, const int64_t *end, bool last, int64_t *index);
int model_move(struct model_map *m, int64_t destination, int64_t source, int64_t count);
int model_resize(struct model_map *m, int64_t size);
int model_flush(const struct model_map *m, const int64_t *offset, const int64_t *size);
int model_madvise(struct model_map *m, int64_t option, const int64_t *start, const int64_t *length);

/* Whether the system may refuse this resize although the documents do not. */
bool model_may_refuse(const struct model_map *m, int64_t size);

/* --- as a sequence ----------------------------------------------------------- */

int model_get_item(const struct model_map *m, int64_t index, unsigned char *out);
int model_set_item(struct model_map *m, int64_t index, unsigned char byte);
int model_slice_size(const struct model_map *m, struct mmapobj_slice slice, size_t *size);
int model_get_slice(const struct model_map *m, struct mmapobj_slice slice, unsigned char *data);
int model_set_slice(struct model_map *m, struct mmapobj_slice slice, const unsigned char *data,
                    size_t size);

#endif
