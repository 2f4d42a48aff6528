/* SPDX-License-Identifier: MIT */
#ifndef CELL_RECORDS_H
#define CELL_RECORDS_H

/* Results are NDJSON: one object a line, written whole or not at all; several files join by
 * concatenation.  Each is a record of a kind ("cell", "result", "absent", "known", "mutants"),
 * whose members conformance/results.schema.json describes.  A cell is one implementation, version,
 * file system and page size.  A result is "expected" if it is a pass that is not listed as
 * failing, a listed failure, or a skip; a requirement that does not apply leaves no record. */

#include <jansson.h>
#include <stdbool.h>

/* Read every line of path ("-": standard input) and append the objects to records, a
 * JSON array.  Returns 0; or -1 after one line on standard error: path cannot be read, it has
 * no records, or a line is no record. */
int records_read(json_t *records, const char *path);

/* Write all records to path, as whole_output.h says.  Returns as records_read. */
int records_write(const json_t *records, const char *path);

/* A text member, or "" when there is none of that name. */
const char *record_text(const json_t *record, const char *name);

/* Set a member to the text, as text_json() keeps it; nothing for an empty text or NULL. */
void record_set_text(json_t *record, const char *name, const char *text);

bool record_is(const json_t *record, const char *kind);

/* The target's label of that cell, or its id when there is no record of it. */
const char *records_label(const json_t *records, const char *cell);

/* Has the result that status? */
bool result_is(const json_t *record, const char *status);

/* A new array of the records, in which of two results for the same cell and requirement only the
 * later one is left, in the place of the first. */
json_t *records_latest(const json_t *records);

#endif
