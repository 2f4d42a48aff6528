/* SPDX-License-Identifier: MIT */
#ifndef PLAY_H
#define PLAY_H

/* The player does the steps of a script to an adapter and to the model.  The model must allow each
 * answer of the adapter, and files, objects and the process must look as the model says.  The first
 * step for which this is not so ends the script.  The failure is one line of text.
 *
 * Objects and files have numbers of the script's own, from 1.  A step that names an object that
 * does not exist is left out, so that a script still makes sense after steps were removed. */

#include <time.h>

#include "model.h"
#include "suite.h"

enum { PLAY_THINGS = 24, PLAY_FILES = 4, PLAY_WATCHED = 64, STEP_ARGUMENTS = MODEL_ARGUMENTS };

enum step_kind {
	STEP_FILE, /* make a file of `size` bytes; a `sparse` one has few bytes other than zero */
	STEP_OPEN, /* the adapter opens it in `mode`, under the number `at` unless that is -1 */
	STEP_CALL, /* the adapter does `op` with `args`, which may make an object */
	STEP_DESTROY,
	STEP_SEEK,   /* set the descriptor's own offset to `at` */
	STEP_CLOSE,  /* close the descriptor */
	STEP_WRITE,  /* write `size` bytes at `at`, outside the adapter */
	STEP_SIZE,   /* resize the file to `size` bytes, outside the adapter */
	STEP_UNLINK, /* unlink the file */
	STEP_RENAME, /* rename the file over file `at` */
	STEP_FORK,   /* fork the adapter; `makes` a child, which has all objects too */
	STEP_EXIT,   /* the child ends normally, as by exit() */
	STEP_LOOK,   /* compare everything with the model */
};

struct step {
	enum step_kind kind;
	enum operation op;
	int file;  /* its number in the script, from 1; 0: a special file */
	int makes; /* the number of the object that it makes, or 0 */
	/* The object of a STEP_DESTROY, STEP_SEEK, STEP_CLOSE or STEP_EXIT.  The child that does a
	 * STEP_CALL, or 0.  The only object that a STEP_LOOK compares, with `op`, or 0. */
	int object;
	bool sparse;
	bool watched; /* a STEP_CALL: compare what the process shows too */
	bool
	    by_name; /* a STEP_CALL gives the file's name in place of its first argument's handle */
	const char *mode; /* of STEP_OPEN: the mode of file_open, or the kind of a special file */
	int64_t size, at;
	struct arg
	    args[STEP_ARGUMENTS + 1]; /* handles are numbers of the script; ends as in suite.h */
};

enum played {
	PLAYED,
	LEFT_OUT_STEP, /* it makes no sense here, or no rule applies to it */
	LACKING,       /* the adapter does not offer it, or cannot make one of its values */
	FAILED,
};

struct thing {
	int model; /* its number in the model; 0: none */
	int64_t handle;
	bool child, ended; /* ended: by STEP_EXIT */
	unsigned changes;  /* of a child: player.changes when it was forked */
};

/* When a file was modified. */
struct file_times {
	bool kept;              /* nothing was stored that is not flushed */
	struct timespec before; /* the time before the call */
	int64_t size;           /* and the size */
	/* The map through which all was stored since the file was old; NULL: it is not known. */
	const struct model_object *stored;
	/* Since play_watch_times(): a call may have changed the file, was refused, or flushed all
	 * that was stored. */
	bool changed, refused, flushed;
};

struct player {
	struct model model;
	struct thing things[PLAY_THINGS + 1];
	struct file *real[PLAY_FILES + 1];
	struct model_file *files[PLAY_FILES + 1];
	bool unlinked[PLAY_FILES + 1]; /* the name that the file had is free */
	struct file_times times[PLAY_FILES + 1];
	int fds;                    /* open descriptors when the script began; -1: not compared */
	long pages;                 /* mapped by the process then */
	bool kept;                  /* the failure is something that stays open or mapped */
	bool wrong_answer;          /* the failure is an answer that is not allowed */
	const char *failure;        /* one line; lives until the test's memory is given back */
	const char *lacking;        /* what the adapter cannot do, in words */
	const struct answer *last;  /* of the last STEP_CALL */
	int64_t stored, stored_end; /* the range of the last store or move in its map */
	bool changed;               /* the last call succeeded and changed the model */
	bool succeeded;             /* the last STEP_CALL, or it will */
	bool sent;                  /* something was sent to the adapter */
	bool hasty;                 /* a quick script failed */
	bool misses;                /* because something was guessed wrong that is allowed */
	bool unable;                /* because the adapter cannot reach the state */
	uint64_t unsupported;       /* the watched calls of a quick script that are LACKING */
	size_t lacks;               /* how many */
	size_t judged;              /* watched calls that were sent */
	size_t number;              /* the next watched call's, for answers; set by the user */
	const struct answer *answers[PLAY_WATCHED]; /* of the watched calls, by that number */
	size_t tested;                              /* see grid_count_calls() */
	bool lacks_value;                           /* see grid_count_calls() */
	uint64_t requests;
	unsigned changes; /* to objects, apart from stores to shared memory */
};

/* The rules for the implementation under test. */
struct model_rules play_rules(void);

/* Are the next scripts quick?  A quick script sends several requests at once, and looks at the
 * process after all of them.  If it fails, do it again with this off, which tells what failed. */
void play_quickly(bool on);

/* Send what waits, and judge the answers.  FAILED if one is not as expected: p->hasty is set. */
enum played play_flush(struct player *p);

/* Forget what a quick script has not sent yet, if it sent nothing at all. */
void play_drop(struct player *p);

/* Begin a script, without files and objects.  The notes of the test start over. */
void play_begin(struct player *p);

/* Do a step.  After FAILED p->failure says why. */
enum played play_step(struct player *p, const struct step *s);

/* The descriptor may be wherever it is now: what moved it is not what the script is about. */
enum played play_adopt_position(struct player *p, int number);

/* Repeat a STEP_CALL that often.  Answers are not judged, and the model is of no use afterwards.
 * False if the call is not possible, or the process ended. */
bool play_again(struct player *p, const struct step *s, size_t times);

/* Destroy all objects, newest first, and look for leaks.  False if the script failed before or
 * fails now. */
bool play_end(struct player *p);

/* Record the failure; only the first one counts.  Returns FAILED. */
enum played play_fail(struct player *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Does the operation make sense for such an object? */
bool play_answers(const struct model_object *o, enum operation op);

/* Compare everything that can be seen with the model, or the sizes of the files alone. */
enum played play_look(struct player *p);
enum played play_look_sizes(struct player *p);

#endif
