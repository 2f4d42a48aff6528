/* SPDX-License-Identifier: MIT */
#ifndef NOTES_PRIVATE_H
#define NOTES_PRIVATE_H

/* What notes.c remembers and notes_script.c writes. */

#include "notes.h"

enum { LARGEST_SCRIPT = 64 * 1024, MOST_NOTES = 4096 };

enum note_kind { NOTE_REQUEST, NOTE_ANSWER, NOTE_ACTION };

struct note {
	enum note_kind kind;
	unsigned adapter;
	const char *text;
};

struct notes {
	struct note at[MOST_NOTES];
	size_t count, size;
	unsigned adapter;     /* the one that was leased last: actions are noted with it */
	const char *outside;  /* why no replay can do what the test did, or NULL */
	const char *blind;    /* the same of what the test saw */
	const char *decisive; /* the request whose answer is the failure, or NULL: all of them */
};

const struct notes *notes_all(void);

#endif
