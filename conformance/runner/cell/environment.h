/* SPDX-License-Identifier: MIT */
#ifndef CELL_ENVIRONMENT_H
#define CELL_ENVIRONMENT_H

#include <jansson.h>

/* The members of a cell's record that describe machine and directory. */
json_t *environment_json(const char *dir);

/* What dir can do, as the bits of enum ability. */
unsigned abilities_probe(const char *dir);

#endif
