/* SPDX-License-Identifier: MIT */
#ifndef SESSION_H
#define SESSION_H

/* A leased adapter: the lines that go to it and come back. */

#include "adapter_description.h"

enum { MAX_ADAPTERS = 4 };

struct session {
	bool leased;
	int in, out; /* we write to in and read from out */
	int pid;
	int64_t last_id;
	bool reusable;     /* the runner would lease it to another test */
	bool marked;       /* what was called may outlast its objects */
	const char *state; /* of the process when it was leased (reuse_check.h) */
	const char
	    *over; /* how it ended under suite_try(): "died", "timeout", "protocol"; or NULL */
	enum { NOT_KNOWN, OUTSIDE, INSIDE } seen; /* process.h */
	struct arena memory; /* of description and state: the test may start over */
	struct description description;
	char *text; /* what was read and not yet used */
	size_t size, room;
};

/* Lease the first adapter; ends the test if that fails. */
void sessions_begin(void);

/* End the input of all adapters and wait until they have ended; the next use of a number
 * leases a fresh one. */
void sessions_end(void);

/* The adapter that is talked to now is of no more use: status is "died", "timeout" or "fail" (it
 * broke the protocol).  Its process is killed if it has not ended, and what it started with it; the
 * runner no longer counts it.  Returns the message of the failure with how the process ended in
 * front, "killed by SIGSEGV instead of answering: ...". */
const char *session_give_up(const char *status, const char *message);

/* End the adapter that is talked to now, if it is leased, and lease a fresh one under its number.
 */
void session_renew(void);

/* The adapter that is talked to now. */
struct session *session_current(void);

/* The adapter of that number, or NULL if it is not leased. */
struct session *session_number(unsigned number);

/* Send a line and return the answer line, both without newline; they live until the
 * test ends.  An answer that does not come ends the test. */
const char *session_exchange(const char *request);

/* The same for a look at the process, which is no part of the test's script. */
const char *session_look(const char *request);

/* The same in two steps, so that several requests can be sent at once, with newlines between them:
 * each is then received, in their order. */
void session_send(const char *requests);
const char *session_receive(const char *request);

/* What the adapter wrote that nobody asked for, as show_line() shows it; NULL: nothing. */
const char *session_chatter(struct session *s);

#endif
