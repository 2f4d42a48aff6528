/* SPDX-License-Identifier: MIT */
#ifndef TEST_PRIVATE_H
#define TEST_PRIVATE_H

/* What the files of this folder share inside a test's process.  There is one test in
 * a process, so its state is global here and nowhere else. */

#include "describe.h"
#include "show.h"
#include "suite.h"

enum { MAX_ADAPTERS = 4, MAX_FILES = 16, TRANSCRIPT_LINES = 40 };

/* --- call.c --------------------------------------------------------------- */

/* Skip because the answer to op is Unsupported; the cause is in the adapter's own words.  args
 * are looked at for `native` alone, whose name they begin with. */
void skip_refused(enum operation op, const struct arg *args, const struct answer *a)
    __attribute__((noreturn));

/* --- session.c: one leased adapter ---------------------------------------- */

struct session {
	bool leased;
	int in, out; /* we write to in and read from out */
	int pid;
	int64_t last_id;
	int kept;          /* the runner would lend it again */
	bool marked;       /* what was called may outlast its objects */
	const char *state; /* of the process when it was leased */
	struct description description;
	char *text;  /* what was read and not yet used */
	size_t size, room;
};

/* The adapter that is talked to now. */
struct session *session_current(void);

/* The adapter of that number, or NULL when it was not leased. */
struct session *session_number(unsigned number);

/* Lease the first adapter for r; ends the test when that fails. */
void session_start(const struct requirement *r);

/* Send a line and return the answer line, both without newline; they live until the
 * test ends.  An answer that does not come ends the test. */
const char *session_exchange(const char *request);

/* End the input of all adapters and wait until they have ended; the next use of a number
 * leases a fresh one. */
void sessions_end(void);

/* What the adapter wrote that nobody asked for, as show_line() shows it; NULL: nothing. */
const char *session_chatter(struct session *s);

/* --- transcript.c ----------------------------------------------------------- */

/* Remember a line of the conversation, which must live until the test ends. */
void transcript_add(bool answer, const char *line);

/* Those that are still remembered, oldest first, for people. */
const char *const *transcript(size_t *count);

/* --- session.c, again --------------------------------------------------------- */

/* Memory that lives until the test ends; ends the test when there is none. */
struct arena *test_arena(void);
char *keep_text(const char *text, size_t size);
char *keep_format(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* --- answer.c -------------------------------------------------------------- */

/* Write the request, parse and validate the answer. */
const char *request_line(enum operation op, const struct arg *args, int64_t id);
const struct answer *answer_parse(enum operation op, const char *request, const char *line,
				  int64_t id);

/* What one of the functions of show.h makes of the line. */
const char *shown(void (*show)(struct line *, const char *), const char *line);

/* --- verdict.c -------------------------------------------------------------- */

/* Everything between these two is preparation. */
void fixture_begin(void);
void fixture_end(void);

bool fixture_running(void);

/* --- expect.c ---------------------------------------------------------------- */

/* Was anything expected or observed outside of the fixtures? */
bool expected_anything(void);

/* --- verdict.c, again --------------------------------------------------------- */

/* Report and end the test: status is "fail", "died", "timeout", "skip" or "error"; the
 * message is one line. */
void verdict(const char *status, const char *message) __attribute__((noreturn));

/* Report that all held; the test's function then returns. */
void verdict_pass(void);

/* The same as verdict() for a failure. */
void fail(const char *format, ...) __attribute__((format(printf, 1, 2), noreturn));

/* The skip that follows is for an ability that the machine or the directory lacks. */
void verdict_lacking(void);

void verdict_start(const struct requirement *r, int broker);
void verdict_observe(const char *text);
void verdict_cuts(unsigned made, unsigned lost);

/* --- requirement.c: end the test as skipped when one of these (enum ability) is missing. */
void need(unsigned abilities);

/* --- handles.c --------------------------------------------------------------- */

/* Remember the object that an answer made.  A handle that the process gave before ends the test. */
void handles_remember(const struct answer *a);

/* Destroy every object that was made with that adapter. */
void handles_destroy(struct session *s);

/* What the handles are that the message names: "@2 is the file of file_open(...); @3 is the map of
 * map_fd(@2, 0)"; "" when it names none. */
const char *handles_named(const char *message);

/* --- leak.c: at the end of a test that held, destroy every object and fail when a descriptor
 * or a map of a file of the test is left. */
void leak_check(void);

/* --- clean.c: what a process shows of itself at the lease, and whether it shows the same
 * again: then it may serve another test. */
void clean_begin(struct session *s);
bool clean_end(struct session *s);

/* --- files.c ---------------------------------------------------------------- */

/* Remove the test's files. */
void files_remove(void);

/* Close our descriptors of them, and open them again by name. */
void files_close(void);
void files_open(void);

/* Remove and close them all, so that their places are free again. */
void files_forget(void);

size_t files_count(void);
struct file *files_at(size_t i);

#endif
