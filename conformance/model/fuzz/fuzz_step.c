/* SPDX-License-Identifier: MIT */

/* One step: what was done, what the model says, what the reference says. */

#include "fuzz_state.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fuzz_say(struct fuzz *w, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(w->lines[w->steps++ % FUZZ_STEPS], FUZZ_LINE, format, arguments);
	va_end(arguments);
}

void fuzz_differs(struct fuzz *w, const char *format, ...)
{
	unsigned first = w->steps > FUZZ_STEPS ? w->steps - FUZZ_STEPS : 0;
	va_list arguments;

	fprintf(stderr, "\nThe reference differs from the model:\n");
	for (unsigned i = first; i < w->steps; i++)
		fprintf(stderr, "%4u  %s\n", i + 1, w->lines[i % FUZZ_STEPS]);
	fprintf(stderr, "after this ");
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\n");
	abort();
}

static const char *name_of(int error)
{
	static const char *const names[] = {
		[MMAPOBJ_OK] = "no error",   [MMAPOBJ_TYPE] = "TYPE",
		[MMAPOBJ_VALUE] = "VALUE",   [MMAPOBJ_INDEX] = "INDEX",
		[MMAPOBJ_BUFFER] = "BUFFER", [MMAPOBJ_OVERFLOW] = "OVERFLOW",
		[MMAPOBJ_MEMORY] = "MEMORY", [MMAPOBJ_OS] = "OS",
	};
	size_t n = sizeof(names) / sizeof(names[0]);

	if (error == MODEL_UNKNOWN)
		return "not tried";
	return error >= 0 && (size_t)error < n ? names[error] : "something else";
}

/* Add the model's answer to the line. */
static void add_answer(struct fuzz *w, int error)
{
	char *line = w->lines[(w->steps - 1) % FUZZ_STEPS];
	size_t used = strlen(line);

	snprintf(line + used, FUZZ_LINE - used, ": %s", name_of(error));
}

bool fuzz_expects(struct fuzz *w, int error)
{
	w->wanted_errno = errno;
	w->wanted = error;
	add_answer(w, error);
	return error != MODEL_UNKNOWN;
}

bool fuzz_answers(struct fuzz *w, int error)
{
	int number = errno;

	if (error != w->wanted)
		fuzz_differs(w, "expected %s, found %s (errno %d)", name_of(w->wanted),
		             name_of(error), number);
	if (error == MMAPOBJ_OS && w->wanted_errno != 0 && number != w->wanted_errno)
		fuzz_differs(w, "expected OS with errno %d (%s), found %d (%s)", w->wanted_errno,
		             strerror(w->wanted_errno), number, strerror(number));
	return error == MMAPOBJ_OK;
}

void fuzz_same(struct fuzz *w, const char *what, int64_t wanted, int64_t found)
{
	if (wanted != found)
		fuzz_differs(w, "expected %s to be %" PRId64 ", found %" PRId64, what, wanted,
		             found);
}

void fuzz_same_bytes(struct fuzz *w, const char *what, const unsigned char *wanted,
                     const unsigned char *found, size_t size)
{
	size_t i = 0;

	if (size == 0 || memcmp(wanted, found, size) == 0)
		return;
	while (wanted[i] == found[i])
		i++;
	fuzz_differs(w, "expected byte %zu of %zu of %s to be %#x, found %#x", i, size, what,
	             wanted[i], found[i]);
}
