/* SPDX-License-Identifier: MIT */

/* Watching the memory between a mapping's length and the end of its last page: the system
 * gives it, and nobody may touch it. */

#include "fuzz_state.h"

#if defined(__SANITIZE_ADDRESS__)
#	define WATCHED 1
#elif defined(__has_feature)
#	if __has_feature(address_sanitizer)
#		define WATCHED 1
#	endif
#endif

#ifdef WATCHED
#	include <sanitizer/asan_interface.h>

void fuzz_fence(struct pair *p)
{
	size_t size, tail = (model_page() - p->model->length % model_page()) % model_page();
	struct mmapobj_view *view;
	unsigned char *memory;
	bool readonly;

	if (p->fence != NULL || mmapobj_export(p->real, &view) != MMAPOBJ_OK)
		return;
	mmapobj_view_memory(view, &memory, &size, &readonly);
	mmapobj_view_release(view);
	p->fence = memory + size;
	p->fence_size = tail;
	ASAN_POISON_MEMORY_REGION(p->fence, tail);
}

void fuzz_unfence(struct pair *p)
{
	if (p->fence != NULL)
		ASAN_UNPOISON_MEMORY_REGION(p->fence, p->fence_size);
	p->fence = NULL;
}
#else
void fuzz_fence(struct pair *p)
{
	(void)p;
}

void fuzz_unfence(struct pair *p)
{
	(void)p;
}
#endif
