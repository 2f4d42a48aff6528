/* SPDX-License-Identifier: MIT */
/* The benchmark's program: make the file, declare and select rows, run them, report. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "counted.h"
#include "extra.h"
#include "file.h"
#include "google.h"
#include "interrupt.h"
#include "larger.h"
#include "output.h"
#include "pin.h"
#include "progress.h"
#include "registry.h"
#include "say.h"
#include "select.h"
#include "standard_output.h"
#include "table.h"

static int declare(const struct options *opt, struct bench_file *file, struct run *run)
{
	const struct bench_setup setup = {
		.file = file,
		.dir = opt->dir,
		.profile = opt->profile->level,
		.size = opt->size,
		.page = (size_t)sysconf(_SC_PAGESIZE),
		.warm_bytes = bench_part(opt->profile->warm_bytes, opt->part),
		.cold_random_ops = opt->profile->cold_random_ops,
		.part = opt->part,
	};
	size_t nmatch;
	int err;

	if ((err = bench_rows_declare(&setup)) != 0 || (err = select_rows(run, &nmatch)) != 0)
		return say(STATUS_USAGE, "cannot declare the rows: %s", strerror(-err));
	if (nmatch == 0)
		return say(STATUS_NOTHING_RUN, "--filter %s: no row of profile %s matches; see --list",
		           opt->filter, opt->profile->name);
	return STATUS_FINE;
}

/* Declare the rows without a file, to print them or to see that there are any. */
static int preview(const struct options *opt)
{
	struct run run = { .opt = opt };
	int status = declare(opt, NULL, &run);

	if (status == STATUS_FINE && opt->list)
		select_list(&run);
	free(run.results);
	bench_rows_free();
	return status;
}

/* Say what went wrong with the file, and what would be right. */
static int say_file(const struct options *opt, int err)
{
	if (err == -EINTR)
		return STATUS_FINE;
	if (err == -ENOSPC || err == -EFBIG || err == -EDQUOT)
		return say(STATUS_USAGE,
		           "--dir %s: no room for a file of %llu MiB: %s; give a smaller "
		           "--size or another directory",
		           opt->dir, (unsigned long long)opt->size >> 20, strerror(-err));
	return say(STATUS_USAGE, "--dir %s: %s; give a directory that can be written to", opt->dir,
	           strerror(-err));
}

/* The status of a finished run: whether anything but the empty row was measured. */
static int verdict(const struct run *run)
{
	const char *reason = "";

	for (size_t i = 0; i < run->nresults; i++) {
		if (strcmp(run->sums[i].status, "ok") == 0 &&
		    strcmp(run->sums[i].row->owner->name, "empty") != 0)
			return STATUS_FINE;
		if (*run->sums[i].reason != '\0')
			reason = run->sums[i].reason;
	}
	if (run->signal != 0 || run->nresults == 1)
		return STATUS_FINE;
	return say(STATUS_UNFIT, "no row could be measured on this machine: %s", reason);
}

static int report(const struct machine *m)
{
	const struct options *opt = m->run->opt;
	int status;

	machine_head(stdout, m);
	table_print(stdout, m->run);
	fflush(stdout);
	if (opt->out != NULL && (status = output_write(opt->out, m)) != STATUS_FINE)
		return status;
	return verdict(m->run);
}

static int measure(const struct options *opt, struct run *run, const struct place *place)
{
	const struct machine m = { .run = run, .place = place };
	int err;

	progress_start(run->nresults * opt->repetitions);
	err = google_run(run->results, run->nresults, opt->repetitions, opt->profile->name,
	                 &run->json);
	progress_end();
	run->signal = interrupted();
	if (err == 0)
		run->sums = summarise(run->results, run->nresults, opt->repetitions);
	if (run->sums == NULL)
		return say(STATUS_USAGE, "out of memory");
	return report(&m);
}

static int count(const struct run *run, const char *path)
{
	int err = counted_run(run, path);

	return err == 0 ? STATUS_FINE
	                : say(STATUS_USAGE, "--counted %s: %s", path, strerror(-err));
}

static int run_all(const struct options *opt, struct bench_file *file)
{
	struct run run = { .opt = opt };
	struct place place;
	const char *stuck;
	int status;

	place_of(bench_file_fd(file), &place);
	if (place_is_memory(&place))
		say(0,
		    "warning: %s is on %s, which lives in memory: cold rows cannot be measured "
		    "there; give --dir on a disk",
		    opt->dir, place.mount.type);
	if ((status = declare(opt, file, &run)) == STATUS_FINE &&
	    (stuck = extra_apply(&run)) != NULL)
		status = say(STATUS_USAGE, "--extra-work: %s cannot do more than it does", stuck);
	if (status == STATUS_FINE)
		status = opt->counted != NULL ? count(&run, opt->counted)
		                              : measure(opt, &run, &place);
	for (size_t i = 0; i < run.nresults; i++)
		result_free(&run.results[i]);
	free(run.results);
	free(run.sums);
	free(run.json);
	return status;
}

/* Everything that can be wrong from the start, before the file is written. */
static int set_up(const struct options *opt)
{
	int err;

	if (opt->out != NULL && (err = output_prepare(opt->out)) != 0)
		return say(STATUS_USAGE, "--out %s: %s; give a directory, or a new name in one",
		           opt->out, strerror(-err));
	/* Counts are the same on every processor, and two programs are counted at once. */
	if (opt->counted == NULL && (err = pin_to_one()) < 0)
		return say(STATUS_UNFIT, "cannot bind to one processor: %s", strerror(-err));
	interrupt_watch();
	signal(SIGXFSZ, SIG_IGN); /* a file size limit is to be an error, not a death */
	return STATUS_FINE;
}

static int bench(const struct options *opt)
{
	struct bench_file *file;
	int err, status;

	if (opt->larger)
		return larger(opt);
	/* A wrong filter is known before anything is written.  Under valgrind that takes half a second. */
	if (opt->list || (opt->filter != NULL && opt->counted == NULL))
		if ((status = preview(opt)) != STATUS_FINE || opt->list)
			return status;
	if ((status = set_up(opt)) != STATUS_FINE)
		return status;
	if ((err = bench_file_create(&file, opt->dir, opt->size)) != 0)
		return say_file(opt, err);
	status = run_all(opt, file);
	bench_file_free(file);
	return status;
}

int main(int argc, char **argv)
{
	struct options opt;
	int status;

	if (standard_output_begin() != 0)
		return STATUS_USAGE;
	if ((status = options_parse(&opt, argc, argv)) != -1)
		return standard_output_end(status);
	status = standard_output_end(bench(&opt));
	bench_rows_free();
	options_free(&opt);
	if (interrupted()) {
		/* Die of the signal, so that the caller sees it. */
		signal(interrupted(), SIG_DFL);
		raise(interrupted());
	}
	return status;
}
