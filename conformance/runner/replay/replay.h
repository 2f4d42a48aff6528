/* SPDX-License-Identifier: MIT */
#ifndef REPLAY_H
#define REPLAY_H

/* The scripts that failures leave (conformance/README.md, "A failure leaves a script"):
 * to run one, to keep them, and to translate them. */

#include "runner.h"

/* --- replay.c --------------------------------------------------------------- */

/* Run the script on the one column that can be run, in a scratch folder under dir.
 * Returns EXIT_UNEXPECTED when the failure shows again, EXIT_EXPECTED when it does not,
 * EXIT_USAGE after a line that says why the script cannot be run. */
int replay_run(const char *path, const struct columns *columns, const struct run_options *options);

/* The text of a file, NUL-terminated, to be freed; NULL after a line that says why not. */
char *replay_read(const char *path);

/* text with every from replaced, to be freed; NULL when memory is out. */
char *replay_replaced(const char *text, const char *from, const char *to);

/* Why the script is no reproducer, up to the end of the line; or NULL. */
const char *replay_incomplete(const char *script);

/* --- replay_adapter.c --------------------------------------------------------- */

enum outcome { ANSWERED, DIED, SILENT, UNREADABLE };

enum { REPLAY_ADAPTERS = 4, REPLAY_HANDLES = 4096 };

struct replay_adapter {
	struct process process;
	bool running;
	char *text; /* what was read and not yet used */
	size_t size, room;
	int64_t handles[REPLAY_HANDLES]; /* ours, by the recorded ones; 0: the same */
	int descriptors; /* how many more than in the record, once that is known */
	bool counted;
};

/* Send a line and wait for one; *line lives until the next call. */
enum outcome replay_exchange(struct replay_adapter *a, const char *request, int timeout_ms,
			     const char **line);

/* Something arrives that nobody asked for, within a second. */
bool replay_chatters(struct replay_adapter *a);

/* End its input.  *status is how it ended, *left whether something that it started did not;
 * false when it did not itself within two seconds. */
bool replay_end(struct replay_adapter *a, int *status, bool *left);

/* Kill it and give back everything. */
void replay_abandon(struct replay_adapter *a);

/* --- replay_ends.c -------------------------------------------------------------- */

/* End all of the REPLAY_ADAPTERS that run.  Does one of them end as in the record: "died" (with
 * a status), "timeout" (not in time), "left" (a process lives on, or dir has a file that is none
 * of the script's)? */
bool replay_ends_as(struct replay_adapter *adapters, const char *dir, const char *how);

/* --- replay_actions.c ----------------------------------------------------------- */

enum action { ACTION_DONE, ACTION_SAME, ACTION_DIFFERS, ACTION_FAILED };

/* Do, or look at, what a "!" line says ("file PATH b:6162"), with dir for %DIR%.  found is
 * what is there now, or why it failed. */
enum action replay_action(struct replay_adapter *a, const char *line, const char *dir, char *found,
			  size_t room);

/* --- replay_keep.c -------------------------------------------------------------- */

/* Add the member "replay" to a failure's record.  Returns 0, or -1 when memory is out. */
int replay_record(json_t *record, const json_t *verdict, const char *status);

/* Write DIR/COLUMN/ID.replay for each failure, and its program as ID.EXTENSION, where extensions
 * has one for its implementation.  Returns 0 or EXIT_USAGE. */
int replay_keep(const json_t *records, const json_t *extensions, const char *dir);

/* --- translate.c -------------------------------------------------------------  */

/* Add the member "program" to each failure that impl/IMPLEMENTATION/translate can translate
 * (impl/README.md, "Programs of failures").  A translator is run once for all failures of its
 * implementation; if that does not work, one line says why and they have no programs.  Returns
 * {IMPLEMENTATION: EXTENSION, ...}, to be released. */
json_t *replay_translate(json_t *records);

#endif
