/* SPDX-License-Identifier: MIT */
#ifndef SUITE_H
#define SUITE_H

/* What a test uses.  A test runs in a process of its own with a fresh adapter; it
 * has a file of its own, made and looked at with plain system calls; and it ends at
 * the first expectation that does not hold.  Nothing needs to be released.
 *
 * Everything that prepares (the functions under "Fixtures") counts as fixture: when
 * the implementation fails there, the verdict says so.  Calls made with CALL count
 * as the test. */

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>

#include "causes.h" /* cause_add, causes_any */
#include "claimed_documents.h"
#include "coverage.h"
#include "test_memory.h"
#include "notes.h"
#include "requirement.h"
#include "value.h"
#include "verdict.h" /* skip, broken */

/* --- calling the implementation ------------------------------------------- */

/* An argument of a request: a value, by position unless it has a name. */
struct arg {
	const char *name;
	struct value value;
	bool end;
};

#define I(n)                ((struct arg){ .value = value_int(n) })
#define B(literal)          ((struct arg){ .value = value_bytes(literal, sizeof(literal) - 1) })
#define BYTES(data_, size_) ((struct arg){ .value = value_bytes(data_, size_) })
#define BUFFER(kind, data_, size_)                                                                 \
	((struct arg){                                                                             \
	    .value = { .tag = VALUE_BYTES, .form = kind, .data = (data_), .size = (size_) } })
#define T(literal)                                                                                 \
	((struct arg){ .value = { .tag = VALUE_TEXT,                                               \
	                          .data = (const unsigned char *)(literal),                        \
	                          .size = strlen(literal) } })
#define F(x)      ((struct arg){ .value = { .tag = VALUE_FLOAT, .real = (x) } })
#define NONE      ((struct arg){ .value = { .tag = VALUE_NONE } })
#define TRUE_     ((struct arg){ .value = value_bool(true) })
#define FALSE_    ((struct arg){ .value = value_bool(false) })
#define OBJECT(n) ((struct arg){ .value = { .tag = VALUE_OBJECT, .form = (n) } })
/* An integer of any size, as decimal text: BIG("9223372036854775808"). */
#define BIG(text) big_integer(text)
/* By name: NAMED("access", I(1)). */
#define NAMED(name_, arg_) named_argument(name_, arg_)

struct arg big_integer(const char *decimal);
struct arg named_argument(const char *name, struct arg a);

/* What came back.  It lives until the test ends. */
struct answer {
	enum operation operation;
	bool ok;
	struct value value; /* when ok */
	const char *kind;   /* when not: the error's kind, errno (0: none), names */
	int number;
	const char *native, *message;
	const char *request, *line; /* both lines as they went over the wire */
};

/* The request and the answer as messages show them: find(@1, b"ab", 0), ok 3. */
const char *asked(const struct answer *a);
const char *answered(const struct answer *a);

/* Send one request and wait for its answer.  An answer that breaks the protocol, a
 * death and a timeout end the test.  An operation that is not offered ends it too: a
 * failure when a claimed document promises it, else a skip. */
#define CALL(op, ...) suite_call(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

const struct answer *suite_call(enum operation op, const struct arg *args);

/* The same, but an answer of Unsupported comes back and does not end the test.  For what
 * an adapter may lack without the requirement losing its sense. */
#define ASK(op, ...) suite_ask(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

const struct answer *suite_ask(enum operation op, const struct arg *args);
bool unsupported(const struct answer *a);

/* The same, but nothing ends the test.  A death, a timeout, and an answer that breaks the protocol
 * are an answer that is not ok, of kind "died", "timeout" or "protocol", with number 0 and the
 * words of the verdict as its message.  The adapter is given up then: the next TRY leases a fresh
 * one under the same number, as session_renew() (session.h) does, and the runner does not hold its
 * end against the test.  An operation that is not offered is Unsupported, whoever promises it. */
#define TRY(op, ...) suite_try(OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

const struct answer *suite_try(enum operation op, const struct arg *args);

/* Several requests at once, which saves the time of waiting for each answer: all are sent, then
 * the answers are read.  Each is offered, and none needs the answer to another one.  Returns how
 * many were answered: fewer than count if the adapter was given up, and the last answer says so. */
