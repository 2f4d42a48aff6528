/* SPDX-License-Identifier: MIT */
#ifndef FAILURE_H
#define FAILURE_H

/* What a C++ function threw, in a form that C can read.  Every C++ function that an adapter calls
 * catches all exceptions and fills one of these in. */

#ifdef __cplusplus
extern "C" {
#endif

struct adapter_call;

struct failure {
	const char *kind; /* of the protocol; NULL: nothing was thrown */
	int number;       /* an errno, or 0 */
	char native[80], message[300];
};

/* Answer with it. */
void failure_answer(struct adapter_call *call, const struct failure *failure);

#ifdef __cplusplus
}
#endif

#endif
