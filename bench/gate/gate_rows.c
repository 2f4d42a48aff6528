/* SPDX-License-Identifier: MIT */
#include "gate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"

const char *const verdict_words[] = { "same", "better", "worse", "unmeasurable" };
const char *const by_words[] = { "time", "counts", "auto", NULL };

size_t gate_row(struct gate *gate, const char *name)
{
	struct row *row;

	for (size_t i = 0; i < gate->nrows; i++)
		if (strcmp(gate->rows[i].name, name) == 0)
			return i;
	gate->rows = memory_resize(gate->rows, gate->nrows + 1, sizeof(*gate->rows));
	row = &gate->rows[gate->nrows];
	*row = (struct row){ 0 };
	snprintf(row->name, sizeof(row->name), "%s", name);
	return gate->nrows++;
}

void gate_free(struct gate *gate)
{
	for (size_t i = 0; i < gate->nrows; i++) {
		free(gate->rows[i].first.at);
		free(gate->rows[i].second.at);
	}
	free(gate->rows);
	*gate = (struct gate){ 0 };
}

static void put_name(FILE *out, const char *name)
{
	for (; *name != '\0'; name++) {
		if (strchr("\\^$.[]|()*+?{}", *name) != NULL)
			fputc('\\', out);
		fputc(*name, out);
	}
}

char *gate_pattern(const struct row *rows, size_t n, bool (*wanted)(const struct row *row))
{
	const char *between = "^(";
	char *text;
	size_t size;
	FILE *out = memory_stream(&text, &size);

	for (size_t i = 0; i < n; i++) {
		if (wanted != NULL && !wanted(&rows[i]))
			continue;
		fputs(between, out);
		put_name(out, rows[i].name);
		between = "|";
	}
	fputs(")$", out);
	memory_stream_end(out);
	return text;
}

static bool has(const struct gate *gate, enum verdict verdict)
{
	for (size_t i = 0; i < gate->nrows; i++)
		if (gate->rows[i].verdict == verdict)
			return true;
	return false;
}

enum verdict gate_verdict(const struct gate *gate)
{
	static const enum verdict order[] = { VERDICT_WORSE, VERDICT_BETTER, VERDICT_SAME };

	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++)
		if (has(gate, order[i]))
			return order[i];
	return VERDICT_UNMEASURABLE;
}

int gate_status(const struct gate *gate)
{
	enum verdict verdict = gate_verdict(gate);

	if (verdict == VERDICT_WORSE && (gate->by == BY_COUNTS || !gate->unfit))
		return EXIT_UNEXPECTED;
	return gate->unfit || verdict == VERDICT_UNMEASURABLE ? EXIT_UNFIT : EXIT_EXPECTED;
}
