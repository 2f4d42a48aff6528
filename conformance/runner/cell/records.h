/* SPDX-License-Identifier: MIT */
#ifndef CELL_RECORDS_H
#define CELL_RECORDS_H

/* Results are NDJSON: one object a line, written whole or not at all; several files
 * join by concatenation.  The records are:
 *
 *	{"record":"cell", "cell":ID, "implementation":FOLDER, "column":LABEL,
 *	 "name":..., "version":..., "language":..., "homepage":..., "issues":...,
 *	 "claims":["python 3.13 unix", ...], "page":BYTES, "granularity":BYTES,
 *	 "suite":VERSION, "kernel":..., "architecture":..., "filesystem":..., "mount":OPTIONS,
 *	 "limits":{"nofile":N,"memlock":N,"as":N}, "privileged":BOOL, "jobs":N,
 *	 "adapters":"fresh"|"warm", "started":ISO-8601,
 *	 "repetition":N (of a run that was repeated: the one that is told of),
 *	 "seconds":S, "partial":BOOL, "problem":TEXT or absent (it never came to run) }
 *	{"record":"result", "cell":ID, "implementation":FOLDER, "version":..., "requirement":ID,
 *	 "level":"required"|"recommended"|"informational", "status":"pass"|"fail"|"crash"|
 *	 "timeout"|"skip"|"error", "expected":BOOL, "message":TEXT, "seconds":S,
 *	 "stage":"fixture"|"test"|"ability" (a skip: the machine or the directory lacks one),
 *	 and where there are any: "value":TEXT (informational),
 *	 "known":{"reason":..., "link":...}, "note":TEXT ("unexpected pass", ...),
 *	 "handles":TEXT (what made the objects that the message names),
 *	 "transcript":[LINE, ...] (as suite/show.h shows them), "stderr":TEXT, "rerun":COMMAND,
 *	 "replay":TEXT (fail, crash, timeout: the script of conformance/README.md, which
 *	 `mmapspec run --replay` executes), "program":TEXT (the same as a program, if
 *	 impl/FOLDER/translate has a translation of the script),
 *	 "cuts":{"made":N,"lost":N} (power cuts of an ext4 image of the suite's own, which is not
 *	 the cell's file system; and those that lost unflushed pages) }
 *	{"record":"absent", "implementation":FOLDER, "column":LABEL, "reason":TEXT}
 *	{"record":"known", "cell":ID, "requirement":ID, "problem":"unknown id"|"stale"|...}
 *	{"record":"mutants", "kind":"catalogue", "killed":K, "of":N}
 *
 * A cell is one implementation, version, file system and page size.  "expected" is true
 * for a pass that nobody listed as failing, for a listed failure and for a skip; a
 * requirement that does not apply leaves no record. */

#include <jansson.h>
#include <stdbool.h>

/* Read every line of path ("-": standard input) and append the objects to records, a
 * JSON array.  Returns 0; or -1 after one line on standard error: path cannot be read, it has
 * no records, or a line is no record. */
int records_read(json_t *records, const char *path);

/* Write all records to path, as whole_file.h says.  Returns as records_read. */
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
