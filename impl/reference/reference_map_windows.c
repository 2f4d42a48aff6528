/* SPDX-License-Identifier: MIT */

/* The arguments of a Python mapping on Windows.  The protocol has them in the order of Unix,
 * so that one that came by position stands at the place of another:
 *
 *   protocol  fileno  length  flags    prot    access  offset  trackfd  tagname
 *   Windows   fileno  length  tagname  access  offset */

#include "reference_private.h"

#ifdef _WIN32
static bool is_given(struct adapter_call *call, const char *name)
{
	return adapter_argument(call, name)->tag != VALUE_ABSENT;
}

static bool is_at_place(struct adapter_call *call, const char *place)
{
	return is_given(call, place) && !adapter_named(call, place);
}

/* Under which of the two names the argument stands.  False after an answer. */
static bool find_argument(struct adapter_call *call, const char *place, const char *name,
                          const char **out)
{
	*out = is_at_place(call, place) ? place : name;
	if (*out == name || !adapter_named(call, name))
		return true;
	adapter_error(call, "TypeError", 0, "MMAPOBJ_TYPE", "twice the argument %s", name);
	return false;
}

static bool has_unknown(struct adapter_call *call)
{
	if (!adapter_named(call, "flags") && !adapter_named(call, "prot") &&
	    !is_given(call, "trackfd") && !is_at_place(call, "offset"))
		return false;
	reference_type_error(call, "an argument is unknown on this system");
	return true;
}

/* Before Python 3 a text was bytes. */
static bool read_tagname(struct adapter_call *call, const char *name, struct mmapobj_options *o)
{
	const struct value *v = adapter_argument(call, name);

	if (v->tag == VALUE_ABSENT || v->tag == VALUE_NONE)
		return true;
	if (v->tag != VALUE_TEXT &&
	    (v->tag != VALUE_BYTES || reference_settings.edition >= MMAPOBJ_3_9)) {
		reference_type_error(call, "tagname must be a text");
		return false;
	}
	o->tagname = (const char *)v->data;
	return true;
}

bool reference_map_options(struct adapter_call *call, struct mmapobj_options *o)
{
	const char *tagname, *access, *offset;

	return !has_unknown(call) && find_argument(call, "flags", "tagname", &tagname) &&
	       find_argument(call, "prot", "access", &access) &&
	       find_argument(call, "access", "offset", &offset) &&
	       reference_has_argument(call, offset, MMAPOBJ_3_9) &&
	       adapter_integer(call, "length", &o->length) && read_tagname(call, tagname, o) &&
	       reference_int(call, access, &o->access) && adapter_integer(call, offset, &o->offset);
}
#endif
