/* SPDX-License-Identifier: MIT
 *
 * The same run again and again: which repetition was not as expected, and which requirement
 * does not always come out the same. */
#include <stdio.h>

#include "adapters/discover_targets.h"
#include "base/messages.h"
#include "cell/test_loop.h"
#include "cell/records.h"
#include "command/run.h"

struct repetitions {
	long done, failed, first; /* first: the first that was not as expected, or 0 */
	json_t *statuses;         /* {"ID on LABEL": {STATUS: COUNT}} */
	json_t *kept;             /* the records that are told of */
	long kept_number;
};

static void count_status(json_t *statuses, const char *key, const char *status)
{
	json_t *counts = json_object_get(statuses, key);

	if (counts == NULL) {
		counts = json_object();
		json_object_set_new(statuses, key, counts);
	}
	json_object_set_new(counts, status,
	                    json_integer(1 + json_integer_value(json_object_get(counts, status))));
}

static size_t note_results(struct repetitions *r, const json_t *records)
{
	char key[512];
	size_t i, unexpected = 0;
	json_t *record;

	json_array_foreach(records, i, record) {
		if (!record_is(record, "result"))
			continue;
		snprintf(key, sizeof(key), "%s on %s", record_text(record, "requirement"),
		         records_label(records, record_text(record, "cell")));
		count_status(r->statuses, key, record_text(record, "status"));
		unexpected += !json_is_true(json_object_get(record, "expected"));
	}
	return unexpected;
}

/* Keep the first records that are not as expected, else the last. */
static void note(struct repetitions *r, json_t *records)
{
	size_t unexpected = note_results(r, records);

	r->done++;
	if (r->first == 0) {
		json_decref(r->kept);
		r->kept = json_incref(records);
		r->kept_number = r->done;
	}
	if (!outcome_unexpected(records))
		return;
	r->failed++;
	if (r->first == 0)
		r->first = r->done;
	printf("repetition %ld: not as expected: %zu result%s\n", r->done, unexpected,
	       unexpected == 1 ? "" : "s");
	fflush(stdout);
}

static size_t print_flaky(const struct repetitions *r)
{
	const char *key, *status, *between;
	size_t flaky = 0;
	json_t *counts, *count;

	json_object_foreach(r->statuses, key, counts) {
		if (json_object_size(counts) < 2)
			continue;
		flaky++;
		between = "";
		printf("flaky: %s: ", key);
		json_object_foreach(counts, status, count) {
			printf("%s%s %" JSON_INTEGER_FORMAT " x", between, status,
			       json_integer_value(count));
			between = ", ";
		}
		putchar('\n');
	}
	return flaky;
}

static void mark(json_t *records, long number)
{
	size_t i;
	json_t *record;

	json_array_foreach(records, i, record)
		if (record_is(record, "cell"))
			json_object_set_new(record, "repetition", json_integer(number));
}

static int tell(const struct arguments *a, struct repetitions *r)
{
	size_t flaky = print_flaky(r);
	int status;

	printf("repetitions: %ld, as expected %ld", r->done, r->done - r->failed);
	if (r->first != 0)
		printf(", the first that was not: %ld", r->first);
	printf("; flaky: %zu; here is repetition %ld\n", flaky, r->kept_number);
	mark(r->kept, r->kept_number);
	status = outcome_tell(a, r->kept);
	return status != EXIT_USAGE && flaky > 0 ? EXIT_UNEXPECTED : status;
}

int run_repeated(const struct arguments *a, const struct targets *targets)
{
	struct repetitions r = { .statuses = json_object() };
	bool more = true;
	int status = 0;

	while (status == 0 && more && !interrupted) {
		json_t *records = json_array();

		status = run_targets(a, targets, records);
		if (status == 0)
			note(&r, records);
		more = outcome_results(records) > 0 && (a->repeat == 0 || r.done < a->repeat) &&
		       !(a->until_fail && r.failed > 0);
		json_decref(records);
	}
	if (status == 0)
		status = tell(a, &r);
	json_decref(r.statuses);
	json_decref(r.kept);
	return status;
}
