/* SPDX-License-Identifier: MIT */
#ifndef CELL_KNOWN_H
#define CELL_KNOWN_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "describe.h"

/* The known failures in the file, an empty list if there is no file; NULL after a line about a
 * file that cannot be read.
 *
 * The file is a list of findings, objects with the text "reason" and with "id": the id of a
 * requirement or a list of them.  In place of "id" it may have "entries", a list of objects with
 * "id": each has the fields of the finding, which its own fields replace.  What is returned has an
 * object for each id, in the order of the file, with the id as text, all these fields, and "place":
 * which finding of the file it belongs to, from 0. */
json_t *known_load(const char *path);

struct cell_facts {
	const char *target, *version, *filesystem;
	const struct description *description;
	int64_t page;
};

/* The entry for that requirement whose conditions hold, or NULL. */
const json_t *known_entry(const json_t *known, const char *id, const struct cell_facts *facts);

/* Do the entry's conditions hold? */
bool known_holds(const json_t *entry, const struct cell_facts *facts);

/* Does the entry's pattern match the message? */
bool known_matches(const json_t *entry, const char *message);

struct run_options;

/* Add "known" records for unknown ids, and for entries whose conditions hold though the
 * requirement was selected and does not apply. */
void known_check(const json_t *known, const struct cell_facts *facts, const char *cell,
		const struct run_options *options, json_t *records);

/* Add a "known" record: something about that requirement's expectation is wrong. */
void known_problem(json_t *records, const char *cell, const char *id, const char *problem);

#endif
