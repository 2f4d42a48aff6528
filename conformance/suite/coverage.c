/* SPDX-License-Identifier: MIT */
#include "coverage.h"
#include "json_from_text.h"
#include "runner_link.h"
#include "test_memory.h"

#include <stdlib.h>

static json_t *counts; /* {"OPERATION.ARGUMENT": {CLASS: {STATE: COUNT}}}, or NULL */

static json_t *member(json_t *object, const char *name)
{
	json_t *found = json_object_get(object, name);

	if (found == NULL) {
		found = json_object();
		json_object_set_new(object, name, found);
	}
	return found;
}

void coverage_note(enum operation op, const char *argument, const char *class, const char *state)
{
	json_t *states;

	if (counts == NULL)
		counts = json_object();
	states =
	    member(member(counts, keep_format("%s.%s", operation_table[op].name, argument)), class);
	json_object_set_new(states, state,
	                    json_integer(1 + json_integer_value(json_object_get(states, state))));
}

/* One class in each message, because the size of a message is limited. */
void coverage_report(void)
{
	const char *name, *class;
	json_t *classes, *states;

	json_object_foreach(counts, name, classes)
		json_object_foreach(classes, class, states) {
			json_t *one = json_pack("{s:{s:O}}", name, class, states);
			char *text = json_dumps(one, JSON_COMPACT);

			runner_tell("coverage", text);
			free(text);
			json_decref(one);
		}
}
