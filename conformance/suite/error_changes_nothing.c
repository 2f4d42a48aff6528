/* SPDX-License-Identifier: MIT
 *
 * An error changes nothing: the state before and after, compared. */
#include "files.h"
#include "notes.h"
#include "session.h"
#include "suite.h"

#include <stdlib.h>
#include <unistd.h>

/* A file that an error made huge is not read to its end: its size tells. */
enum { ASPECTS = 3, SUMMED = 16 << 20 };

/* The mapping as its own answers show it, the files, and the
 * number of descriptors. */
struct state {
	const struct answer *answers[ASPECTS]; /* NULL: it has none */
	int64_t sizes[MAX_FILES];
	uint64_t sums[MAX_FILES];
	size_t files;
	int fds;
};

static const enum operation aspects[ASPECTS] = { OP_length, OP_tell, OP_get_slice };
static const char *const aspect_names[ASPECTS] = { "length", "position", "contents" };

static const struct answer *aspect_answer(enum operation op, struct arg m)
{
	const struct arg whole[] = { m, { .end = true } };
	const struct arg slice[] = { m, NONE, NONE, { .end = true } };

	if (m.value.tag != VALUE_HANDLE || !offers(op))
		return NULL;
	return suite_call(op, op == OP_get_slice ? slice : whole);
}

/* FNV-1a of its first bytes. */
static uint64_t file_sum(const struct file *f)
{
	unsigned char bytes[65536];
	uint64_t sum = NOTE_SUM_START;
	int64_t at = 0;
	ssize_t n;

	while (at < SUMMED && (n = pread(f->fd, bytes, sizeof(bytes), at)) > 0) {
		sum = note_sum(sum, bytes, (size_t)n);
		at += n;
	}
	note_action("sum %s 0 %lld %016llx", f->path, (long long)at, (unsigned long long)sum);
	return sum;
}

static void take_answers(struct state *s, struct arg m)
{
	for (size_t i = 0; i < ASPECTS; i++)
		s->answers[i] = aspect_answer(aspects[i], m);
}

static void take_files(struct state *s)
{
	s->files = files_count();
	for (size_t i = 0; i < s->files; i++) {
		s->sizes[i] = file_size(files_at(i));
		s->sums[i] = file_sum(files_at(i));
	}
}

/* Apart from their ids. */
static bool same_answers(const struct answer *a, const struct answer *b)
{
	return strcmp(strchr(a->line, ' '), strchr(b->line, ' ')) == 0;
}

static void compare_answers(const struct state *before, const struct state *after,
                            const char *request)
{
	for (size_t i = 0; i < ASPECTS; i++)
		if (before->answers[i] != NULL)
			expect(same_answers(before->answers[i], after->answers[i]),
			       "%s: the error changed the %s from %s to %s", request,
			       aspect_names[i], answered(before->answers[i]),
			       answered(after->answers[i]));
}

static void compare_files(const struct state *before, const struct state *after,
                          const char *request)
{
	for (size_t i = 0; i < before->files; i++) {
		expect(before->sizes[i] == after->sizes[i],
		       "%s: the error changed the file from %lld to %lld bytes", request,
		       (long long)before->sizes[i], (long long)after->sizes[i]);
		expect(before->sums[i] == after->sums[i], "%s: the error changed the file's bytes",
		       request);
	}
}

/* A collector may still hold what the failed call had opened: only what is left after it
 * ran is a leak.  Wine opens one when a handle is used first, and may close it at any time. */
static void compare_descriptors(const struct state *before, const char *request)
{
	int fds = descriptors();

	if (fds != before->fds) {
		settle();
		fds = descriptors();
	}
	expect(before->fds == fds || on_windows(),
	       "%s: the error changed the open descriptors from %d to %d", request, before->fds,
	       fds);
}

const struct answer *suite_attempt(struct arg m, const char *kinds, enum operation op,
                                   const struct arg *args)
{
	struct state before = { 0 }, after = { 0 };
	const struct answer *a;
	const char *request;

	take_answers(&before, m);
	take_files(&before);
	before.fds = descriptors();
	a = suite_call(op, args);
	if (kinds != NULL)
		expect_error(a, kinds);
	if (a->ok)
		return a;
	/* The files first: a map whose file was cut cannot be looked at. */
	request = asked(a);
	take_files(&after);
	compare_files(&before, &after, request);
	take_answers(&after, m);
	compare_answers(&before, &after, request);
	compare_descriptors(&before, request);
	return a;
}

const struct answer *suite_attempt_on(const char *kinds, enum operation op, const struct arg *args)
{
	return suite_attempt(args[op == OP_native], kinds, op, args);
}
