/* SPDX-License-Identifier: MIT
 *
 * --update-known-failures: the lists of known failures as conformance/report/known_failures.py
 * rewrites them, each written whole or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/whole_output.h"
#include "cell/test_loop.h"
#include "cell/records.h"
#include "command/report_program.h"
#include "command/run.h"
#include "json_from_text.h"

static int put_text(FILE *out, const void *text)
{
	fputs(text, out);
	return 0;
}

static int update_list(const json_t *list)
{
	const char *path = record_text(list, "path");
	const char *text = json_string_value(json_object_get(list, "text"));

	fputs(record_text(list, "changes"), stdout);
	if (text != NULL && whole_output_write(path, put_text, text) != 0)
		return EXIT_USAGE;
	printf("known failures: %s: %s\n", path, record_text(list, "counts"));
	return 0;
}

/* The output of the format, an array of lists; NULL after one line. */
static json_t *rewritten(const json_t *records, const json_t *lists)
{
	const struct report_order order = { .format = "known-failures",
		                            .records = records,
		                            .lists = lists };
	char *text;
	size_t size;
	FILE *out = memory_stream(&text, &size);
	json_t *answer = NULL;

	if (report_make(out, &order) == 0) {
		fflush(out);
		answer = json_loadb(text, size, 0, NULL);
	}
	memory_stream_end(out);
	free(text);
	return answer;
}

int known_update(const struct arguments *a, const json_t *records)
{
	json_t *impl = a->impl != NULL ? text_json(a->impl) : json_null(), *answer, *list;
	bool make = a->run.known != NULL && access(a->run.known, F_OK) != 0;
	int status = 0;
	size_t i;

	json_array_insert_new(a->run.lists, 0,
	                      json_pack("{s:o, s:b, s:b}", "impl", impl, "make", make,
	                                "interrupted", interrupted));
	answer = rewritten(records, a->run.lists);
	if (answer == NULL)
		return EXIT_USAGE;
	json_array_foreach(answer, i, list)
		status |= update_list(list);
	json_decref(answer);
	fflush(stdout);
	return status;
}
