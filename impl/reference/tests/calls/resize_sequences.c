/* SPDX-License-Identifier: MIT */

/* What the bytes are after every sequence of three sizes: shared, private and anonymous memory,
 * whole files and windows of longer ones, against a model in plain arrays. */

#include "library_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SIZES = 6, MOST_PAGES = 4 };

static size_t size_at(size_t i)
{
	const size_t p = page(), sizes[SIZES] = { 1, p - 1, p, p + 1, 2 * p, 2 * p + 9 };

	return sizes[i];
}

struct kind {
	const char *name;
	int flags;
	size_t offset_pages, behind; /* bytes of the file behind the mapping */
	bool anonymous, guarded;
};

static const struct kind kinds[] = {
	{ "shared", MAP_SHARED, 0, 0, false, false },
	{ "shared, a window", MAP_SHARED, 1, 777, false, false },
	{ "private", MAP_PRIVATE, 0, 0, false, false },
	{ "private, a window", MAP_PRIVATE, 1, 777, false, false },
	{ "private, guarded", MAP_PRIVATE, 1, 9999, false, true },
	{ "anonymous", MAP_PRIVATE, 0, 0, true, false },
};

/* The mapping as it should be, and its file from the offset on. */
struct model {
	const struct kind *kind;
	unsigned char memory[MOST_PAGES << 16], file[MOST_PAGES << 16];
	size_t length, file_size;
};

static void model_resize(struct model *x, size_t size)
{
	for (size_t i = x->length; i < size; i++)
		x->memory[i] = i < x->file_size ? x->file[i] : 0;
	for (size_t i = x->file_size; i < size; i++)
		x->file[i] = 0;
	x->length = size;
	x->file_size = x->kind->anonymous ? 0 : size;
}

/* Store ones: a byte that is 1 is as old as any other. */
static void model_store(struct model *x, struct mmapobj *m)
{
	for (size_t i = 0; i < x->length; i += 1 + i / 3) {
		mmapobj_set_item(m, (int64_t)i, 1);
		x->memory[i] = 1;
		if (x->kind->flags == MAP_SHARED)
			x->file[i] = 1;
	}
	mmapobj_set_item(m, -1, 1);
	x->memory[x->length - 1] = 1;
	if (x->kind->flags == MAP_SHARED)
		x->file[x->length - 1] = 1;
}

static bool same_file(const struct model *x, int fd)
{
	off_t offset = (off_t)(x->kind->offset_pages * page());
	static unsigned char bytes[MOST_PAGES << 16];
	struct stat st;

	if (x->kind->anonymous)
		return true;
	return fstat(fd, &st) == 0 && st.st_size == offset + (off_t)x->file_size &&
	       pread(fd, bytes, x->file_size, offset) == (ssize_t)x->file_size &&
	       memcmp(bytes, x->file, x->file_size) == 0;
}

static bool same(const struct model *x, struct mmapobj *m, int fd)
{
	static unsigned char bytes[MOST_PAGES << 16];
	int64_t length;

	return mmapobj_length(m, &length) == MMAPOBJ_OK && length == (int64_t)x->length &&
	       mmapobj_get_slice(m, (struct mmapobj_slice){ NULL, NULL, NULL }, bytes) ==
	           MMAPOBJ_OK &&
	       memcmp(bytes, x->memory, x->length) == 0 && same_file(x, fd);
}

static struct mmapobj *begin(struct model *x, const struct kind *kind, size_t size, int *fd)
{
	struct mmapobj_options o = mmapobj_defaults;
	size_t offset = kind->offset_pages * page();
	struct mmapobj *m;

	*fd = new_file(kind->anonymous ? 0 : offset + size + kind->behind);
	x->kind = kind;
	x->length = size;
	x->file_size = kind->anonymous ? 0 : size + kind->behind;
	for (size_t i = 0; i < size + kind->behind; i++)
		x->memory[i] = x->file[i] = kind->anonymous ? 0 : file_byte(offset + i);
	o.flags = kind->flags | (kind->anonymous ? MAP_ANONYMOUS : 0);
	o.length = (int64_t)size;
	o.offset = (int64_t)offset;
	o.guarded = kind->guarded;
	return mmapobj_open(&m, *fd, &o) == MMAPOBJ_OK ? m : NULL;
}

static bool sequence(const struct kind *kind, size_t one, size_t two, size_t three)
{
	static struct model x;
	int fd;
	struct mmapobj *m = begin(&x, kind, one, &fd);
	const size_t sizes[2] = { two, three };
	bool good = m != NULL && same(&x, m, fd);

	for (size_t i = 0; good && i < 2; i++) {
		model_store(&x, m);
		good = mmapobj_resize(m, (int64_t)sizes[i]) == MMAPOBJ_OK;
		model_resize(&x, sizes[i]);
		good = good && same(&x, m, fd);
	}
	mmapobj_free(m);
	close(fd);
	return good;
}

void test_resizing(void)
{
	for (size_t k = 0; k < sizeof(kinds) / sizeof(kinds[0]); k++) {
		size_t wrong = 0;

		for (size_t i = 0; i < SIZES * SIZES * SIZES; i++)
			wrong += !sequence(&kinds[k], size_at(i % SIZES),
			                   size_at(i / SIZES % SIZES), size_at(i / SIZES / SIZES));
		report(wrong == 0, "%s memory through sizes: %zu of %d sequences differ",
		       kinds[k].name, wrong, SIZES * SIZES * SIZES);
	}
}
