/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "registry.h"

#include "select.h"

static int is_empty(const struct bench_row *row)
{
	return strcmp(row->owner->name, "empty") == 0;
}

static int matches(const struct options *opt, const struct bench_row *row)
{
	char name[ROW_NAME_MAX];

	bench_row_name(row, 0, name);
	if (row->profile > opt->profile->level)
		return 0;
	return opt->filter == NULL || regexec(&opt->regex, name, 0, NULL, 0) == 0;
}

int select_rows(struct run *run, size_t *nmatch)
{
	size_t n;
	const struct bench_row *rows = bench_rows(&n);

	*nmatch = 0;
	if ((run->results = calloc(n + 1, sizeof(*run->results))) == NULL)
		return -ENOMEM;
	for (size_t i = 0; i < n; i++) {
		int match = matches(run->opt, &rows[i]);

		*nmatch += match != 0;
		if (match || (is_empty(&rows[i]) && !run->opt->list))
			run->results[run->nresults++].row = &rows[i];
	}
	return 0;
}

void select_list(const struct run *run)
{
	char name[ROW_NAME_MAX];

	for (size_t i = 0; i < run->nresults; i++) {
		bench_row_name(run->results[i].row, 0, name);
		puts(name);
	}
}
