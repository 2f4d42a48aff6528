/* SPDX-License-Identifier: MIT */
/* mmapspec gate: is this build slower than that one? */
#include <errno.h>
#include <libgen.h>
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
#include "whole_file.h"

static int write_one(const char *path, int (*write)(FILE *out, const void *data),
                     const struct shown *shown)
{
	char *folder, *name;
	int err = -ENOMEM;

	if (path == NULL)
		return 0;
	folder = strdup(path);
	name = strdup(path);
	if (folder != NULL && name != NULL)
		err = whole_file(dirname(folder), basename(name), write, shown);
	free(folder);
	free(name);
	return err == 0 ? 0 : gate_say(GATE_USAGE, "cannot write %s: %s", path, strerror(-err));
}

static int show(const struct shown *shown)
{
	int status;

	show_table(stdout, shown);
	if ((status = write_one(shown->options->json, show_json, shown)) != 0 ||
	    (status = write_one(shown->options->markdown, show_markdown, shown)) != 0 ||
	    (status = write_one(shown->options->csv, show_csv, shown)) != 0)
		return status;
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

int main(int argc, char **argv)
{
	struct gate_options o;
	int status = gate_options(&o, argc, argv);
	char *scratch;

	if (status != -1)
		return status;
	interrupt_watch();
	if ((scratch = scratch_make(o.order.dir)) == NULL)
		return GATE_USAGE;
	o.order.scratch = scratch;
	if ((o.order.random = gsl_rng_alloc(gsl_rng_mt19937)) == NULL)
		status = gate_say(GATE_USAGE, "out of memory");
	else {
		gsl_rng_set(o.order.random, o.seed);
		status = o.self_test ? self_test(&o) : compare(&o);
		gsl_rng_free(o.order.random);
	}
	scratch_remove(scratch);
	if (interrupted()) {
		/* Die of the signal, so that the caller sees it. */
		signal(interrupted(), SIG_DFL);
		raise(interrupted());
	}
	return status;
}
