/* SPDX-License-Identifier: MIT */

/* The modules' constants. */

#include "reference_private.h"

#include <string.h>

static bool find(const char *name, int64_t *number)
{
	if (strcmp(name, "ALLOCATIONGRANULARITY") == 0 && reference_settings.granularity != 0) {
		*number = reference_settings.granularity;
		return true;
	}
	return mmapobj_constant(name, number) || go_map_constant(name, number);
}

void reference_constant(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");
	int64_t number;

	if (name->tag != VALUE_TEXT)
		reference_type_error(call, "a constant has a text for its name");
	else if (find((const char *)name->data, &number))
		adapter_answer_int(call, number);
	else
		adapter_error(call, "other", 0, "constant", "no constant %s", name->data);
}
