/* SPDX-License-Identifier: MIT */
#ifndef REPLAY_PYTHON_H
#define REPLAY_PYTHON_H

/* What the translation of a script to Python shares.  Whatever has no translation sets
 * `impossible`: no program is better than a wrong one. */

#include "replay.h"

enum { MOST_ARGUMENTS = 12 };

struct object {
	char name[24];  /* in the program; "" without one */
	bool file, open, view;
};

struct request {
	const char *operation;
	struct value values[MOST_ARGUMENTS];
	char names[MOST_ARGUMENTS][24]; /* "" by position */
	size_t count;
};

struct python {
	struct arena arena;
	struct line body;
	struct object objects[REPLAY_HANDLES];
	const char *entering; /* while a call is written into which another comes: "m1, None" */
	unsigned files, maps, views;
	const char *message; /* of the failure */
	bool impossible;
	bool whole;    /* every answer decides */
	bool counted;  /* descriptors, for the first time */
};

/* The number of the path %DIR%/NAME's NAME within v, or NULL. */
const char *python_path(struct python *p, const struct value *v);

/* Append v as Python writes it. */
void python_value(struct python *p, struct line *out, const struct value *v);

/* Append arguments from the one of that number on, with commas. */
void python_arguments(struct python *p, struct line *out, const struct request *r, size_t first);

/* Append the request as an expression; or, when it returns true, as a statement. */
bool python_call(struct python *p, struct line *out, const struct request *r);

/* Append a "!" line to the program. */
void python_action(struct python *p, const char *line);

/* Append a whole program around the lines of its body. */
void python_program(struct line *out, const char *body, bool crashes);

/* A line of the body. */
void python_line(struct python *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
