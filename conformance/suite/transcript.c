/* SPDX-License-Identifier: MIT */
#include "transcript.h"
#include "keep.h"
#include "show.h"

static struct {
	bool answer;
	const char *line;
} remembered[TRANSCRIPT_LINES];
static size_t lines_seen;

void transcript_add(bool answer, const char *line)
{
	size_t slot = lines_seen++ % TRANSCRIPT_LINES;

	remembered[slot].answer = answer;
	remembered[slot].line = line;
}

const char *const *transcript_lines(size_t *count)
{
	static const char *ordered[TRANSCRIPT_LINES];
	size_t n = lines_seen < TRANSCRIPT_LINES ? lines_seen : TRANSCRIPT_LINES;

	for (size_t i = 0; i < n; i++) {
		size_t slot = (lines_seen - n + i) % TRANSCRIPT_LINES;
		bool answer = remembered[slot].answer;

		ordered[i] = keep_format("%s %s", answer ? "<" : ">",
					 shown(answer ? show_answer : show_request,
					       remembered[slot].line));
	}
	*count = n;
	return ordered;
}
