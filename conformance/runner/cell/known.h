/* SPDX-License-Identifier: MIT */
#ifndef CELL_KNOWN_H
#define CELL_KNOWN_H

#include <jansson.h>
#include <stdbool.h>

#include "adapter_description.h"

/* The known failures in the file, an empty list if there is no file; NULL after a line about a
 * file that cannot be read.
 *
 * The file is a list of findings, objects with the text "reason" and with "id": the id of a
 * requirement or a list of them.  In place of "id" it may have "entries", a list of objects with
 * "id": each has the fields of the finding, which its own fields replace.  What is returned has an
 * object for each id, in the order of the file, with the id as text, all these fields, and "place":
 * which finding of the file it belongs to, from 0. */
json_t *known_load(const char *path);

/* What the conditions of entries are about. */
struct cell_facts {
	const char *target, *filesystem;
	const struct description *description;
};

struct run_options;

/* Set "holds" in each entry: whether its conditions hold.  Add "known" records for unknown ids, and
 * for entries that hold though their requirement was selected and does not apply. */
void known_apply(json_t *known, const struct cell_facts *facts, const char *cell,
                 const struct run_options *options, json_t *records);

/* The first entry for that requirement that holds, or NULL; the first one from *place on, which is
 * set to the place behind it. */
const json_t *known_entry(const json_t *known, const char *id);
const json_t *known_next(const json_t *known, const char *id, size_t *place);

/* May the requirement also pass, or fail without a cause of that kind, where the entry holds?  So
 * says its member "sometimes", for a failure that only some seeds show. */
bool known_sometimes(const json_t *entry);

/* Does the entry's pattern match the message? */
bool known_matches(const json_t *entry, const char *message);

/* Add a "known" record: something about that requirement's expectation is wrong. */
void known_problem(json_t *records, const char *cell, const char *id, const char *problem);

#endif
