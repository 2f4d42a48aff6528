/* SPDX-License-Identifier: MIT */
#ifndef CAUSES_H
#define CAUSES_H

/* The causes of a test that goes on after a failure.  Such a test fails, and its record has each
 * cause with the script that reproduces it. */

#include <stdbool.h>

struct json_t;

/* Two messages that differ only in the numbers of handles and processes are one cause, which is
 * counted. */
enum {
	CAUSES_SHOWN = 20, /* causes with script, transcript and handles */
	MAX_CAUSES = 200,  /* all causes; further ones count as one more */
};

/* Add a cause.  Its script is what was noted since the test started over (notes.h), up to the
 * answer of note_decisive(), which is reset.  It is a death or a timeout if suite_try() gave up the
 * adapter for that and no other one was leased since.  The message is copied. */
void cause_add(const char *message);

bool causes_any(void);

/* The message with all numbers and bytes replaced, apart from those of clauses.  Two failures with
 * the same shape are probably one fault.  The caller frees it. */
char *cause_shape(const char *message);

/* --- for verdict.c ------------------------------------------------------------------------- */

/* Add a cause that would have ended the test, with the status and message of verdict(). */
void cause_add_verdict(const char *status, const char *message);

/* The status: "crash" if all are deaths, "timeout" if all are timeouts, else "fail".  The message
 * of the first cause. */
const char *causes_status(void);
const char *causes_message(void);

/* Add to the verdict how often each of them was seen. */
void causes_finish(struct json_t *record);

#endif
