/* SPDX-License-Identifier: MIT */
#ifndef PLAY_H
#define PLAY_H

/* The player: a script of steps is done to an adapter and to the model at once.  What the
 * adapter answers must be among what the model allows, and what can be seen of files,
 * objects and the process must be what the model has.  The first step where it is not ends
 * the script; the failure is one line of text.
 *
 * Objects and files have numbers of the script's own, from 1, so that a script from which
 * steps were taken still makes sense: a step that names an object which is not there is left
 * out. */

#include "model.h"
#include "suite.h"

enum { PLAY_THINGS = 24, PLAY_FILES = 4, STEP_ARGUMENTS = MODEL_ARGUMENTS };

enum step_kind {
	STEP_FILE, /* a file of `size` bytes is made; `sparse` ones have marks alone */
	STEP_OPEN, /* the adapter opens it in `mode`; `makes` a descriptor */
	STEP_CALL, /* `op` is asked with `args`; may make an object */
	STEP_DESTROY,
	STEP_SEEK,   /* the descriptor's own offset is set to `at` */
	STEP_CLOSE,  /* the descriptor is closed */
	STEP_WRITE,  /* somebody writes `size` bytes at `at`, with a descriptor of his own */
	STEP_SIZE,   /* somebody gives the file `size` bytes */
	STEP_UNLINK, /* somebody takes its name */
	STEP_FORK,   /* `makes` a child that has all objects too */
	STEP_EXIT,   /* the child ends as a program ends */
	STEP_LOOK,   /* everything is compared */
};

struct step {
	enum step_kind kind;
	enum operation op;
	int file;  /* of the script, from 1 */
	int makes; /* the number of the object that it makes, or 0 */
	/* Of STEP_DESTROY and its like; of a STEP_CALL the child that does it, or 0; of a STEP_LOOK
	 * the only object to look at, of which op tells, or 0. */
	int object;
	bool sparse;
	bool watched; /* a STEP_CALL: look at what only the process shows too */
	bool
	    by_name; /* a STEP_CALL gives the file's name in place of its first argument's handle */
	const char *mode; /* of STEP_OPEN: as file_open has it, or the kind of a special file */
	int64_t size, at;
	struct arg
	    args[STEP_ARGUMENTS + 1]; /* handles are numbers of the script; ends as in suite.h */
};

enum played {
	PLAYED,
	LEFT_OUT_STEP, /* it made no sense here, or nothing is promised of it */
	LACKING,       /* the adapter does not offer it, or cannot make one of the values */
	FAILED,
};

struct thing {
	int model; /* the model's number of it, 0 if there is none */
	int64_t handle;
	bool child, ended; /* ended: as a program ends */
	unsigned changes;  /* of a child: those of the player when it was made */
};

struct player {
	struct model model;
	struct thing things[PLAY_THINGS + 1];
	struct file *real[PLAY_FILES + 1];
	struct model_file *files[PLAY_FILES + 1];
	bool unlinked[PLAY_FILES + 1];
	int fds;             /* open when the script began */
	long pages;          /* that the process mapped then */
	bool kept;           /* the failure is that something stays open or mapped */
	bool wrong_answer;   /* it is an answer that is not among the allowed ones */
	const char *failure; /* one line; lives until the test's memory is given back */
	const char *lacking;
	const struct answer *last;  /* of the last STEP_CALL */
	int64_t stored, stored_end; /* where the last store or move went, seen from its map */
	bool changed;               /* it succeeded, and the model has changed */
	size_t judged;              /* watched calls that were done */
	uint64_t requests;
	unsigned changes; /* of objects, other than stores to shared memory */
};

/* What the implementation that is talked to is held to. */
struct model_rules play_rules(void);

/* Begin a script: nothing is there.  The notes of the test begin again. */
void play_begin(struct player *p);

enum played play_step(struct player *p, const struct step *s);

/* Do a STEP_CALL that often once more, without judging its answers and without telling the model,
 * which is of no use afterwards.  False if it cannot be done, or the process ended. */
bool play_again(struct player *p, const struct step *s, size_t times);

/* Destroy what is left, newest first, and look whether anything stays.  False if it failed
 * before or does so now. */
bool play_end(struct player *p);

/* The failure; the first one counts.  Returns FAILED. */
enum played play_fail(struct player *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Does such an object answer that operation? */
bool play_answers(const struct model_object *o, enum operation op);

/* Compare everything that can be seen with the model. */
enum played play_look(struct player *p);

#endif
