/* SPDX-License-Identifier: MIT */
#ifndef JSON_FROM_TEXT_H
#define JSON_FROM_TEXT_H

/* What adapters, commands and file systems say of themselves is bytes; JSON carries UTF-8
 * and nothing else. */

#include <jansson.h>

/* text as a JSON string: as it is where all of it is UTF-8, else with a question mark for
 * each byte that is not ASCII.  NULL only when memory is out. */
json_t *text_json(const char *text);

#endif
