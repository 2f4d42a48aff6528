/* SPDX-License-Identifier: MIT
 *
 * Which requirements a run is about. */
#include "cell/run_options.h"

#include <fnmatch.h>
#include <string.h>

#include "adapter_description.h"

static bool failed_before(const json_t *only, const char *label, const char *id)
{
	const json_t *ids = json_object_get(only, label);

	return json_is_true(ids) || json_object_get(ids, id) != NULL;
}

bool run_selects(const struct run_options *options, const char *label, const struct requirement *r)
{
	if (options->filter != NULL && fnmatch(options->filter, r->id, 0) != 0)
		return false;
	if (options->only != NULL && !failed_before(options->only, label, r->id))
		return false;
	return options->operation == NULL ||
	       strcmp(options->operation, operation_table[r->about].name) == 0;
}
