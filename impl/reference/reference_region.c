/* SPDX-License-Identifier: MIT */

/* Regions, and the maps and buffers that they hand out. */

#include "reference_private.h"

#include <stdlib.h>
#include <string.h>

/* A region lives while anything holds it: its own handle, a map, a buffer. */
struct region {
	struct map_region *region;
	size_t holders;
};

/* A map (or a buffer) handed out by a region. */
struct lease {
	struct region *from;
	bool map;
};

static void let_go(struct region *r)
{
	if (--r->holders > 0)
		return;
	map_region_free(r->region);
	free(r);
}

static void destroy_region(void *object)
{
	let_go(object);
}

static void destroy_lease(void *object)
{
	struct lease *lease = object;

	let_go(lease->from);
	free(lease);
}

const struct adapter_class reference_region_class = { "region", destroy_region };
const struct adapter_class reference_lease_class = { "region's memory", destroy_lease };

struct map_region *reference_find_region(struct adapter_call *call, const struct value *v)
{
	const struct region *r = adapter_peek(call, v, &reference_region_class);

	return r != NULL ? r->region : NULL;
}

/* The region's own memory is behind its buffer; its map is asked as a mapping. */
bool reference_region_find(struct adapter_call *call, const struct value *v,
                           struct reference_sequence *out, int *error)
{
	const struct lease *lease = adapter_peek(call, v, &reference_lease_class);
	const unsigned char *data = NULL;

	if (lease == NULL)
		return false;
	*error = MMAPOBJ_OK;
	*out = (struct reference_sequence){ .readonly = true };
	if (lease->map)
		out->mapping = map_region_map(lease->from->region);
	else
		*error = map_region_buffer(lease->from->region, &data, &out->size);
	out->data = (unsigned char *)data; /* never written to: readonly */
	return true;
}

static struct map_region *region(struct adapter_call *call)
{
	struct region *r = adapter_object(call, "region", &reference_region_class);

	return r != NULL ? r->region : NULL;
}

/* --- opening -------------------------------------------------------------- */

struct request {
	int64_t offset, size;
	int flags;
};

/* A C string ends at its first zero: VALUE, from adapter_path(). */
static bool open_path(struct adapter_call *call, const struct request *r, struct map_region **out)
{
	char *name = adapter_path(call, "target");
	bool done;

	if (name == NULL)
		return false;
	done = reference_ok(call, map_region_open(out, name, r->flags, r->offset, r->size,
	                                          reference_settings.granularity));
	free(name);
	return done;
}

static bool open_target(struct adapter_call *call, const struct request *r, struct map_region **out)
{
	const struct value *target = adapter_argument(call, "target");
	int fd = -1;

	if (target->tag == VALUE_BYTES)
		return open_path(call, r, out);
	if (!adapter_descriptor(call, "target", &fd))
		return false;
	return reference_ok(call, map_region_open_fd(out, fd, r->offset, r->size,
	                                             reference_settings.granularity));
}

void reference_region_open(struct adapter_call *call)
{
	struct request request = { 0 };
	struct region *r;

	if (!adapter_integer(call, "offset", &request.offset) ||
	    !adapter_integer(call, "size", &request.size) ||
	    !reference_int(call, "flags", &request.flags))
		return;
	if ((r = malloc(sizeof(*r))) == NULL) {
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	r->holders = 1;
	if (open_target(call, &request, &r->region))
		adapter_keep(call, &reference_region_class, r);
	else
		free(r);
}

/* --- its memory ----------------------------------------------------------- */

static void hand_out(struct adapter_call *call, bool map)
{
	struct region *r = adapter_object(call, "region", &reference_region_class);
	struct lease *lease;
	int64_t length;

	if (r == NULL || !reference_ok(call, mmapobj_length(map_region_map(r->region), &length)))
		return;
	if ((lease = malloc(sizeof(*lease))) == NULL) {
		reference_ok(call, MMAPOBJ_MEMORY);
		return;
	}
	*lease = (struct lease){ .from = r, .map = map };
	r->holders++;
	adapter_keep(call, &reference_lease_class, lease);
}

void reference_region_map(struct adapter_call *call)
{
	hand_out(call, true);
}

void reference_region_buffer(struct adapter_call *call)
{
	hand_out(call, false);
}

void reference_release(struct adapter_call *call)
{
	struct map_region *r = region(call);

	if (r != NULL)
		reference_done(call, map_region_release(r));
}

/* --- questions ------------------------------------------------------------ */

static void ask(struct adapter_call *call, int64_t (*question)(const struct map_region *r))
{
	struct map_region *r = region(call);

	if (r != NULL)
		adapter_answer_int(call, question(r));
}

void reference_region_begin(struct adapter_call *call)
{
	ask(call, map_region_begin);
}

void reference_region_end(struct adapter_call *call)
{
	ask(call, map_region_end);
}

void reference_region_size(struct adapter_call *call)
{
	ask(call, map_region_size);
}

/* An offset outside int64_t is the nearest one, which no region includes. */
void reference_region_includes(struct adapter_call *call)
{
	struct map_region *r = region(call);
	int64_t offset = 0;

	if (r != NULL && reference_index(call, "offset", &offset))
		adapter_answer_bool(call, map_region_includes(r, offset));
}

void reference_clients(struct adapter_call *call)
{
	ask(call, map_region_clients);
}

void reference_add_clients(struct adapter_call *call)
{
	struct map_region *r = region(call);
	int64_t count = 1;
	bool released;

	if (r != NULL && adapter_integer(call, "count", &count) &&
	    reference_ok(call, map_region_add_clients(r, count, &released)))
		adapter_answer_bool(call, released);
}
