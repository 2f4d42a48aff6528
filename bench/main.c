/* SPDX-License-Identifier: MIT */
/* mmapspec bench: create the file, declare and select rows, measure them, report. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/standard_output.h"

#include "harness/data_file.h"
#include "harness/interrupt.h"
#include "harness/processor_binding.h"
#include "harness/report.h"
#include "harness/summary.h"
#include "larger_than_memory.h"

/* Declare and select rows; without a file, to list them or to check the filter. */
static int declare(struct run *run)
{
	const struct options *opt = run->opt;
	const struct setup setup = {
		.file = run->file,
		.dir = opt->dir,
		.profile = opt->profile->level,
		.size = opt->size,
		.page = (size_t)sysconf(_SC_PAGESIZE),
		.warm_bytes = setup_part(opt->profile->warm_bytes, (uint64_t)opt->part),
		.cold_random_ops = opt->profile->cold_random_ops,
		.part = (uint64_t)opt->part,
	};
	size_t nrows;
	const struct row *rows = rows_declare(&setup, &nrows);

	if (run_select(run, rows, nrows) > 0)
		return EXIT_EXPECTED;
	complain("--filter: no row of profile %s matches \"%s\"; --list prints them",
	         opt->profile->name, opt->filter);
	return EXIT_NOTHING;
}

static int list(const struct run *run)
{
	char name[ROW_NAME_SIZE];

	for (size_t i = 0; i < run->nresults; i++) {
		row_name(run->results[i].row, name);
		puts(name);
	}
	return EXIT_EXPECTED;
}

static int complain_file(const struct options *opt, int err)
{
	if (err == -EINTR)
		return EXIT_EXPECTED;
	if (err == -ENOSPC || err == -EFBIG || err == -EDQUOT)
		return complain(
		    "--dir %s: no room for a file of %llu MiB: %s; give a smaller --size or "
		    "another directory",
		    opt->dir, (unsigned long long)opt->size >> 20, strerror(-err));
	return complain("--dir %s: %s; give a directory that can be written to", opt->dir,
	                strerror(-err));
}

/* The status of a finished run: whether any row but the empty one was measured. */
static int verdict(const struct run *run)
{
	const char *reason = "";

	for (size_t i = 0; i < run->nresults; i++) {
		if (strcmp(run->sums[i].status, "ok") == 0 &&
		    strcmp(run->sums[i].row->owner->name, "empty") != 0)
			return EXIT_EXPECTED;
		if (*run->sums[i].reason != '\0')
			reason = run->sums[i].reason;
	}
	if (run->signal != 0 || run->nresults == 1)
		return EXIT_EXPECTED;
	complain("no row could be measured on this machine: %s", reason);
	return EXIT_UNFIT;
}

static int measure(struct run *run)
{
	int status = EXIT_EXPECTED;

	run_measure(run);
	machine_head(stdout, run);
	table_print(stdout, run);
	fflush(stdout);
	if (run->opt->out != NULL)
		status = output_write(run->opt->out, run);
	return status != EXIT_EXPECTED ? status : verdict(run);
}

static int count(const struct run *run)
{
	const char *path = run->opt->counted;
	int err = run_count(run, path);

	return err == 0 ? EXIT_EXPECTED : complain("--counted %s: %s", path, strerror(-err));
}

static int run_rows(struct run *run)
{
	const char *row;
	int status;

	machine_warn(run);
	if ((status = declare(run)) != EXIT_EXPECTED)
		return status;
	if ((row = run_add_extra_work(run)) != NULL)
		return complain("--extra-work: row %s cannot do more work", row);
	return run->opt->counted != NULL ? count(run) : measure(run);
}

/* All that can be wrong before the file is written. */
static int set_up(const struct options *opt)
{
	int err;

	if (opt->out != NULL && (err = output_prepare(opt->out)) != 0)
		return complain("--out %s: %s; give a directory, or a new name in one", opt->out,
		                strerror(-err));
	/* Counts are the same on every processor, and two programs are counted at once. */
	if (opt->counted == NULL && (err = processor_bind_program()) < 0) {
		complain("cannot bind to one processor: %s", strerror(-err));
		return EXIT_UNFIT;
	}
	interrupt_watch();
	signal(SIGXFSZ, SIG_IGN); /* so that write() fails with EFBIG */
	return EXIT_EXPECTED;
}

static int bench(const struct options *opt)
{
	struct run preview = { .opt = opt }, run = preview;
	int err, status;

	if (opt->larger)
		return larger_than_memory(opt);
	/* A wrong filter is known before anything is written.  Under valgrind this takes half a
	 * second. */
	if (opt->list || (opt->filter != NULL && opt->counted == NULL)) {
		if ((status = declare(&preview)) != EXIT_EXPECTED)
			return status;
		if (opt->list)
			return list(&preview);
	}
	if ((status = set_up(opt)) != EXIT_EXPECTED)
		return status;
	if ((err = data_file_create(&run.file, opt->dir, opt->size)) != 0)
		return complain_file(opt, err);
	return run_rows(&run);
}

int main(int argc, char **argv)
{
	struct options opt;
	int status;

	memory_begin();
	if (standard_output_begin() != 0)
		return EXIT_USAGE;
	if ((status = bench_options(&opt, argc, argv)) == -1)
		status = bench(&opt);
	status = standard_output_end(status);
	interrupt_die();
	return status;
}
