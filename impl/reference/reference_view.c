/* SPDX-License-Identifier: MIT */

/* Views of a Python mapping's memory, and views of views. */

#include "reference_private.h"

#include "memory.h"

#include <stdlib.h>

struct view {
	struct mmapobj *mapping;    /* lives while the lease does */
	struct mmapobj_view *lease; /* NULL once released */
	unsigned char *data;
	size_t size;
	bool readonly;
};

static void release(struct view *v)
{
	mmapobj_view_release(v->lease);
	v->lease = NULL;
}

static void destroy(void *object)
{
	release(object);
	free(object);
}

const struct adapter_class reference_view_class = { "view", destroy };

bool reference_view_find(struct adapter_call *call, const struct value *v,
                         struct reference_sequence *out, int *error)
{
	const struct view *view = adapter_peek(call, v, &reference_view_class);

	if (view == NULL)
		return false;
	*error = view->lease != NULL ? MMAPOBJ_OK : MMAPOBJ_VALUE;
	*out = (struct reference_sequence){
		.data = view->data,
		.size = view->size,
		.readonly = view->readonly,
	};
	return true;
}

/* A view of all that object, a mapping or a view, shows.  False after an answer. */
static bool lend(struct adapter_call *call, const struct value *object, struct view *out)
{
	struct mmapobj *m = adapter_peek(call, object, &reference_mapping_class);
	const struct view *view = adapter_peek(call, object, &reference_view_class);

	if (m == NULL && view == NULL) {
		reference_type_error(call, "this object has no memory to lend");
		return false;
	}
	if (view != NULL && view->lease == NULL) {
		reference_ok(call, MMAPOBJ_VALUE);
		return false;
	}
	if (view != NULL)
		*out = *view;
	else
		out->mapping = m;
	if (!reference_ok(call, mmapobj_export(out->mapping, &out->lease)))
		return false;
	if (view == NULL)
		mmapobj_view_memory(out->lease, &out->data, &out->size, &out->readonly);
	return true;
}

static void export_view(struct adapter_call *call)
{
	struct mmapobj_slice slice = { 0 };
	struct view view, *kept;
	struct memory_range range;
	int64_t start, stop;

	if (!reference_bound(call, "start", &start, &slice.start) ||
	    !reference_bound(call, "stop", &stop, &slice.stop) ||
	    !lend(call, adapter_argument(call, "object"), &view))
		return;
	memory_slice(view.size, slice, &range);
	view.data += range.first;
	view.size = range.count;
	if ((kept = malloc(sizeof(*kept))) == NULL) {
		release(&view);
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	*kept = view;
	adapter_keep(call, &reference_view_class, kept);
}

void reference_export(struct adapter_call *call)
{
	const struct value *object = adapter_argument(call, "object");
	struct reference_sequence s;
	int error;

	if (reference_go_find(call, object, &s, &error))
		reference_export_part(call);
	else if (reference_settings.edition < MMAPOBJ_3_9)
		adapter_error(call, "Unsupported", 0, "edition", "this edition exports no views");
	else
		export_view(call);
}

void reference_readonly(struct adapter_call *call)
{
	struct view *v = adapter_object(call, "view", &reference_view_class);

	if (v != NULL && reference_ok(call, v->lease != NULL ? MMAPOBJ_OK : MMAPOBJ_VALUE))
		adapter_answer_bool(call, v->readonly);
}

void reference_view_release(struct adapter_call *call)
{
	struct view *v = adapter_object(call, "view", &reference_view_class);

	if (v == NULL)
		return;
	release(v);
	adapter_answer_none(call);
}
