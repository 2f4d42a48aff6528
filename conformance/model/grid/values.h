/* SPDX-License-Identifier: MIT */
#ifndef VALUES_H
#define VALUES_H

/* Classes of argument values: for each kind of argument the values that are worth sending, such
 * as a length one beyond the end of the file.  A class has a name, and a value that depends on
 * the state of the map. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "operations.h"
#include "suite.h"

/* The state, in bytes.  The file has the bytes of pattern_fill(). */
struct value_facts {
	int64_t length, offset, position; /* of the map; offset: where it begins in the file */
	int64_t file_size;
	int64_t page, granularity; /* at least 1 */
	int64_t descriptor;        /* the number that the file has in the adapter; -1: not known */
	int64_t handle;            /* of an object of another kind than the argument's; 0: none */
};

/* The classes of a kind are numbered from 0; each kind has some. */
size_t value_classes(enum argument_kind kind);

/* Its name: lower-case letters, digits and -+^|; unique within a kind. */
const char *value_class_name(enum argument_kind kind, size_t i);

/* The class of values above 64 KiB, which need a longer map. */
#define VALUE_LONG "long"

/* Set *out to the value of class i, without a name.  False, and *out is unchanged, if the class
 * makes no sense in this state: its value is that of an earlier class, a fact is missing, or
 * the data would be longer than VALUE_DATA_MOST.  The class "left-out" gives VALUE_ABSENT: it
 * is only for an argument that may be left out.  The value lives until the test ends. */
enum { VALUE_DATA_MOST = 4 << 20 };
bool value_of_class(enum argument_kind kind, size_t i, const struct value_facts *facts,
                    struct arg *out);

#endif
