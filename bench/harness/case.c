/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/allocation.h"

#include "harness/case.h"

static struct bench_case *cases;
static struct row *rows;
static size_t nrows;

void case_register(struct bench_case *c)
{
	struct bench_case **at = &cases;

	while (*at != NULL && strcmp((*at)->name, c->name) < 0)
		at = &(*at)->next;
	c->next = *at;
	*at = c;
}

void row_add(const struct bench_case *c, const struct row *row)
{
	rows = memory_resize(rows, nrows + 1, sizeof(*rows));
	rows[nrows] = *row;
	rows[nrows++].owner = c;
}

const struct row *rows_declare(const struct setup *setup, size_t *n)
{
	nrows = 0;
	for (const struct bench_case *c = cases; c != NULL; c = c->next)
		c->declare(c, setup);
	*n = nrows;
	return rows;
}

uint64_t row_expected(const struct row *row)
{
	return row->functions->expected != NULL ? row->functions->expected(row->self) : row->ops;
}

void row_name(const struct row *row, char name[ROW_NAME_SIZE])
{
	snprintf(name, ROW_NAME_SIZE, "%s/%s/%s%s%s", row->owner->name, row->strategy, row->state,
	         row->variant != NULL ? "/" : "", row->variant != NULL ? row->variant : "");
}
