/* SPDX-License-Identifier: MIT */
#include <regex.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/allocation.h"

#include "harness/interrupt.h"
#include "harness/summary.h"

static int is_empty(const struct row *row)
{
	return strcmp(row->owner->name, "empty") == 0;
}

static int matches(const struct options *opt, const struct row *row)
{
	char name[ROW_NAME_SIZE];

	row_name(row, name);
	return row->profile <= opt->profile->level &&
	       (opt->filter == NULL || regexec(&opt->regex, name, 0, NULL, 0) == 0);
}

size_t run_select(struct run *run, const struct row *rows, size_t nrows)
{
	size_t nmatch = 0;

	run->results = memory_array(nrows, sizeof(*run->results));
	for (size_t i = 0; i < nrows; i++) {
		int match = matches(run->opt, &rows[i]);

		nmatch += match != 0;
		if (match || (is_empty(&rows[i]) && !run->opt->list))
			run->results[run->nresults++].row = &rows[i];
	}
	return nmatch;
}

const char *run_add_extra_work(const struct run *run)
{
	static char name[ROW_NAME_SIZE];
	const struct options *opt = run->opt;

	for (size_t i = 0; i < run->nresults; i++) {
		const struct row *row = run->results[i].row;

		row_name(row, name);
		for (size_t k = 0; k < opt->nextra; k++) {
			if (regexec(&opt->extra[k].rows, name, 0, NULL, 0) != 0)
				continue;
			if (row->functions->more == NULL)
				return name;
			row->functions->more(row->self, opt->extra[k].percent);
		}
	}
	return NULL;
}

/* Repetitions; total is 0 without a terminal. */
static size_t done, total;
static time_t started;

static void show_progress(void)
{
	size_t spent = (size_t)(time(NULL) - started);

	if (total == 0)
		return;
	fprintf(stderr, "\r\033[Krepetition %zu of %zu", done + 1, total);
	if (done > 0)
		fprintf(stderr, ", about %zu s left", spent * (total - done) / done);
	done++;
}

void run_measure(struct run *run)
{
	size_t nreps = (size_t)run->opt->repetitions;

	total = isatty(STDERR_FILENO) ? run->nresults * nreps : 0;
	started = time(NULL);
	run->json = google_benchmark(run->results, run->nresults, nreps, run->opt->profile->name);
	if (total != 0)
		fputs("\r\033[K", stderr);
	run->signal = interrupted();
	summarise(run);
}

/* Take one sample and account for it. */
static const struct sample *take(struct result *r, const char **why)
{
	struct sample *s;

	r->samples = memory_resize(r->samples, r->nsamples + 1, sizeof(*r->samples));
	s = &r->samples[r->nsamples++];
	switch (sample_take(r->row, s)) {
	case SAMPLE_VALID: r->valid++; return s;
	case SAMPLE_INVALID: r->dropped++; break;
	case SAMPLE_SKIP: r->skipped = 1; break;
	}
	*why = s->reason;
	return NULL;
}

const struct sample *run_repeat(struct result *r, const char **why)
{
	enum { TRIES = 3 };
	const struct sample *s = NULL;

	show_progress();
	*why = r->skipped ? r->samples[r->nsamples - 1].reason : "interrupted";
	for (int i = 0; i < TRIES && s == NULL && !r->skipped && !interrupted(); i++)
		s = take(r, why);
	return s;
}
