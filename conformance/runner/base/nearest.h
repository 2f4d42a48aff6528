/* SPDX-License-Identifier: MIT */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

/* The candidate with the smallest edit distance to word, or NULL if none is near. */
const char *nearest(const char *word, const char *const *candidates, size_t count);

/* complain() that a kind of thing has none of that name, and suggest the nearest candidate:
 * WHEREno KIND named "appr"; did you mean "apr"?  where is such as "--impl: " or "". */
int complain_unknown(const char *where, const char *kind, const char *word,
                     const char *const *candidates, size_t count);

#endif
