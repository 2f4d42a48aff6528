/* SPDX-License-Identifier: MIT */
#ifndef VERDICT_H
#define VERDICT_H

/* How a test ends: one JSON object to the runner, then Criterion's own verdict, so that both
 * agree.  A process has one test, so its state is global here. */

#include <setjmp.h>
#include <stdbool.h>

#include "requirement.h"

struct json_t;

/* What the rest of the suite adds. */
struct verdict_ending {
	/* The test passed or is skipped: its adapters may serve another one.  May itself come to
	 * a verdict; a skip then stands. */
	void (*give_back)(bool skipped);
	/* The last act before the verdict is sent. */
	void (*clean_up)(void);
	/* Add what shows the verdict to its record. */
	void (*explain)(struct json_t *record, const char *status, const char *message);
};

void verdict_start(const struct requirement *r, const struct verdict_ending *ending);

/* The requirement whose test this process is. */
const struct requirement *verdict_requirement(void);

/* Report and end the test: status is "fail", "died", "timeout", "skip" or "error"; the
 * message is one line. */
void verdict(const char *status, const char *message) __attribute__((noreturn));

/* While a trap is set, a verdict of "fail", "died" or "timeout" does not end the test: it is stored
 * in the trap, which is set no longer, and longjmp() goes to it. */
struct verdict_trap {
	jmp_buf back;
	const char *status, *message;
};

void verdict_trap(struct verdict_trap *trap); /* NULL: set none */

/* The same for a failure. */
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* End the test as skipped, naming what is missing; as an error of our own set-up. */
void skip(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));
void broken(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* Report the causes of failure that were added (causes.h), of which there is one. */
void verdict_causes(void) __attribute__((noreturn));

/* Report that all held; the test's function then returns. */
void verdict_pass(void);

/* Everything between these two is preparation. */
void fixture_begin(void);
void fixture_end(void);

/* Something is expected or recorded now.  Did that happen outside of fixtures? */
void verdict_expecting(void);
bool verdict_expected(void);

/* The skip that follows is for an ability that the machine or the directory lacks. */
void verdict_lacking(void);

/* The value that is recorded; the last one counts. */
void verdict_observe(const char *text);

/* Power cuts so far, and those that lost what nobody had flushed. */
void verdict_cuts(unsigned made, unsigned lost);

#endif
