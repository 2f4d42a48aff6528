/* SPDX-License-Identifier: MIT */
#ifndef REPLAY_PRIVATE_H
#define REPLAY_PRIVATE_H

/* What the files share that run a script. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "adapters/adapter_process.h"
#include "value.h"

/* --- read_script.c ---------------------------------------------------------------- */

/* The text of a file, NUL-terminated, to be freed; NULL after a line that says why not. */
char *replay_read(const char *path);

/* text with every from replaced, to be freed. */
char *replay_replaced(const char *text, const char *from, const char *to);

/* Why the script is no reproducer, up to the end of the line; or NULL. */
const char *replay_incomplete(const char *script);

/* --- script_adapter.c ------------------------------------------------------------- */

enum outcome { ANSWERED, DIED, SILENT, UNREADABLE };

enum { REPLAY_ADAPTERS = 4, REPLAY_HANDLES = 4096 };

struct replay_adapter {
	struct process process;
	bool running;
	struct line received; /* begins with the last answer, of so many bytes */
	size_t answer;
	int64_t handles[REPLAY_HANDLES]; /* ours, by the recorded ones; 0: the same */
	int descriptors;                 /* how many more than in the record, once that is known */
	bool counted;
};

/* Send a line and wait for one; *line lives until the next call. */
enum outcome replay_exchange(struct replay_adapter *a, const char *request, int timeout_ms,
                             const char **line);

/* Something arrives that nobody asked for, within a second. */
bool replay_chatters(struct replay_adapter *a);

/* Kill it and give back everything. */
void replay_abandon(struct replay_adapter *a);

/* End all of the REPLAY_ADAPTERS that run.  Does one of them end as in the record: "died" (with
 * a status), "timeout" (not in time), "left" (a process lives on, or dir has a file that is none
 * of the script's)? */
bool replay_ends_as(struct replay_adapter *adapters, const char *dir, const char *how);

/* --- compare_answers.c ---------------------------------------------------- */

/* The recorded request with the handles that this adapter gave, to be freed. */
char *replay_request(struct replay_adapter *a, const char *line);

/* Is found the recorded answer?  Both are lines without their ids.  Of an error the kind, errno
 * and native type decide; a handle may have another number, which is remembered. */
bool replay_same_answer(struct replay_adapter *a, const char *recorded, const char *found);

/* --- file_actions.c ------------------------------------------------------------- */

enum action { ACTION_DONE, ACTION_SAME, ACTION_DIFFERS, ACTION_FAILED };

/* Do, or look at, what a "!" line says ("file PATH b:6162"), with dir for %DIR%.  found is
 * what is there now, or why it failed. */
enum action replay_action(struct replay_adapter *a, const char *line, const char *dir, char *found,
                          size_t room);

/* --- file_observations.c -------------------------------------------------------- */

/* A "!" line in words, without %DIR%; a word that is not there is "". */
struct command {
	const char *verb, *words[4];
	struct replay_adapter *adapter;
	char *found; /* of that room, as replay_action has it */
	size_t room;
};

/* Look at what the test saw.  ACTION_FAILED: the verb is none of these. */
enum action replay_observe(struct command *c);

#endif
