/* SPDX-License-Identifier: MIT */
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "registry.h"

#include "extra.h"

static struct order {
	unsigned percent;
	regex_t rows;
} orders[EXTRA_MAX];
static size_t norders;

const char *extra_note(const char *text)
{
	char *end;
	unsigned long percent = strtoul(text, &end, 10);

	if (*text < '0' || *text > '9' || *end != '=' || percent < 1 || percent > EXTRA_PERCENT_MAX)
		return "give PERCENT=REGEX, with a number from 1 to 1000";
	if (norders == EXTRA_MAX)
		return "it can be given 4 times";
	if (regcomp(&orders[norders].rows, end + 1, REG_EXTENDED | REG_NOSUB) != 0)
		return "give an extended regular expression behind the =";
	orders[norders++].percent = (unsigned)percent;
	return NULL;
}

const char *extra_apply(const struct run *run)
{
	static char name[ROW_NAME_MAX];

	for (size_t i = 0; i < run->nresults; i++) {
		const struct bench_row *row = run->results[i].row;

		bench_row_name(row, 0, name);
		for (size_t k = 0; k < norders; k++) {
			if (regexec(&orders[k].rows, name, 0, NULL, 0) != 0)
				continue;
			if (row->does->more == NULL)
				return name;
			row->does->more(row->self, orders[k].percent);
		}
	}
	return NULL;
}
