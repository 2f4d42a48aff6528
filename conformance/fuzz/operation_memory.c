/* SPDX-License-Identifier: MIT */

/* The mapping as memory: searching, moving, growing, flushing, advising. */

#include "world.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>

void operation_find(struct world *w, struct pair *p)
{
	int64_t numbers[2], wanted = -7, found = -7;
	bool last = input_choose(&w->in, 2) == 1;
	const int64_t *start = world_maybe(w, p, &numbers[0]),
	              *end = world_maybe(w, p, &numbers[1]);
	size_t size;
	unsigned char *needle = world_bytes(w, p, 64, &size);

	world_say(w, "map %zu: %s(%zu bytes, %s, %s)", world_place(w, p), last ? "rfind" : "find",
	          size, world_text(start), world_text(end));
	if (world_expects(w, model_find(p->model, needle, size, start, end, last, &wanted)))
		world_answers(w, (last ? mmapobj_rfind : mmapobj_find)(p->real, needle, size, start,
		                                                       end, &found));
	if (w->wanted != MODEL_UNKNOWN)
		world_same(w, "the index", wanted, found);
	free(needle);
}

void operation_move(struct world *w, struct pair *p)
{
	int64_t to = world_number(w, p), from = world_number(w, p), count = world_number(w, p);

	world_say(w, "map %zu: move(%" PRId64 ", %" PRId64 ", %" PRId64 ")", world_place(w, p), to,
	          from, count);
	if (world_expects(w, model_move(p->model, to, from, count)))
		world_answers(w, mmapobj_move(p->real, to, from, count));
}

/* Where the system may refuse, its answer is known only once it was asked. */
static void resize_perhaps(struct world *w, struct pair *p, int64_t size)
{
	int found = mmapobj_resize(p->real, size);

	if (found == MMAPOBJ_OS)
		return;
	world_expects(w, model_resize(p->model, size));
	world_answers(w, found);
}

void operation_resize(struct world *w, struct pair *p)
{
	int64_t size = world_number(w, p);

	world_say(w, "map %zu: resize(%" PRId64 ")", world_place(w, p), size);
	world_unfence(p);
	if (model_may_refuse(p->model, size))
		resize_perhaps(w, p, size);
	else if (world_expects(w, model_resize(p->model, size)))
		world_answers(w, mmapobj_resize(p->real, size));
}

void operation_flush(struct world *w, struct pair *p)
{
	int64_t numbers[2];
	const int64_t *offset = world_maybe(w, p, &numbers[0]),
	              *size = world_maybe(w, p, &numbers[1]);

	world_say(w, "map %zu: flush(%s, %s)", world_place(w, p), world_text(offset),
	          world_text(size));
	if (world_expects(w, model_flush(p->model, offset, size)))
		world_answers(w, mmapobj_flush(p->real, offset, size));
}

void operation_madvise(struct world *w, struct pair *p)
{
	static const int64_t options[] = {
		MADV_DONTNEED, MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL,      MADV_DONTFORK,
		MADV_DOFORK,   12345,       -1,          (int64_t)INT_MAX + 5, INT64_MIN,
	};
	int64_t numbers[2], option = options[input_choose(&w->in, 10)];
	const int64_t *start = world_maybe(w, p, &numbers[0]),
	              *length = world_maybe(w, p, &numbers[1]);

	world_say(w, "map %zu: madvise(%" PRId64 ", %s, %s)", world_place(w, p), option,
	          world_text(start), world_text(length));
	if (world_expects(w, model_madvise(p->model, option, start, length)))
		world_answers(w, mmapobj_madvise(p->real, option, start, length));
}
