/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_MARKDOWN_H
#define OUTPUT_MARKDOWN_H

/* Parts of the summary. */

#include "output_matrix.h"
#include "output_pieces.h"

/* The results that are not as expected; *left_out counts those for which there is no room. */
void summary_new(struct pieces *p, const struct matrix *m, size_t *left_out);

#endif
