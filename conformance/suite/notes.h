/* SPDX-License-Identifier: MIT */
#ifndef NOTES_H
#define NOTES_H

/* What a test did, in order, so that a failure leaves a script that shows it again (the
 * format: conformance/README.md, "A failure leaves a script").  Noting is cheap: the text
 * is put together only when the verdict wants it. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct answer;
struct json_t;
struct file;
struct line;
struct requirement;

/* A line that went to that adapter, one that came back: kept by pointer, so they must live
 * until the test ends. */
void note_request(unsigned adapter, const char *line);
void note_answer(unsigned adapter, const char *line);

/* The last of these lines, oldest first, for people: "> find(@1, b"ab")", "< ok 3". */
const char *const *notes_transcript(size_t *count);

/* The same as a JSON array; a new reference. */
struct json_t *notes_transcript_json(void);

/* An adapter was leased; the test turned to it. */
void note_lease(unsigned adapter, bool unprivileged);
void note_adapter(unsigned adapter);

/* A file was made; bytes of it were written. */
void note_file(const struct file *f, const void *data, size_t size);
void note_pattern_file(const struct file *f, int64_t size);
void note_store(const struct file *f, int64_t offset, const void *data, size_t size);

/* What a test does to files itself belongs into the script that a failure leaves: an action
 * as conformance/README.md names them, "unlink PATH" say. */
void note_action(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The test does something that no script can do, and why; it saw something that no script
 * can see, which matters where the failure is not in an answer. */
void note_outside(const char *why);
void note_blind(const char *why);

/* Bytes of a file that the test read itself. */
void note_read(const struct file *f, int64_t offset, const void *found, size_t size);

/* The expectation that does not hold is about this answer; NULL: about none. */
void note_decisive(const struct answer *a);

/* Forget all that was noted, as if the test began here with the adapters that are leased now. */
void notes_restart(void);

/* The script of the test so far.  status is the verdict's ("fail", "died", "timeout",
 * "pass": then no ending is written, which the runner may add). */
void notes_write(struct line *out, const struct requirement *r, const char *status,
                 const char *message);

/* FNV-1a over size bytes, from a start or from what it gave before. */
enum { SUM_READ = 64, SUM_ANSWER = 1024 }; /* what is longer is noted as its sum */
uint64_t note_sum(uint64_t sum, const void *data, size_t size);
#define NOTE_SUM_START UINT64_C(14695981039346656037)

#endif
