/* SPDX-License-Identifier: MIT
 *
 * Every selected target once, one after the other. */
#include <jansson.h>

#include "cell/cell.h"
#include "cell/test_loop.h"
#include "command/run.h"
#include "json_from_text.h"

static void add_absent(json_t *records, const struct target *target)
{
	json_array_append_new(records,
	                      json_pack("{s:s, s:o, s:o, s:o}", "record", "absent",
	                                "implementation", text_json(target->implementation),
	                                "column", text_json(target->label), "reason",
	                                text_json(target->absent)));
}

int run_targets(const struct arguments *a, const struct targets *targets, json_t *records)
{
	int status = 0;

	for (size_t i = 0; i < targets->count && status == 0 && !interrupted; i++) {
		if (targets->at[i].absent != NULL)
			add_absent(records, &targets->at[i]);
		else
			status = cell_run(&targets->at[i], &a->run, records);
	}
	return status;
}
