/* SPDX-License-Identifier: MIT */

/* Go maps and their parts. */

#include "reference_private.h"

#include <stdlib.h>

/* A map lives while its own handle or a part of it does. */
struct map {
	struct go_map *go;
	size_t holders;
};

/* Bytes of a map from start on: a slice of the slice. */
struct part {
	struct map *of;
	size_t start, size;
};

static void let_go(struct map *m)
{
	if (--m->holders > 0)
		return;
	go_map_free(m->go);
	free(m);
}

static void destroy_map(void *object)
{
	let_go(object);
}

static void destroy_part(void *object)
{
	struct part *part = object;

	let_go(part->of);
	free(part);
}

const struct adapter_class reference_go_class = { "Go map", destroy_map };
const struct adapter_class reference_part_class = { "part of a Go map", destroy_part };

struct go_map *reference_find_go(struct adapter_call *call, const struct value *v)
{
	const struct map *m = adapter_peek(call, v, &reference_go_class);

	return m != NULL ? m->go : NULL;
}

static struct go_map *mapping(struct adapter_call *call)
{
	struct map *m = adapter_object(call, "mapping", &reference_go_class);

	return m != NULL ? m->go : NULL;
}

/* An unmapped map is an empty slice; a part of it is one that nobody may use. */
bool reference_go_find(struct adapter_call *call, const struct value *v,
                       struct reference_sequence *out, int *error)
{
	const struct go_map *m = reference_find_go(call, v);
	const struct part *part = adapter_peek(call, v, &reference_part_class);

	if (m == NULL && part == NULL)
		return false;
	*out = (struct reference_sequence){ .go = true };
	*error = MMAPOBJ_OK;
	go_map_memory(m != NULL ? m : part->of->go, &out->data, &out->size, &out->readonly);
	if (part != NULL && out->data == NULL)
		*error = MMAPOBJ_VALUE;
	if (part != NULL && out->data != NULL) {
		out->data += part->start;
		out->size = part->size;
	}
	return true;
}

/* --- mapping -------------------------------------------------------------- */

struct request {
	int64_t length, offset;
	int fd, prot, flags;
};

/* With ANON the file is ignored, whatever it is. */
static bool read_request(struct adapter_call *call, struct request *r)
{
	return reference_int(call, "prot", &r->prot) && reference_int(call, "flags", &r->flags) &&
	       ((r->flags & GO_MAP_ANON) != 0 || adapter_descriptor(call, "file", &r->fd));
}

static void answer_map(struct adapter_call *call, int error, struct go_map *go)
{
	struct map *m;

	if (!reference_ok(call, error))
		return;
	if ((m = malloc(sizeof(*m))) == NULL) {
		go_map_free(go);
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	*m = (struct map){ .go = go, .holders = 1 };
	adapter_keep(call, &reference_go_class, m);
}

void reference_go_map_region(struct adapter_call *call)
{
	struct request r = { .fd = -1 };
	struct go_map *go = NULL;
	int error;

	if (!read_request(call, &r) || !adapter_integer(call, "length", &r.length) ||
	    !adapter_integer(call, "offset", &r.offset))
		return;
	error = go_map_open_region(&go, r.fd, r.length, r.prot, r.flags, r.offset);
	answer_map(call, error, go);
}

void reference_go_map(struct adapter_call *call)
{
	struct request r = { .fd = -1 };
	struct go_map *go = NULL;
	int error;

	if (!read_request(call, &r))
		return;
	error = go_map_open(&go, r.fd, r.prot, r.flags);
	answer_map(call, error, go);
}

/* --- what a map can do ---------------------------------------------------- */

static void apply(struct adapter_call *call, int (*method)(struct go_map *m))
{
	struct go_map *m = mapping(call);

	if (m != NULL)
		reference_done(call, method(m));
}

void reference_lock(struct adapter_call *call)
{
	apply(call, go_map_lock);
}

void reference_unlock(struct adapter_call *call)
{
	apply(call, go_map_unlock);
}

void reference_unmap(struct adapter_call *call)
{
	apply(call, go_map_unmap);
}

/* --- parts ---------------------------------------------------------------- */

static bool read_bounds(struct adapter_call *call, size_t size, size_t *start, size_t *stop)
{
	int64_t from = 0, to = (int64_t)size;

	if (!adapter_integer(call, "start", &from) || !adapter_integer(call, "stop", &to))
		return false;
	if (from < 0 || from > to || (uint64_t)to > size) {
		reference_ok(call, MMAPOBJ_INDEX);
		return false;
	}
	*start = (size_t)from;
	*stop = (size_t)to;
	return true;
}

void reference_export_part(struct adapter_call *call)
{
	const struct value *object = adapter_argument(call, "object");
	struct map *of = adapter_peek(call, object, &reference_go_class);
	const struct part *outer = adapter_peek(call, object, &reference_part_class);
	struct reference_sequence s;
	size_t start, stop;
	struct part *part;
	int error;

	if (!reference_go_find(call, object, &s, &error) || !reference_ok(call, error) ||
	    !read_bounds(call, s.size, &start, &stop))
		return;
	if ((part = malloc(sizeof(*part))) == NULL) {
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	if (outer != NULL)
		of = outer->of;
	*part = (struct part){
		.of = of,
		.start = (outer != NULL ? outer->start : 0) + start,
		.size = stop - start,
	};
	of->holders++;
	adapter_keep(call, &reference_part_class, part);
}
