/* SPDX-License-Identifier: MIT */
#ifndef OUTPUT_WORDS_H
#define OUTPUT_WORDS_H

/* The words that the outputs share, so that screen, page and summary say the same. */

#include "output_matrix.h"
#include "value.h"

/* Append a page size: "4 KiB pages". */
void words_pages(struct line *out, json_int_t bytes);

/* Append "1 file" or "3 files". */
void words_count(struct line *out, size_t count, const char *one, const char *many);

/* Append kernel, file system and page size; what differs between cells as a count. */
void words_machine(struct line *out, const struct matrix *m);

/* Append "kills 214 of 214 catalogue mutants", the last score that is recorded, if any. */
void words_mutants(struct line *out, const struct matrix *m);

/* Append "mmapspec 0.1", the version being that of the suite in the records. */
void words_suite(struct line *out, const struct matrix *m);

/* Append text so that a terminal cannot take it for an order: controls become blanks. */
void words_plain(struct line *out, const char *text);

/* Append the claims of a cell's record: "python 3.13 unix, map-region". */
void words_claims(struct line *out, const json_t *cell);

/* Append any JSON value for a reader: lists with commas, members as "name value". */
void words_json(struct line *out, const json_t *value);

/* The text, or "" when there is none. */
const char *words_of(const struct line *line);

/* How many places a terminal needs for UTF-8 text; its letters are all one place wide. */
size_t words_width(const char *text);

/* Seconds that the cells took, added up. */
double words_seconds(const struct matrix *m);

/* Append the number of power cuts in the records and what they were of; nothing when there
 * were none. */
void words_cuts(struct line *out, const json_t *records);

/* --- output_skips.c ----------------------------------------------------------------- */

/* The causes of the skips in that cell (NULL: in every cell), the most frequent first: each
 * as "39 x CAUSE", a long one truncated; after the first most of them "and 3 more causes".
 * Returns a new array of texts, empty when nothing was skipped. */
json_t *skips_causes(const json_t *records, const char *cell, size_t most);

/* So many causes are listed where all cells are told of. */
enum { CAUSES_LISTED = 6 };

/* Was nothing tested in that cell (NULL: in every cell), though there are results?  That is
 * so when no required requirement came to a verdict and one was selected, or when all were
 * skipped.  If so, append why: "no required requirement passed or
 * failed", and the most frequent cause. */
bool words_untested(struct line *out, const json_t *records, const char *cell);

/* --- output_scores.c: the numbers of the first screen ------------------------------ */

enum { SCORES = 4 };

/* required, recommended, skipped, informational */
extern const char *const score_titles[SCORES];

enum mood { MOOD_NONE, MOOD_GOOD, MOOD_KNOWN, MOOD_BAD };

struct score_row {
	const char *label;
	struct line scores[SCORES]; /* "209/212 (3 known)"; counts over what applies */
	enum mood moods[SCORES];
	bool empty;                 /* there are no results: only the remark is to be shown */
	struct line remark;         /* "no results: ...", "partial run", "nothing tested", or nothing */
};

/* A row for each column of the matrix; NULL after one line on standard error. */
struct score_row *scores_make(const struct matrix *m);
void scores_free(struct score_row *rows, const struct matrix *m);

/* How many results are not as expected. */
size_t scores_new(const struct matrix *m);

/* --- output_screen_table.c ---------------------------------------------------------- */

/* Write the scores as an aligned table, coloured where terminal_coloured says so.
 * Returns 0, or -1 after one line on standard error. */
int screen_table(FILE *out, const struct matrix *m);

#endif
