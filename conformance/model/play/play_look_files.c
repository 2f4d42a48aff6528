/* SPDX-License-Identifier: MIT
 *
 * The bytes and sizes of the files, compared with the model. */
#include "play_parts.h"

#include <unistd.h>

static enum played differs(struct player *p, const char *what, int64_t at, unsigned char wanted,
                           unsigned char found)
{
	return play_fail(p, "expected byte %lld of %s to be 0x%02x, found 0x%02x", (long long)at,
	                 what, wanted, found);
}

enum played play_compare(struct player *p, const char *what, int64_t at,
                         const unsigned char *wanted, const unsigned char *found, size_t size)
{
	if (size == 0 || memcmp(wanted, found, size) == 0)
		return PLAYED;
	for (size_t i = 0;; i++)
		if (wanted[i] != found[i])
			return differs(p, what, at + (int64_t)i, wanted[i], found[i]);
}

static enum played look_at_range(struct player *p, int file, int64_t at, int64_t size)
{
	static unsigned char wanted[PLAY_WHOLE], found[PLAY_WHOLE];
	const struct model_file *f = p->files[file];
	ssize_t n = pread(p->real[file]->fd, found, (size_t)size, at);

	if (n != (ssize_t)size)
		return play_fail(p, "expected %lld bytes in the file at %lld, found %zd",
		                 (long long)size, (long long)at, n);
	sparse_copy(f->bytes, at, wanted, (size_t)size);
	for (int64_t i = f->vague > at ? f->vague : at; i < f->vague_end && i < at + size; i++)
		wanted[i - at] = found[i - at];
	if (memcmp(wanted, found, (size_t)size) != 0)
		note_read(p->real[file], at, found, (size_t)size);
	return play_compare(p, "the file", at, wanted, found, (size_t)size);
}

static enum played look_at_size(struct player *p, int file)
{
	const struct model_file *f = p->files[file];
	int64_t size;

	if (p->unlinked[file] && access(p->real[file]->path, F_OK) == 0)
		return play_fail(p, "expected no file with the unlinked name, found one");
	if (f->open)
		return PLAYED;
	size = file_size(p->real[file]);
	if (size == f->size)
		return PLAYED;
	return play_fail(p, "expected the file at %lld bytes, found %lld", (long long)f->size,
	                 (long long)size);
}

enum played play_look_sizes(struct player *p)
{
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL && look_at_size(p, i) == FAILED)
			return FAILED;
	return PLAYED;
}

static enum played look_at_file(struct player *p, int file)
{
	int64_t size = p->files[file]->size;

	if (look_at_size(p, file) == FAILED)
		return FAILED;
	if (p->files[file]->open)
		return PLAYED;
	if (size <= PLAY_WHOLE)
		return look_at_range(p, file, 0, size);
	for (int64_t at = 0; at < size; at += INT64_C(1) << 32)
		if (look_at_range(p, file, at, size - at < PLAY_ENDS ? size - at : PLAY_ENDS) ==
		    FAILED)
			return FAILED;
	return look_at_range(p, file, size - PLAY_ENDS, PLAY_ENDS);
}

enum played play_look_files(struct player *p)
{
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL && look_at_file(p, i) == FAILED)
			return FAILED;
	return PLAYED;
}
