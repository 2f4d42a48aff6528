/* SPDX-License-Identifier: MIT
 *
 * A limit on skips: what a machine cannot try is not tested, and a pipeline should know. */
#include <string.h>

#include "base/messages.h"
#include "base/plain_text.h"
#include "cell/records.h"
#include "command/run.h"
#include "command/skips.h"

enum { CAUSES = 3 }; /* are named */

static long count_skips(const json_t *records, const char *cell)
{
	size_t i;
	long count = 0;
	json_t *record;

	json_array_foreach(records, i, record)
		count += result_is(record, "skip") && strcmp(record_text(record, "cell"), cell) == 0;
	return count;
}

static void complain_of(const json_t *records, const char *cell, long skips, long most)
{
	json_t *causes = skips_causes(records, cell, CAUSES), *cause;
	struct line text = { 0 };
	size_t i;

	json_array_foreach(causes, i, cause)
		line_format(&text, "%s%s", i > 0 ? "; " : "", json_string_value(cause));
	complain("%s: %ld skipped, more than --max-skips %ld: %s", cell, skips, most,
		 plain_of(&text));
	line_free(&text);
	json_decref(causes);
}

size_t skips_check(const json_t *records, long most)
{
	size_t i, over = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		const char *cell = record_text(record, "cell");
		long skips = record_is(record, "cell") ? count_skips(records, cell) : 0;

		if (skips <= most)
			continue;
		complain_of(records, cell, skips, most);
		over++;
	}
	return over;
}
