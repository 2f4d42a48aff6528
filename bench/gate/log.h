/* SPDX-License-Identifier: MIT */
#ifndef GATE_LOG_H
#define GATE_LOG_H

#include <jansson.h>

/* A file of JSON objects, one a line. */

/* All of it as an array, an empty one when there is no file; NULL after one line. */
json_t *log_read(const char *path);

/* Append one object.  Returns 0, or -1 after one line; the line is written whole or not at all. */
int log_append(const char *path, const json_t *record);

/* The same, and to records, which takes the record over.  A record that is NULL for lack of memory is an
 * error too. */
int log_keep(const char *path, json_t *records, json_t *record);

#endif
