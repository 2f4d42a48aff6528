/* SPDX-License-Identifier: MIT
 *
 * Random scripts, one after the other, until the time or their number is over.  A failure is shrunk
 * and becomes a cause of the result, unless it looks like an earlier one. */
#include <jansson.h>
#include <stdlib.h>
#include <time.h>

#include "explore_choose.h"
#include "explore_shrink.h"
#include "runner_link.h"
#include "session.h"

enum {
	TRIES = 400,
	TRIES_OF_DEATH = 120,
	TRIES_OF_TIMEOUT = 12,
	TRIES_FRESH = 60,
	MOST_SHAPES = 400,
	PROGRESS_MS = 250
};

struct exploration {
	uint64_t seed, scripts; /* scripts: at most; 0: no limit */
	double seconds;         /* at most; 0: no limit */
	uint64_t done, causes;
	char *shapes[MOST_SHAPES]; /* of the failures so far */
	size_t count;
	struct arena memory;
	struct script script;
	struct player player;
};

static double clock_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static uint64_t number_of(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text != NULL ? strtoull(text, NULL, 0) : otherwise;
}

/* Send the progress to the runner, which shows it. */
static void tell_progress(const struct exploration *e, double seconds)
{
	json_t *object = json_pack("{s:I, s:I, s:I, s:f}", "scripts", (json_int_t)e->done,
	                           "requests", (json_int_t)script_requests(), "causes",
	                           (json_int_t)e->causes, "seconds", seconds);
	char *text = json_dumps(object, JSON_COMPACT);

	runner_tell("progress", text);
	free(text);
	json_decref(object);
}

/* Keep the shape if it is new, or free it.  False if it is not new or there are too many. */
static bool keep_shape(struct exploration *e, char *shape)
{
	for (size_t i = 0; i < e->count; i++)
		if (strcmp(e->shapes[i], shape) == 0) {
			free(shape);
			return false;
		}
	if (e->count == MOST_SHAPES) {
		free(shape);
		return false;
	}
	e->shapes[e->count++] = shape;
	return true;
}

/* How many scripts may be played to shrink one.  Fewer if the process ends or hangs in each. */
static unsigned tries(void)
{
	const struct session *s = session_current();

	if (s->leased || s->over == NULL)
		return TRIES;
	return strcmp(s->over, "timeout") == 0 ? TRIES_OF_TIMEOUT : TRIES_OF_DEATH;
}

/* The player has just failed with that shape: shrink the script, and add its failure as a cause. */
static void look_into(struct exploration *e, const char *shape)
{
	static struct script whole;
	unsigned most = tries();
	struct player *p = &e->player;
	char *message = strdup(p->failure);

	whole = e->script;
	explore_shrink(&e->script, p, shape, most, false);
	if (!explore_fails(&e->script, p, shape, true)) {
		e->script = whole;
		if (explore_fails(&whole, p, shape, true))
			explore_shrink(&e->script, p, shape, TRIES_FRESH, true);
		if (!explore_fails(&e->script, p, shape, true)) {
			note_outside("a new process does not fail");
			p->failure =
			    keep_format("%s; only in a process that has played other scripts",
			                message);
		}
	}
	cause_add(p->failure);
	e->causes++;
	free(message);
}

static void do_script(struct exploration *e)
{
	struct choices c =
	    choices_of_seed(e->seed ^ ((e->done + 1) * UINT64_C(0xd1342543de82ef95)));
	char *shape;

	arena_free(&e->memory);
	e->script.count = 0;
	e->script.memory = &e->memory;
	if (!explore_grow(&c, &e->script, &e->player)) {
		shape = cause_shape(e->player.failure);
		if (keep_shape(e, shape))
			look_into(e, shape);
	}
	e->done++;
}

static void explore(struct exploration *e)
{
	double begin = clock_now(), now = begin, told = begin;

	while ((e->scripts == 0 || e->done < e->scripts) &&
	       (e->seconds == 0 || now - begin < e->seconds)) {
		do_script(e);
		now = clock_now();
		if (now - told < (double)PROGRESS_MS / 1000)
			continue;
		told = now;
		tell_progress(e, now - begin);
	}
	tell_progress(e, now - begin);
}

EXPLORATION(explore.sequences, "Random sequences of operations do what the documents allow.",
            .needs = NEEDS_LINUX_PROC)
{
	static struct exploration e;

	e.seed = number_of("MMAPSPEC_SEED", 1);
	e.scripts = number_of("MMAPSPEC_EXPLORE_SCRIPTS", 0);
	e.seconds = (double)number_of("MMAPSPEC_EXPLORE_SECONDS", 60);
	verdict_expecting();
	explore(&e);
	observe_text("%llu scripts, %llu requests, seed %llu", (unsigned long long)e.done,
	             (unsigned long long)script_requests(), (unsigned long long)e.seed);
}
