/* SPDX-License-Identifier: MIT */

/* Making and closing a Python mapping. */

#include "reference_private.h"

static void destroy(void *object)
{
	mmapobj_free(object);
}

const struct adapter_class reference_mapping_class = { "mapping", destroy };

bool reference_has_argument(struct adapter_call *call, const char *name, enum mmapobj_edition since)
{
	if (reference_settings.edition >= since ||
	    adapter_argument(call, name)->tag == VALUE_ABSENT)
		return true;
	adapter_error(call, "TypeError", 0, "MMAPOBJ_TYPE", "unknown argument %s", name);
	return false;
}

#ifndef _WIN32
/* trackfd has a name and no place. */
static bool has_trackfd(struct adapter_call *call)
{
	if (!reference_has_argument(call, "trackfd", MMAPOBJ_3_13))
		return false;
	if (adapter_argument(call, "trackfd")->tag == VALUE_ABSENT ||
	    adapter_named(call, "trackfd"))
		return true;
	reference_type_error(call, "trackfd must be given by name");
	return false;
}

static bool has_no_tagname(struct adapter_call *call)
{
	if (adapter_argument(call, "tagname")->tag == VALUE_ABSENT)
		return true;
	reference_type_error(call, "there is no tagname on this system");
	return false;
}

bool reference_map_options(struct adapter_call *call, struct mmapobj_options *o)
{
	return has_no_tagname(call) && reference_has_argument(call, "offset", MMAPOBJ_3_9) &&
	       has_trackfd(call) && adapter_integer(call, "length", &o->length) &&
	       reference_int(call, "flags", &o->flags) && reference_int(call, "prot", &o->prot) &&
	       reference_int(call, "access", &o->access) &&
	       adapter_integer(call, "offset", &o->offset) &&
	       adapter_truth(call, "trackfd", &o->trackfd);
}
#endif

void reference_map_fd(struct adapter_call *call)
{
	struct mmapobj_options options = mmapobj_defaults;
	struct mmapobj *m;
	int fd = -1;

	options.edition = reference_settings.edition;
	options.granularity = reference_settings.granularity;
	if (adapter_argument(call, "length")->tag == VALUE_ABSENT) {
		reference_type_error(call, "length is needed");
		return;
	}
	if (!adapter_descriptor(call, "fileno", &fd) || !reference_map_options(call, &options))
		return;
	if (reference_ok(call, mmapobj_open(&m, fd, &options)))
		adapter_keep(call, &reference_mapping_class, m);
}

void reference_close(struct adapter_call *call)
{
	struct mmapobj *m = adapter_object(call, "mapping", &reference_mapping_class);

	if (m != NULL)
		reference_done(call, mmapobj_close(m));
}

void reference_closed(struct adapter_call *call)
{
	struct mmapobj *m = adapter_object(call, "mapping", &reference_mapping_class);

	if (m != NULL)
		adapter_answer_bool(call, mmapobj_closed(m));
}
