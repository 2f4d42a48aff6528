/* SPDX-License-Identifier: MIT */

/* The beginning and the end of a run. */

#include "fuzz_state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What the runs have in common: one file in memory, open in three ways. */
static int descriptors[MODEL_BAD + 1] = { [MODEL_NONE] = -1, [MODEL_BAD] = -2 };

static void need(bool fine, const char *what)
{
	if (fine)
		return;
	fprintf(stderr, "fuzz: cannot %s: %s\n", what, strerror(errno));
	exit(2);
}

static void open_file(void)
{
	char path[64];

	if (descriptors[MODEL_READ_WRITE] > 0)
		return;
	descriptors[MODEL_READ_WRITE] = memfd_create("fuzz", MFD_CLOEXEC);
	need(descriptors[MODEL_READ_WRITE] > 0, "make a file in memory");
	snprintf(path, sizeof(path), "/proc/self/fd/%d", descriptors[MODEL_READ_WRITE]);
	descriptors[MODEL_READ_ONLY] = open(path, O_RDONLY | O_CLOEXEC);
	descriptors[MODEL_WRITE_ONLY] = open(path, O_WRONLY | O_CLOEXEC);
	need(descriptors[MODEL_READ_ONLY] > 0 && descriptors[MODEL_WRITE_ONLY] > 0,
	     "open a file again");
}

/* The lowest number that is no descriptor: another one after a run than before it, and
 * the reference has lost or closed one. */
static int lowest_free(void)
{
	int fd = dup(descriptors[MODEL_READ_WRITE]);

	close(fd);
	return fd;
}

static size_t choose_size(struct fuzz *w)
{
	int64_t page = (int64_t)model_page(), size;
	const int64_t sizes[] = { 100, 0, page, 200, 2 * page, 300, 3 * page };

	size = input_near(&w->in, sizes, sizeof(sizes) / sizeof(sizes[0]));
	return size < 0 ? 0 : (size_t)size;
}

/* A text in which much is alike, and which repeats itself. */
static void fill(struct fuzz *w)
{
	static const char *const alphabets[] = { "ab\n", "a", "abc", "\nx", "0123456789abcdef" };
	const char *letters = alphabets[input_choose(&w->in, 5)];
	size_t n = strlen(letters), size = w->file->size, block = size < 251 ? size : 251, more;
	unsigned state = input_choose(&w->in, 256);

	for (size_t i = 0; i < block; i++) {
		state = state * 1103515245 + 12345;
		w->file->bytes[i] = (unsigned char)letters[(state >> 16) % n];
	}
	for (size_t at = block; at < size; at += more) {
		more = size - at < block ? size - at : block;
		memcpy(w->file->bytes + at, w->file->bytes, more);
	}
}

void fuzz_begin(struct fuzz *w, const unsigned char *data, size_t size)
{
	int fd;

	open_file();
	memset(w, 0, offsetof(struct fuzz, lines));
	w->in = (struct input){ data, size };
	memcpy(w->fds, descriptors, sizeof(descriptors));
	fd = w->fds[MODEL_READ_WRITE];
	w->file = model_file_new(choose_size(w));
	need(w->file != NULL, "allocate");
	fill(w);
	need(ftruncate(fd, 0) == 0 && ftruncate(fd, (off_t)w->file->size) == 0 &&
	         pwrite(fd, w->file->bytes, w->file->size, 0) == (ssize_t)w->file->size,
	     "write the file");
	w->lowest_free = lowest_free();
}

void fuzz_end(struct fuzz *w)
{
	for (size_t i = 0; i < FUZZ_VIEWS; i++)
		mmapobj_view_release(w->leases[i].view);
	for (size_t i = 0; i < FUZZ_MAPS; i++) {
		if (w->pairs[i].real != NULL)
			fuzz_unfence(&w->pairs[i]);
		mmapobj_free(w->pairs[i].real);
		model_free(w->pairs[i].model);
	}
	model_file_free(w->file);
	if (lowest_free() != w->lowest_free)
		fuzz_differs(
		    w, "descriptors were lost or closed: the lowest free one was %d and is %d",
		    w->lowest_free, lowest_free());
}
