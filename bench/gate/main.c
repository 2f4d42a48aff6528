/* SPDX-License-Identifier: MIT */
/* mmapspec gate: is this build slower than that one? */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/installation.h"
#include "base/allocation.h"
#include "base/standard_output.h"
#include "base/temporary_folder.h"
#include "base/whole_output.h"
#include "started_program.h"
#include "harness/interrupt.h"
#include "judge.h"
#include "gate_show.h"

static bool exists(const char *folder, const char *name, char path[PATH_MAX])
{
	return snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX &&
	       access(path, F_OK) == 0;
}

/* The benchmark of a build folder, or of a checkout, where make builds it first: an absolute path
 * to be freed; NULL after one line on standard error. */
static char *find_benchmark(const char *path)
{
	const char *const make[] = {
		"make", "-s", "-j2", "-C", path, "B=build", "build/bench/mmapspec-bench", NULL
	};
	char found[PATH_MAX];
	struct stat st;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
		complain("%s: give a checkout or a build folder", path);
		return NULL;
	}
	if (exists(path, "bench/mmapspec-bench", found))
		return realpath(found, NULL);
	if (!exists(path, "Makefile", found) || !exists(path, "bench/cases", found)) {
		complain(
		    "%s is neither a checkout nor a build folder: it has no bench/mmapspec-bench",
		    path);
		return NULL;
	}
	if (program_run(make, "/dev/null") != 0) {
		complain("%s cannot be built", path);
		return NULL;
	}
	return exists(path, "build/bench/mmapspec-bench", found) ? realpath(found, NULL) : NULL;
}

static int show(const struct shown *shown)
{
	const struct gate_options *o = shown->options;

	show_table(stdout, shown);
	if ((o->json != NULL && whole_output_write(o->json, show_json, shown) != 0) ||
	    (o->markdown != NULL && whole_output_write(o->markdown, show_markdown, shown) != 0) ||
	    (o->csv != NULL && whole_output_write(o->csv, show_csv, shown) != 0))
		return EXIT_USAGE;
	return gate_status(shown->gate);
}

static int measure(struct gate_options *o)
{
	struct gate gate = { 0 };
	int status = gate_run(&o->order, &gate);

	if (status == 0)
		status = show(&(struct shown){ .options = o, .gate = &gate });
	gate_free(&gate);
	return status;
}

static int compare(struct gate_options *o)
{
	char *base = find_benchmark(o->base), *head = base != NULL ? find_benchmark(o->head) : NULL;
	int status = EXIT_USAGE;

	interrupt_watch();
	o->order.program[BASE] = base;
	o->order.program[HEAD] = head;
	if (head != NULL && (o->order.scratch = temporary_folder_create(o->order.dir)) != NULL) {
		status = measure(o);
		temporary_folder_remove();
	}
	free(base);
	free(head);
	return status;
}

/* If an output goes to standard output, the table goes to standard error.  The self-test does that
 * by itself. */
static int place_outputs(const struct gate_options *o)
{
	const struct output_option outputs[] = {
		{ "--json", o->json },
		{ "--markdown", o->markdown },
		{ "--csv", o->csv },
	};

	return standard_output_place(outputs, sizeof(outputs) / sizeof(outputs[0]), !o->self_test);
}

/* Become the program that is made of bench/record/gate_self_test. */
static int self_test(char **argv)
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%s/mmapspec-gate-self-test", program_folder());
	execv(path, argv);
	return complain("--self-test: %s: %s; `make` builds it", path, strerror(errno));
}

static int run(int argc, char **argv, gsl_rng *random)
{
	struct gate_options o;
	int status;

	/* For the self-test alone, and so not in --help. */
	if (argc == 3 && strcmp(argv[1], "--judge") == 0) {
		gsl_rng_set(random, strtoul(argv[2], NULL, 10));
		return judge_lines(random);
	}
	if ((status = gate_options(&o, argc, argv)) != -1 || (status = place_outputs(&o)) != 0)
		return status;
	gsl_rng_set(random, (unsigned long)o.seed);
	o.order.random = random;
	return o.self_test ? self_test(argv) : compare(&o);
}

int main(int argc, char **argv)
{
	gsl_rng *random;
	int status;

	if (standard_output_begin() != 0)
		return EXIT_USAGE;
	complain_as("mmapspec gate");
	memory_begin();
	random = gsl_rng_alloc(gsl_rng_mt19937);
	status = standard_output_end(run(argc, argv, random));
	gsl_rng_free(random);
	interrupt_die();
	return status;
}
