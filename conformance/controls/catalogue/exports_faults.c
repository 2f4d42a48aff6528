/* SPDX-License-Identifier: MIT
 *
 * Views that the map forgets, or that are no views of it. */
#include "../mutant.h"

#include <stdlib.h>
#include <string.h>

/* Do it as if nobody held a view. */
static void forget(struct adapter_call *call)
{
	struct mmapobj *m = mutant_mapping(call);
	size_t views = m != NULL ? m->views : 0;

	if (m == NULL)
		return;
	m->views = 0;
	mutant_real(call);
	m->views = views;
}

MUTANT(exports.close, close, "view.held.close-is-safe",
       "close unmaps memory of which a view is held.")
{
	forget(call);
}

MUTANT(exports.resize, resize, "view.held.resize-is-safe",
       "resize moves memory of which a view is held.")
{
	forget(call);
}

MUTANT(exports.resize-file, resize, "view.held.resize-is-safe",
       "resize grows the file before it notices that a view is held.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL && m->views != 0)
		mutant_end_file(m, mutant_number(call, "size", 0));
}

MUTANT(exports.whole-pages, export, "view.contents",
       "A view is as long as the map's pages.")
{
	struct mmapobj *m = mutant_mapping(call);

	if (m != NULL)
		mutant_real_with_length(call, m, mutant_span(m));
}

MUTANT(exports.part-start, export, "view.part",
       "A view of a part begins where the map does.")
{
	if (mutant_mapping(call) != NULL)
		mutant_omit(call, "start");
}

MUTANT(exports.part-stop, export, "view.part",
       "A view of a part ends where the map does.")
{
	if (mutant_mapping(call) != NULL)
		mutant_omit(call, "stop");
}

/* The map's bytes elsewhere, for as long as the view is made. */
MUTANT(exports.copied, export, "view.writes-through",
       "A view is a copy of the map's memory.")
{
	struct mmapobj *m = mutant_mapping(call);
	unsigned char *base = m != NULL ? m->base : NULL, *copy;

	if (m == NULL || (copy = malloc(m->length)) == NULL)
		return;
	m->base = memcpy(copy, base, m->length);
	mutant_real(call);
	m->base = base;
}

MUTANT(exports.closed, export, "grid.export.object",
       "A closed map gives a view of no bytes.")
{
	struct mmapobj *m = mutant_closed(call);
	static unsigned char nothing;

	if (m == NULL)
		return;
	m->base = &nothing;
	mutant_real_with_length(call, m, 0);
	m->base = NULL;
}

MUTANT(exports.go-part, export, "go.slice",
       "A part of a Go map begins where the map does.")
{
	int64_t start = mutant_number(call, "start", 0), stop = mutant_number(call, "stop", 0);

	if (mutant_mapping(call) == NULL && start > 0 && stop > start) {
		mutant_set_int(call, "stop", stop - start);
		mutant_set_int(call, "start", 0);
	}
}

/* The mapping that lent its memory last. */
static struct mmapobj *lender;

static void export_remembering(struct adapter_call *call)
{
	if (mutant_mapping(call) != NULL)
		lender = mutant_mapping(call);
}

MUTANT(exports.released, view_release, "view.released",
       "A view that was released still counts as held.",
       .also = { { OP_export, export_remembering } })
{
	if (mutant_attempt(call) && lender != NULL)
		lender->views++;
}
