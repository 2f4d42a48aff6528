/* SPDX-License-Identifier: MIT
 *
 * A requirement as an object: for list --json, and for the report program. */
#include <jansson.h>

#include "claimed_documents.h"
#include "command/commands.h"

static json_t *sources_json(const struct requirement *r)
{
	json_t *list = json_array();
	const char *at = r->sources, *word;
	size_t size;

	while ((word = next_word(&at, &size)) != NULL) {
		const struct clause *s = clause_find(word, size);

		if (s != NULL)
			json_array_append_new(list, json_pack("{s:s%, s:s, s:s}", "sentence", word,
			                                      size, "constraint", s->constraint,
			                                      "text", s->text));
	}
	return list;
}

json_t *requirement_json(const struct requirement *r)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:b, s:s*, s:s*, s:s*, s:s, s:i}", "id",
	                 r->id, "level", level_name(r->level), "area", r->id, "operation",
	                 operation_table[r->about].name, "statement", r->statement, "sources",
	                 sources_json(r), "may_fault", r->may_fault, "python", r->python,
	                 "nothing_passes", r->nothing_passes, "refused_passes", r->refused_passes,
	                 "file", r->file, "line", r->line);
}
