/* SPDX-License-Identifier: MIT
 *
 * What a region does besides holding memory.  Its methods say true or false, and no more:
 * false is an error without a reason. */
#include "object.h"

#include <string.h>

static void answer(struct adapter_call *call, bool success)
{
	if (success)
		adapter_answer_none(call);
	else
		adapter_error(call, "other", 0, "bool", "false");
}

/* flags is the parameter async; what is left out is the library's default. */
void object_flush(struct adapter_call *call)
{
	struct region *region = object_find(call, "mapping");
	size_t offset = 0, size = 0;
	bool async = true;

	if (region != NULL && adapter_size(call, "offset", &offset) &&
	    adapter_size(call, "size", &size) && adapter_truth(call, "flags", &async))
		answer(call, region_flush(region, offset, size, async));
}

/* The enumeration has numbers of three bits: no other can be passed. */
void object_madvise(struct adapter_call *call)
{
	struct region *region = object_find(call, "mapping");
	int64_t advice = 0;

	if (region == NULL || !adapter_integer(call, "option", &advice))
		return;
	if (adapter_argument(call, "start")->tag != VALUE_ABSENT)
		adapter_unsupported(call, "an advice is for the whole region");
	else if (advice < 0 || advice > 7)
		adapter_error(call, "OverflowError", 0, "adapter", "outside advice_types");
	else
		answer(call, region_advise(region, (int)advice));
}

void object_constant(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");
	int advice = name->tag == VALUE_TEXT ? region_advice((const char *)name->data) : -1;

	if (advice >= 0)
		adapter_answer_int(call, advice);
	else
		adapter_unsupported(call, "the library has no such constant");
}

/* shrink_by(bytes, from_back) */
static void shrink_by(struct adapter_call *call)
{
	struct region *region = object_find(call, "first");
	bool from_back = true;
	size_t bytes = 0;

	if (region != NULL && adapter_size(call, "second", &bytes) &&
	    adapter_truth(call, "third", &from_back))
		answer(call, region_shrink_by(region, bytes, from_back));
}

/* anonymous_shared_memory(size) */
static void anonymous(struct adapter_call *call)
{
	struct failure failure = { 0 };
	struct region *region;
	size_t size = 0;

	if (!adapter_size(call, "first", &size))
		return;
	region = region_anonymous(size, &failure);
	object_keep(call, region, &failure);
}

static void page_size(struct adapter_call *call)
{
	adapter_answer_int(call, (int64_t)region_page_size());
}

void object_native(struct adapter_call *call)
{
	static const struct {
		const char *name;
		adapter_operation *operation;
	} all[] = {
		{ "shrink_by", shrink_by },
		{ "anonymous_shared_memory", anonymous },
		{ "get_page_size", page_size },
	};
	const struct value *name = adapter_argument(call, "name");

	for (size_t i = 0; i < COUNT(all); i++) {
		if (name->tag == VALUE_TEXT && strcmp((const char *)name->data, all[i].name) == 0) {
			all[i].operation(call);
			return;
		}
	}
	adapter_unsupported(call, "no such promise of the library");
}
