/* SPDX-License-Identifier: MIT */

/* What somebody else does to the file. */

#include "fuzz_state.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static size_t choose_place(struct fuzz *w)
{
	int64_t page = (int64_t)model_page(), place;
	const int64_t places[] = { (int64_t)w->file->size, 0, page, page / 2, 2 * page, 3 * page };

	place = input_near(&w->in, places, sizeof(places) / sizeof(places[0]));
	if (place < 0)
		return 0;
	return (size_t)place < model_room() ? (size_t)place : model_room();
}

void operation_file_resize(struct fuzz *w)
{
	size_t size = choose_place(w);

	fuzz_say(w, "file: cut or grown to %zu", size);
	model_file_set_size(w->file, size);
	if (ftruncate(w->fds[MODEL_READ_WRITE], (off_t)size) != 0)
		fuzz_differs(w, "the file's size cannot be set");
}

void operation_file_write(struct fuzz *w)
{
	size_t at = choose_place(w), size = input_choose(&w->in, 256);
	unsigned char bytes[256];

	if (size > model_room() - at)
		size = model_room() - at;
	memset(bytes, (int)input_choose(&w->in, 256), sizeof(bytes));
	fuzz_say(w, "file: %zu bytes written at %zu", size, at);
	model_file_write(w->file, at, bytes, size);
	if (pwrite(w->fds[MODEL_READ_WRITE], bytes, size, (off_t)at) != (ssize_t)size)
		fuzz_differs(w, "the file cannot be written");
}
