/* SPDX-License-Identifier: MIT
 *
 * An error changes nothing: the state before and after, compared. */
#include "test_private.h"

#include <stdlib.h>
#include <unistd.h>

/* A file that an error made huge is not read to its end: its size tells. */
enum { ASPECTS = 3, SUMMED = 64 << 20 };

/* The mapping as its own answers show it (without their ids), the files, and the
 * number of descriptors. */
struct state {
	const char *answers[ASPECTS];
	int64_t sizes[MAX_FILES];
	uint64_t sums[MAX_FILES];
	size_t files;
	int fds;
};

static const enum operation aspects[ASPECTS] = { OP_length, OP_tell, OP_get_slice };
static const char *const aspect_names[ASPECTS] = { "length", "position", "contents" };

static const char *aspect_answer(enum operation op, struct arg m)
{
	const struct arg whole[] = { m, { .end = true } };
	const struct arg slice[] = { m, NONE, NONE, { .end = true } };

	if (m.value.tag != VALUE_HANDLE || !offers(op))
		return "";
	return strchr(suite_call(op, op == OP_get_slice ? slice : whole)->line, ' ');
}

/* FNV-1a of its bytes.  A file that a failed call left huge is told by its size. */
static uint64_t file_sum(const struct file *f)
{
	unsigned char bytes[65536];
	uint64_t sum = 14695981039346656037u;
	int64_t at = 0;
	ssize_t n;

	while (at < 1 << 24 && (n = pread(f->fd, bytes, sizeof(bytes), at)) > 0) {
		for (ssize_t i = 0; i < n; i++)
			sum = (sum ^ bytes[i]) * 1099511628211u;
		at += n;
	}
	return sum;
}

static void take(struct state *s, struct arg m)
{
	for (size_t i = 0; i < ASPECTS; i++)
		s->answers[i] = aspect_answer(aspects[i], m);
	s->files = files_count();
	for (size_t i = 0; i < s->files; i++) {
		s->sizes[i] = file_size(files_at(i));
		s->sums[i] = file_sum(files_at(i));
	}
	s->fds = descriptors();
}

static void compare(const struct state *before, const struct state *after, const char *request)
{
	for (size_t i = 0; i < ASPECTS; i++)
		expect(strcmp(before->answers[i], after->answers[i]) == 0,
		       "%s: the error changed the %s from%s to%s", request, aspect_names[i],
		       shortened(before->answers[i]), shortened(after->answers[i]));
	for (size_t i = 0; i < before->files; i++) {
		expect(before->sizes[i] == after->sizes[i],
		       "%s: the error changed the file from %lld to %lld bytes", request,
		       (long long)before->sizes[i], (long long)after->sizes[i]);
		expect(before->sums[i] == after->sums[i], "%s: the error changed the file's bytes",
		       request);
	}
	expect(before->fds == after->fds, "%s: the error changed the open descriptors from %d to %d",
	       request, before->fds, after->fds);
}

/* A collector may still hold what the failed call had opened: only what is left after it
 * ran is a leak. */
static void settle_if_more(const struct state *before, struct state *after)
{
	if (after->fds == before->fds)
		return;
	settle();
	after->fds = descriptors();
}

const struct answer *expect_refused(struct arg m, const char *kinds, enum operation op,
				    const struct arg *args)
{
	struct state before = { 0 }, after = { 0 };
	const struct answer *a;

	take(&before, m);
	a = suite_call(op, args);
	expect_error(a, kinds);
	take(&after, m);
	settle_if_more(&before, &after);
	compare(&before, &after, shortened(strchr(a->request, ' ') + 1));
	return a;
}
