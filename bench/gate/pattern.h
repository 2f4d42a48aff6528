/* SPDX-License-Identifier: MIT */
#ifndef PATTERN_H
#define PATTERN_H

#include "gate.h"

/* An extended regular expression that matches just the names of those of the n rows for which wanted
 * holds (all, if it is NULL).  To be freed; NULL without memory. */
char *pattern_of(const struct row *rows, size_t n, bool (*wanted)(const struct row *row));

#endif
