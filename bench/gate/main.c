/* SPDX-License-Identifier: MIT */
/* mmapspec gate: is this build slower than that one? */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "calibrate.h"
#include "interrupt.h"
#include "options.h"
#include "scratch.h"
#include "self_test.h"
#include "show.h"
#include "side.h"
#include "standard_output.h"
#include "whole_file.h"

static int show(const struct shown *shown)
{
	const struct gate_options *o = shown->options;

	show_table(stdout, shown);
	if ((o->json != NULL && whole_file_write(o->json, show_json, shown) != 0) ||
	    (o->markdown != NULL && whole_file_write(o->markdown, show_markdown, shown) != 0) ||
	    (o->csv != NULL && whole_file_write(o->csv, show_csv, shown) != 0))
		return GATE_USAGE;
	return gate_status(shown->gate);
}

static int compare(struct gate_options *o)
{
	char *programs[SIDES] = { side_program(o->base), NULL };
	struct gate gate = { 0 };
	int status = GATE_USAGE;

	if (programs[BASE] != NULL)
		programs[HEAD] = side_program(o->head);
	if (programs[HEAD] != NULL) {
		o->order.program[BASE] = programs[BASE];
		o->order.program[HEAD] = programs[HEAD];
		status = calibrate(&o->order);
		if (status == 0)
			status = gate_run(&o->order, &gate);
		if (status == 0)
			status = show(&(struct shown){ .options = o, .gate = &gate });
	}
	gate_free(&gate);
	free(programs[BASE]);
	free(programs[HEAD]);
	return status;
}

/* If an output goes to standard output, the table goes to standard error.  The self-test does that
 * by itself. */
static int place_outputs(const struct gate_options *o)
{
	const struct output_option outputs[] = {
		{ "--json", o->json }, { "--markdown", o->markdown }, { "--csv", o->csv },
	};
	int users = standard_output_users(outputs, sizeof(outputs) / sizeof(outputs[0]));

	if (users > 0 && !o->self_test)
		users = standard_output_reserve();
	return users < 0 ? GATE_USAGE : 0;
}

static int run(struct gate_options *o)
{
	int status = GATE_USAGE;
	char *scratch;

	interrupt_watch();
	if ((scratch = scratch_make(o->order.dir)) == NULL)
		return GATE_USAGE;
	o->order.scratch = scratch;
	if ((o->order.random = gsl_rng_alloc(gsl_rng_mt19937)) == NULL)
		status = gate_say(GATE_USAGE, "out of memory");
	else {
		gsl_rng_set(o->order.random, o->seed);
		status = compare(o);
		gsl_rng_free(o->order.random);
	}
	scratch_remove(scratch);
	return status;
}

int main(int argc, char **argv)
{
	struct gate_options o;
	int status;

	if (standard_output_begin() != 0)
		return GATE_USAGE;
	/* Not for people, and so not in --help. */
	if (argc == 3 && strcmp(argv[1], "--judge") == 0)
		return standard_output_end(self_test_judge(strtoul(argv[2], NULL, 10)));
	if ((status = gate_options(&o, argc, argv)) == -1 && (status = place_outputs(&o)) == 0)
		status = o.self_test ? self_test_become(argv) : run(&o);
	status = standard_output_end(status);
	if (interrupted()) {
		/* Die of the signal, so that the caller sees it. */
		signal(interrupted(), SIG_DFL);
		raise(interrupted());
	}
	return status;
}
