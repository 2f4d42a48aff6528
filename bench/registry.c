/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "registry.h"

struct block {
	struct block *next;
	max_align_t data[];
};

static struct bench_case *cases;
static struct block *blocks;
static struct bench_row *rows;
static size_t nrows;

void bench_case_register(struct bench_case *c)
{
	struct bench_case **at = &cases;

	while (*at != NULL && strcmp((*at)->name, c->name) < 0)
		at = &(*at)->next;
	c->next = *at;
	*at = c;
}

void *bench_alloc(size_t len)
{
	struct block *b;

	if (len > SIZE_MAX - sizeof(*b) || (b = calloc(1, sizeof(*b) + len)) == NULL)
		return NULL;
	b->next = blocks;
	blocks = b;
	return b->data;
}

int bench_row_add(const struct bench_case *c, const struct bench_row *row)
{
	struct bench_row *more;

	if ((more = reallocarray(rows, nrows + 1, sizeof(*rows))) == NULL)
		return -ENOMEM;
	rows = more;
	rows[nrows] = *row;
	rows[nrows].owner = c;
	nrows++;
	return 0;
}

int bench_rows_declare(const struct bench_setup *setup)
{
	int err;

	for (const struct bench_case *c = cases; c != NULL; c = c->next)
		if ((err = c->declare(c, setup)) != 0)
			return err;
	return 0;
}

const struct bench_row *bench_rows(size_t *n)
{
	*n = nrows;
	return rows;
}

void bench_rows_free(void)
{
	struct block *b;

	free(rows);
	rows = NULL;
	nrows = 0;
	while ((b = blocks) != NULL) {
		blocks = b->next;
		free(b);
	}
}

void bench_row_name(const struct bench_row *row, int with_args, char name[ROW_NAME_MAX])
{
	int n;

	n = snprintf(name, ROW_NAME_MAX, "%s/%s/%s%s%s", row->owner->name, row->strategy, row->state,
	             row->variant != NULL ? "/" : "", row->variant != NULL ? row->variant : "");
	if (!with_args)
		return;
	for (const struct bench_arg *a = row->args; a->name != NULL && n < ROW_NAME_MAX; a++)
		n += snprintf(name + n, (size_t)(ROW_NAME_MAX - n), "/%s:%" PRId64, a->name,
		              a->value);
}
