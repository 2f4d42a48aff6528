/* SPDX-License-Identifier: MIT */

/* The fuzzer's target: its bytes are a run of operations. */

#include "fuzz_target.h"

#include "fuzz_state.h"

/* Those on a mapping. */
static void (*const on_map[])(struct fuzz *w, struct pair *p) = {
	operation_read,       operation_read_byte, operation_readline,  operation_write,
	operation_write_own,  operation_seek,      operation_size,      operation_find,
	operation_move,       operation_resize,    operation_flush,     operation_madvise,
	operation_get_item,   operation_set_item,  operation_get_slice, operation_set_slice,
	operation_export,     operation_close,     operation_free,      operation_set_slice_own,
	operation_write_byte, operation_resize,
};

/* Those that choose their own object. */
static void (*const on_state[])(struct fuzz *w) = {
	operation_open,       operation_view_write,  operation_view_release,
	operation_file_write, operation_file_resize,
};

enum {
	MAP_OPERATIONS = sizeof(on_map) / sizeof(on_map[0]),
	FUZZ_OPERATIONS = sizeof(on_state) / sizeof(on_state[0]),
};

/* The operation's byte also chooses the mapping, an empty place of which is filled. */
static void step(struct fuzz *w)
{
	unsigned operation = input_choose(&w->in, MAP_OPERATIONS + FUZZ_OPERATIONS);
	struct pair *p = &w->pairs[input_choose(&w->in, FUZZ_MAPS)];

	if (operation >= MAP_OPERATIONS)
		on_state[operation - MAP_OPERATIONS](w);
	else if (p->real != NULL)
		on_map[operation](w, p);
	else
		operation_open(w);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct fuzz w;

	fuzz_begin(&w, data, size);
	operation_open(&w);
	fuzz_compare(&w);
	for (unsigned i = 0; i < FUZZ_STEPS && w.in.size > 0; i++) {
		step(&w);
		fuzz_compare(&w);
	}
	fuzz_end(&w);
	return 0;
}
