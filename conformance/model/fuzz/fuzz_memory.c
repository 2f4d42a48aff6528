/* SPDX-License-Identifier: MIT */

/* The mapping as memory: searching, moving, growing, flushing, advising. */

#include "fuzz_state.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/mman.h>

void operation_find(struct fuzz *w, struct pair *p)
{
	int64_t numbers[2], wanted = -7, found = -7;
	bool last = input_choose(&w->in, 2) == 1;
	const int64_t *start = fuzz_maybe(w, p, &numbers[0]), *end = fuzz_maybe(w, p, &numbers[1]);
	size_t size;
	unsigned char *needle = fuzz_bytes(w, p, 64, &size);

	fuzz_say(w, "map %zu: %s(%zu bytes, %s, %s)", fuzz_place(w, p), last ? "rfind" : "find",
	         size, fuzz_text(start), fuzz_text(end));
	if (fuzz_expects(w, model_find(p->model, needle, size, start, end, last, &wanted)))
		fuzz_answers(w, (last ? mmapobj_rfind : mmapobj_find)(p->real, needle, size, start,
		                                                      end, &found));
	if (w->wanted != MODEL_UNKNOWN)
		fuzz_same(w, "the index", wanted, found);
	free(needle);
}

void operation_move(struct fuzz *w, struct pair *p)
{
	int64_t to = fuzz_number(w, p), from = fuzz_number(w, p), count = fuzz_number(w, p);

	fuzz_say(w, "map %zu: move(%" PRId64 ", %" PRId64 ", %" PRId64 ")", fuzz_place(w, p), to,
	         from, count);
	if (fuzz_expects(w, model_move(p->model, to, from, count)))
		fuzz_answers(w, mmapobj_move(p->real, to, from, count));
}

/* Where the system may refuse, its answer is known only once it was asked. */
static void resize_perhaps(struct fuzz *w, struct pair *p, int64_t size)
{
	int found = mmapobj_resize(p->real, size);

	if (found == MMAPOBJ_OS)
		return;
	fuzz_expects(w, model_resize(p->model, size));
	fuzz_answers(w, found);
}

void operation_resize(struct fuzz *w, struct pair *p)
{
	int64_t size = fuzz_number(w, p);

	fuzz_say(w, "map %zu: resize(%" PRId64 ")", fuzz_place(w, p), size);
	fuzz_unfence(p);
	if (model_may_refuse(p->model, size))
		resize_perhaps(w, p, size);
	else if (fuzz_expects(w, model_resize(p->model, size)))
		fuzz_answers(w, mmapobj_resize(p->real, size));
}

void operation_flush(struct fuzz *w, struct pair *p)
{
	int64_t numbers[2];
	const int64_t *offset = fuzz_maybe(w, p, &numbers[0]),
	              *size = fuzz_maybe(w, p, &numbers[1]);

	fuzz_say(w, "map %zu: flush(%s, %s)", fuzz_place(w, p), fuzz_text(offset), fuzz_text(size));
	if (fuzz_expects(w, model_flush(p->model, offset, size)))
		fuzz_answers(w, mmapobj_flush(p->real, offset, size));
}

void operation_madvise(struct fuzz *w, struct pair *p)
{
	static const int64_t options[] = {
		MADV_DONTNEED, MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL,      MADV_DONTFORK,
		MADV_DOFORK,   12345,       -1,          (int64_t)INT_MAX + 5, INT64_MIN,
	};
	int64_t numbers[2], option = options[input_choose(&w->in, 10)];
	const int64_t *start = fuzz_maybe(w, p, &numbers[0]),
	              *length = fuzz_maybe(w, p, &numbers[1]);

	fuzz_say(w, "map %zu: madvise(%" PRId64 ", %s, %s)", fuzz_place(w, p), option,
	         fuzz_text(start), fuzz_text(length));
	if (fuzz_expects(w, model_madvise(p->model, option, start, length)))
		fuzz_answers(w, mmapobj_madvise(p->real, option, start, length));
}
