/* SPDX-License-Identifier: MIT
 *
 * What a result means, and which results of a row belong together. */
#include "output_matrix.h"

#include <stdint.h>
#include <string.h>

static bool status_is(const json_t *result, const char *status)
{
	return strcmp(record_text(result, "status"), status) == 0;
}

bool result_skipped(const json_t *result)
{
	return status_is(result, "skip");
}

bool result_bad(const json_t *result)
{
	return result != NULL && !status_is(result, "pass") && !status_is(result, "skip");
}

enum standing result_standing(const json_t *result)
{
	bool expected = json_is_true(json_object_get(result, "expected"));

	if (result == NULL)
		return STANDS_NOWHERE;
	if (!expected)
		return status_is(result, "pass") ? STANDS_NEW_PASS : STANDS_NEW;
	if (status_is(result, "skip"))
		return STANDS_SKIP;
	if (status_is(result, "pass"))
		return json_object_get(result, "value") != NULL ? STANDS_VALUE : STANDS_PASS;
	return json_object_get(result, "known") != NULL ? STANDS_KNOWN : STANDS_TOLERATED;
}

int result_badness(const json_t *result)
{
	static const char *const statuses[] = { "pass", "skip", "error", "fail", "timeout",
						"crash" };
	static const char *const levels[] = { "informational", "recommended", "required" };
	int badness = 1;

	if (result == NULL || json_is_true(json_object_get(result, "expected")))
		return 0;
	for (int i = 0; i < 6; i++)
		badness += status_is(result, statuses[i]) ? i : 0;
	for (int i = 0; i < 3; i++)
		badness += strcmp(record_text(result, "level"), levels[i]) == 0 ? 6 * i : 0;
	return badness;
}

bool result_ran(const json_t *result)
{
	return result != NULL && !status_is(result, "skip") && !status_is(result, "error");
}

bool result_same(const json_t *a, const json_t *b)
{
	return status_is(a, record_text(b, "status")) &&
	       strcmp(record_text(a, "value"), record_text(b, "value")) == 0;
}

void row_group(const struct matrix *m, const struct matrix_row *row, result_test *wanted,
	       result_pair_test *same, size_t *leader)
{
	for (size_t i = 0; i < m->column_count; i++) {
		leader[i] = SIZE_MAX;
		if (row->results[i] == NULL || !wanted(row->results[i]))
			continue;
		for (size_t j = 0; j <= i && leader[i] == SIZE_MAX; j++)
			if (j == i || (leader[j] == j && same(row->results[j], row->results[i])))
				leader[i] = j;
	}
}

bool row_any(const struct matrix *m, const struct matrix_row *row, result_test *wanted)
{
	for (size_t i = 0; i < m->column_count; i++)
		if (row->results[i] != NULL && wanted(row->results[i]))
			return true;
	return false;
}

bool row_differs(const struct matrix *m, const struct matrix_row *row)
{
	const json_t *first = NULL;

	for (size_t i = 0; i < m->column_count; i++) {
		if (!result_ran(row->results[i]))
			continue;
		if (first == NULL)
			first = row->results[i];
		else if (!result_same(first, row->results[i]))
			return true;
	}
	return false;
}
