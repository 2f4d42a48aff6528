/* SPDX-License-Identifier: MIT */
#include "gate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int gate_say(int status, const char *format, ...)
{
	va_list ap;

	fputs("mmapspec gate: ", stderr);
	va_start(ap, format);
	vfprintf(stderr, format, ap);
	va_end(ap);
	fputc('\n', stderr);
	return status;
}

double gate_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

size_t gate_row(struct gate *gate, const char *name)
{
	struct row *more;

	for (size_t i = 0; i < gate->nrows; i++)
		if (strcmp(gate->rows[i].name, name) == 0)
			return i;
	if ((more = realloc(gate->rows, (gate->nrows + 1) * sizeof(*more))) == NULL)
		return SIZE_MAX;
	gate->rows = more;
	more[gate->nrows] = (struct row){ 0 };
	snprintf(more[gate->nrows].name, sizeof(more->name), "%s", name);
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
		return GATE_WORSE;
	return gate->unfit || verdict == VERDICT_UNMEASURABLE ? GATE_UNFIT : GATE_PASSED;
}

const char *verdict_word(enum verdict verdict)
{
	static const char *const words[] = { "same", "better", "worse", "unmeasurable" };

	return words[verdict];
}

const char *by_word(enum by by)
{
	static const char *const words[] = { "time", "counts", "auto" };

	return words[by];
}
