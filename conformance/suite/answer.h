/* SPDX-License-Identifier: MIT */
#ifndef ANSWER_H
#define ANSWER_H

/* From an operation and its arguments to a line, and from the answer's line back to a struct
 * answer, validated against operations.def. */

#include "suite.h"

/* The line of a request, without newline. */
const char *request_line(enum operation op, const struct arg *args, int64_t id);

/* Parse the answer to the request of that id.  One that breaks the protocol ends the test. */
const struct answer *answer_parse(enum operation op, const char *request, const char *line,
                                  int64_t id);

/* What suite_try_all() does with what it may end the test for; *done counts the answers. */
void suite_ask_all(const struct suite_request *requests, size_t count, const struct answer **out,
                   volatile size_t *done);

/* Skip because the answer to op is Unsupported; the cause is in the adapter's own words.  args
 * are looked at for `native` alone, whose name they begin with. */
void skip_refused(enum operation op, const struct arg *args, const struct answer *a)
    __attribute__((noreturn));

#endif
