/* SPDX-License-Identifier: MIT
 *
 * Views that the map forgets, or that are no views of it. */
#include "../mutant.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Do it as if nobody held a view. */
static void forget(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	size_t views = m != NULL ? m->views : 0;

	if (m != NULL)
		m->views = 0;
	mutant_real(call);
	if (m != NULL)
		m->views = views;
}

MUTANT(close,
	.name = "exports.close",
	.killer = "view.held.close-is-safe",
	.about = OP_close,
	.fault = "close unmaps memory of which a view is held.")
{
	forget(call);
}

MUTANT(resize,
	.name = "exports.resize",
	.killer = "view.held.resize-is-safe",
	.about = OP_resize,
	.fault = "resize moves memory of which a view is held.")
{
	forget(call);
}

MUTANT(resize_file,
	.name = "exports.resize-file",
	.killer = "view.held.resize-is-safe",
	.about = OP_resize,
	.fault = "resize grows the file before it notices that a view is held.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->views != 0 && m->fd >= 0 &&
	    ftruncate(m->fd, m->offset + mutant_number(call, "size", 0)) != 0)
		return;
	mutant_real(call);
}

MUTANT(whole_pages,
	.name = "exports.whole-pages",
	.killer = "view.contents",
	.about = OP_export,
	.fault = "A view is as long as the map's pages.")
{
	struct mmapobj *m = mutant_mapping(call);
	size_t length = m != NULL ? m->length : 0;

	if (m != NULL)
		m->length = m->span;
	mutant_real(call);
	if (m != NULL)
		m->length = length;
}

MUTANT(start,
	.name = "exports.part-start",
	.killer = "view.part",
	.about = OP_export,
	.fault = "A view of a part begins where the map does.")
{
	if (mutant_mapping(call) != NULL)
		mutant_omit(call, "start");
	mutant_real(call);
}

MUTANT(stop,
	.name = "exports.part-stop",
	.killer = "view.part",
	.about = OP_export,
	.fault = "A view of a part ends where the map does.")
{
	if (mutant_mapping(call) != NULL)
		mutant_omit(call, "stop");
	mutant_real(call);
}

/* The map's bytes elsewhere, for as long as the view is made. */
MUTANT(copied,
	.name = "exports.copied",
	.killer = "view.writes-through",
	.about = OP_export,
	.fault = "A view is a copy of the map's memory.")
{
	struct mmapobj *m = mutant_mapping(call);
	unsigned char *base = m != NULL ? m->base : NULL, *copy;

	if (m == NULL || (copy = malloc(m->length)) == NULL) {
		mutant_real(call);
		return;
	}
	m->base = memcpy(copy, base, m->length);
	mutant_real(call);
	m->base = base;
}

MUTANT(closed,
	.name = "exports.closed",
	.killer = "close.use.view",
	.about = OP_export,
	.fault = "A closed map gives a view of no bytes.")
{
	struct mmapobj *m = mutant_closed(call);
	static unsigned char nothing;
	size_t length = m != NULL ? m->length : 0;

	if (m != NULL) {
		m->base = &nothing;
		m->length = 0;
	}
	mutant_real(call);
	if (m != NULL) {
		m->base = NULL;
		m->length = length;
	}
}

MUTANT(go_part,
	.name = "exports.go-part",
	.killer = "go.slice",
	.about = OP_export,
	.fault = "A part of a Go map begins where the map does.")
{
	int64_t start = mutant_number(call, "start", 0), stop = mutant_number(call, "stop", 0);

	if (mutant_mapping(call) == NULL && start > 0 && stop > start) {
		mutant_set_int(call, "stop", stop - start);
		mutant_set_int(call, "start", 0);
	}
	mutant_real(call);
}

/* The mapping that lent its memory last. */
static struct mmapobj *lender;

static void export_remembering(struct adapter_call *call)
{
	if (mutant_mapping(call) != NULL)
		lender = mutant_mapping(call);
	mutant_real(call);
}

MUTANT(released,
	.name = "exports.released",
	.killer = "view.released",
	.about = OP_view_release,
	.also = { { OP_export, export_remembering } },
	.fault = "A view that was released still counts as held.")
{
	if (mutant_attempt(call) && lender != NULL)
		lender->views++;
}