struct suite_request {
	enum operation op;
	struct arg args[8];
};

size_t suite_try_all(const struct suite_request *requests, size_t count, const struct answer **out);

/* Start over, as often as wanted: forget what was noted, and the handles, which the test destroyed
 * or whose process has ended; remove the test's files; give back the memory that is newer than the
 * mark (test_memory_mark()), which all answers and messages since then are.  If the adapter that is
 * talked to was given up, a fresh one is leased.  The time limit of a test begins anew. */
void test_start_over(struct arena_mark mark);

/* True when the implementation offers op. */
bool offers(enum operation op);

/* The answer's value as an argument for further calls (a handle, say). */
struct arg result(const struct answer *a);

/* Collect garbage and run finalisers in the adapter. */
void settle(void);

/* From now on talk to the adapter of that number (0 is the first); another process of the same
 * implementation is leased when it is first used.  Handles belong to the adapter that made
 * them. */
void use_adapter(unsigned number);

/* --- expectations: each ends the test when it does not hold --------------- */

void expect_ok(const struct answer *a);
void expect_none(const struct answer *a);
void expect_true(const struct answer *a);
void expect_false(const struct answer *a);
void expect_int(const struct answer *a, int64_t want);
void expect_bytes(const struct answer *a, const void *want, size_t size);
#define EXPECT_BYTES(a, literal) expect_bytes(a, literal, sizeof(literal) - 1)
void expect_text(const struct answer *a, const char *want);

/* One byte as the claimed edition gives it: an integer, or before Python 3 a string
 * of length one. */
void expect_byte(const struct answer *a, unsigned char want);

/* The same for an argument that is one byte. */
struct arg byte_argument(unsigned char byte);

/* An error whose kind is one of kinds ("ValueError|IndexError"; "any"). */
void expect_error(const struct answer *a, const char *kinds);

/* An OSError with that errno. */
void expect_errno(const struct answer *a, int number);

/* The call is an error of one of those kinds and changes nothing: length, contents and
 * position of m, bytes and size of every file of the test, and the adapter's open
 * descriptors are what they were.  m is the mapping, or NONE when there is none yet
 * (constructors) or it is closed. */
