/* SPDX-License-Identifier: MIT */
#ifndef GRID_PARTS_H
#define GRID_PARTS_H

/* What the files of a grid share.  grid_row.h says what a row is. */

#include "grid_row.h"

/* --- classes of arguments ------------------------------------------------------------------ */

/* The number of the kind's class of that name, or -1. */
int grid_class(enum argument_kind kind, const char *name);

/* Can the argument be of that class?  Only an optional one can be left out. */
bool grid_takes(const struct operation_argument *a, const char *class);

/* The classes of an argument that the grid is not about: their numbers, at most `most`.  Returns
 * how many there are. */
unsigned char grid_choose_classes(const struct operation_argument *a, unsigned char *out,
                                  unsigned char most);

/* Which of the chosen classes of argument i most calls are allowed with, as an index of them. */
unsigned char grid_fitting(const struct grid *g, size_t i);

/* --- what an operation is like ------------------------------------------------------------- */

/* Does it read or write at the position, and move it? */
bool grid_reads_on(enum operation op);

/* Does it make an object? */
bool grid_makes_handles(const struct grid *g);

/* --- rows ---------------------------------------------------------------------------------- */

/* The state of a row. */
struct state grid_state(const unsigned char *row);

/* Is an argument left out before one that cannot be given by its name? */
bool grid_has_gap(const struct grid *g, const unsigned char *row);

/* Can the argument be given by its name, so that those before it may be left out? */
bool grid_names(const struct grid *g, size_t i);

/* Does the map of every constructor answer the operation with these arguments? */
bool grid_serves_foreign(const struct grid *g, const unsigned char *row);

/* What call n has in place of the row: a class of each argument.  False if it makes no sense. */
bool grid_call(const struct grid *g, const unsigned char *row, size_t n, unsigned char *out);

/* Is call n the second one of its class? */
bool grid_second(const struct grid *g, size_t n);

/* Set all arguments of the step but the first, without gaps, to the classes of the row.  False if
 * they make no sense together. */
bool grid_set_arguments(const struct grid *g, const unsigned char *row,
                        const struct value_facts *facts, struct step *call);

/* Do the call, of the classes of the row. */
enum played grid_ask(struct player *p, const struct grid *g, const unsigned char *row,
                     struct step *call);

/* Count the calls of the script that the adapter took: in the coverage table, and in p->tested
 * those that give the argument that the grid is about.  LACKING if it took none.  p->lacks_value
 * says that another type of value may be supported. */
enum played grid_count_calls(struct player *p, const struct grid *g);

/* Count the row, whose call was made, in the coverage table. */
void grid_note_coverage(const struct grid *g, const unsigned char *row, const struct state *s);

/* Begin a script, reach the row's state and do its calls from *n to before `end`, as grid_row()
 * does.  call is the last one; p->answers has the answers by the numbers of the calls. */
enum played grid_play_row(struct player *p, const struct grid *g, const unsigned char *row,
                          size_t *n, size_t end, struct step *call);

/* End the script, of which `done` is the result so far.  Returns the result; p->failure then names
 * the state. */
enum played grid_end_row(struct player *p, const unsigned char *row, enum played done);

/* --- repetition, which shows leaks --------------------------------------------------------- */

/* A call to be repeated: its row, and its number there. */
struct repetition {
	const unsigned char *row; /* NULL: there is none */
	size_t call;
	const char *kind; /* of a refusal, in words */
	size_t request;   /* characters */
};

/* At first all zero. */
struct repetitions {
	struct repetition done; /* one that succeeded */
	/* One of each kind that was refused, with a short request, and how many. */
	struct repetition refused[8];
	size_t count;
};

/* Reach the state and repeat call n.  FAILED if the memory of the process grows with each round. */
enum played grid_row_again(struct player *p, const struct grid *g, const unsigned char *row,
                           size_t n);

/* Note what is worth a repetition among the calls of the row from `from` to before n, which were
 * just played. */
void grid_note_repetitions(const struct player *p, const struct grid *g, const unsigned char *row,
                           size_t from, size_t n, struct repetitions *t);

/* Repeat each in its state.  FAILED if the memory of the process grows with each round. */
enum played grid_repeat(struct player *p, const struct grid *g, const struct repetitions *t);

/* --- constructors -------------------------------------------------------------------------- */

/* The classes of descriptors that a constructor is given: how many, and their names. */
unsigned char grid_descriptors(void);
const char *grid_descriptor_name(unsigned char class);

/* Open what a constructor gets as its file; then do a call of these classes, the second one with
 * the rest of the file after the offset. */
enum played grid_construct_open(struct player *p, const struct grid *g, const unsigned char *row,
                                const struct state *s);
enum played grid_construct(struct player *p, const struct grid *g, const unsigned char *row,
                           bool second, const struct state *s, struct step *call);

#endif
