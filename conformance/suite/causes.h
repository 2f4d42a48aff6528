/* SPDX-License-Identifier: MIT */
#ifndef CAUSES_H
#define CAUSES_H

/* The causes of a test that goes on after a failure: such a test ends as failed, and its record has
 * each of them with the script that shows it again. */

#include <stdbool.h>

struct json_t;

/* Two messages that differ only in the numbers of handles and processes are one cause, which is
 * counted. */
enum {
	CAUSES_SHOWN = 20, /* causes with script, transcript and handles */
	MAX_CAUSES = 200,  /* causes at all; what comes then is one more */
};

/* Add a cause: what was noted since the test started over (notes.h) is its script, up to the answer
 * of note_decisive(), which it uses up.  It is a death or a timeout if suite_try() gave up the
 * adapter so and leased no other one since.  The message is copied. */
void cause_add(const char *message);

bool causes_any(void);

/* What is left of a message when all numbers and all bytes are alike in it, but for those of the
 * clauses: two failures with the same one are probably one fault.  To be freed. */
char *cause_shape(const char *message);

/* --- for verdict.c ------------------------------------------------------------------------- */

/* Add what would have ended the test: a status of verdict() and its message. */
void cause_add_verdict(const char *status, const char *message);

/* "crash" if all are deaths, "timeout" if all are timeouts, else "fail"; the first one's message.
 */
const char *causes_status(void);
const char *causes_message(void);

/* Add to the verdict how often each of them was seen. */
void causes_finish(struct json_t *record);

#endif