#define REFUSED(m, kinds, op, ...)                                                                 \
	suite_attempt(m, kinds, OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

/* The same of a call that may work as well: an error, of whatever kind, changes nothing. */
#define ATTEMPT(m, op, ...)                                                                        \
	suite_attempt(m, NULL, OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

/* Both of the map that is the first argument, after the name if op is `native`: for a map that
 * the test needs no further. */
#define REFUSED_ON(kinds, op, ...)                                                                 \
	suite_attempt_on(kinds, OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })
#define ATTEMPT_ON(op, ...)                                                                        \
	suite_attempt_on(NULL, OP_##op, (const struct arg[]){ __VA_ARGS__, { .end = true } })

/* kinds NULL: the call may work. */
const struct answer *suite_attempt_on(const char *kinds, enum operation op, const struct arg *args);
const struct answer *suite_attempt(struct arg m, const char *kinds, enum operation op,
                                   const struct arg *args);

/* Anything else.  The message says what was expected and what was found. */
void expect(bool holds, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The value that an informational requirement records: the answer's short form, or a
 * text.  The last one counts. */
void observe(const struct answer *a);
void observe_text(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* End the test as skipped when one of these (enum needed) is missing. */
void need(unsigned abilities);

/* Is none of these missing? */
bool can(unsigned abilities);

/* --- about the implementation --------------------------------------------- */

int64_t page(void);        /* bytes, as the adapter's process sees it */
int64_t granularity(void); /* bytes: what offsets must be multiples of */

/* The Python version that is claimed is at least that one; false without a claim. */
bool python_at_least(int major, int minor);
bool claims(const char *family); /* "python", "map-region", "mmap-go" */
bool on_windows(void);           /* the adapter runs on Windows */

/* Does the error report that errno?  On Windows, a number of the system that means it. */
bool has_errno(const struct answer *a, int number);

/* A claimed document has that word after "except:", so that a shared test must not ask for it. */
bool excepted(enum exception exception);

int adapter_pid(void);
int descriptors(void); /* open in the adapter's process */
bool has_descriptor(int number);

/* --- Fixtures -------------------------------------------------------------- */

/* A file of this test, under the directory under test; removed afterwards. */
struct file {
	char path[512];
	int fd; /* ours, read and write: for pread and pwrite, never for the implementation */
};

/* Byte i of a pattern file; no two pages are alike. */
unsigned char pattern_byte(int64_t i);
void pattern_fill(void *out, int64_t first, size_t size);

struct file *new_file(const void *data, size_t size);
#define FILE_OF(literal) new_file(literal, sizeof(literal) - 1)
struct file *new_pattern_file(int64_t size);

/* With plain system calls. */
void file_store(struct file *f, int64_t offset, const void *data, size_t size);
void file_truncate(struct file *f, int64_t size);
int64_t file_size(const struct file *f);
void expect_file(const struct file *f, int64_t offset, const void *want, size_t size);
#define EXPECT_FILE(f, offset, literal) expect_file(f, offset, literal, sizeof(literal) - 1)
void expect_file_pattern(const struct file *f, int64_t offset, int64_t size);
void expect_file_size(const struct file *f, int64_t want);

/* Let the adapter open it (outside the implementation): "r", "w", "rw". */
struct arg open_file(const struct file *f, const char *mode);
struct arg special_file(const char *kind);
struct arg path_argument(const struct file *f);

enum mode { READ = 1, WRITE = 2, COPY = 3 };

/* Map with the constructor of a claimed document: length 0 is the whole file.  The
 * Python constructor is used when there is one (access by name, offset only when it is
 * not 0), then Go's; a region serves READ alone, and gives its map. */
struct arg map_file(const struct file *f, enum mode mode, int64_t offset, int64_t length);

/* The same, but an adapter that answers Unsupported does not end the test: then the result
 * is false, and *out is not set.  Any other error is a failure.  Where the implementation
 * has no read-only maps, READ gives a copy-on-write one, here and in map_file. */
bool map_granted(const struct file *f, enum mode mode, int64_t offset, int64_t length,
                 struct arg *out);

/* For a test that only reads the map, on an implementation that may only read: map the first
 * length bytes of f (0: the whole file) in *mode.  If the adapter answers Unsupported to that
 * mode for the whole file too, map read-only, and set *mode to READ.  The map shows the whole
 * file if the adapter maps nothing else, so it is at least as long as asked for. */
struct arg map_readable(const struct file *f, enum mode *mode, int64_t length);

/* Skip the test if mode, as map_readable granted it, is READ and the map of f is private:
 * whether such a map shows what is written to the file is not specified. */
void need_coherent(const struct file *f, enum mode mode);

/* A new file of those bytes, mapped whole. */
struct arg map_new(enum mode mode, const void *data, size_t size);
#define map_bytes(mode, literal) map_new(mode, literal, sizeof(literal) - 1)
struct arg map_pattern(enum mode mode, int64_t size);

/* The file that map_new or map_pattern made last. */
struct file *mapped_file(void);

/* Anonymous memory of that length, written by the implementation's own rules. */
struct arg map_anonymous(int64_t length);

/* Put the position there, as a fixture. */
void position(struct arg m, int64_t where);

/* A value that must be what it is for the test to make sense. */
struct arg constant(const char *name);

/* Put a limit (RLIMIT_NOFILE, ...) on the adapter's process from outside. */
void limit(int resource, uint64_t value);

/* --- looking at the adapter's process (NEEDS_LINUX_PROC) -------------------- */

/* How many of its map entries belong to f; the permissions ("r-xs") of the first of
 * them, or "" without one; the kilobytes that it has locked, -1 if the system
 * does not say; the same, or a skip. */
int map_entries(const struct file *f);
const char *map_permissions(const struct file *f);
int64_t locked_kilobytes(void);
int64_t need_locked_kilobytes(void);

/* How many pages it maps in all, or has in memory; -1 if that cannot be told. */
long memory_pages(bool resident);

#endif
