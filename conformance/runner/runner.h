/* SPDX-License-Identifier: MIT */
#ifndef RUNNER_H
#define RUNNER_H

/* What the files of the mmapspec command share: where things are, what can be run, and
 * the run of one cell. */

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/messages.h"
#include "base/nearest.h"
#include "describe.h"

#define MMAPSPEC_VERSION "0.1"

/* --- places.c --------------------------------------------------------------- */

const char *place_build(void); /* the folder of this program */
const char *place_impl(void);  /* the folder of the implementations */

/* --- terminal.c -------------------------------------------------------------- */

/* A terminal that understands more than plain text (TERM is neither unset nor "dumb"). */
bool terminal_clever(int fd);

/* One that wants colours: clever, and NO_COLOR is not set. */
bool terminal_coloured(int fd);

/* --- debugger.c -------------------------------------------------------------- */

/* For a process that will be a debugger: a process group of its own, in the foreground of
 * the terminal, if there is one. */
void debugger_take_terminal(void);

/* Afterwards: the terminal is ours again. */
void debugger_return_terminal(void);

/* The debugger's command: GDB of the environment, or "gdb". */
const char *debugger_command(void);

/* --- columns.c: what can be run here ------------------------------------------ */

struct column {
	char *implementation; /* folder under impl/, or "exec" */
	char *label;
	char *command;        /* for /bin/sh -c "exec COMMAND"; NULL when absent */
	char *absent;         /* why, and how to get it; else NULL */
	char *folder;         /* where the command runs */
};

struct columns {
	struct column *at;
	size_t count;
};

/* Run every impl/NAME/discover (only those in names, a comma-separated list of folders or
 * labels, when it is not NULL; folders that cannot have them are not asked unless one is
 * missing).  Returns 0, or EXIT_USAGE after a line about an unknown
 * name. */
int columns_discover(struct columns *out, const char *names);
int columns_add(struct columns *out, const char *implementation, const char *label,
		const char *command, const char *absent, const char *folder);
void columns_free(struct columns *columns);

/* Drop all but the first count. */
void columns_truncate(struct columns *columns, size_t count);

/* Is one of the comma-separated names this one? */
bool columns_named(const char *names, const char *name);

/* --- adapter_process.c ---------------------------------------------------------- */

struct process {
	pid_t pid;      /* leader of its own process group */
	unsigned long number; /* of this run's adapters: what it starts is known by it */
	int in, out, error; /* its standard streams: we write to in */
};

/* Start the column's command.  Without privileges when unprivileged.  Returns 0 or
 * -errno; the descriptors are close-on-exec. */
int process_start(const struct column *column, bool unprivileged, struct process *out);

/* The same under gdb, which has the terminal, and the command's standard error too. */
int process_start_debugged(const struct column *column, bool unprivileged, struct process *out);

/* What a command that is started from now on, and all that it starts, carry in their
 * environment: MMAPSPEC_ADAPTER=FOLDER/NUMBER.  FOLDER is "" at first. */
void process_folder(const char *folder);

/* "MMAPSPEC_ADAPTER=FOLDER/NUMBER" of the process; returns the length. */
int process_mark(const struct process *p, char *out, size_t room);

/* Kill the process group and close what is open.  Does not reap. */
void process_kill(struct process *p);

/* "killed by SIGBUS" or "ended with status 3", in a static buffer. */
const char *status_text(int status);
const char *signal_name(int number);

/* --- adapter_handshake.c ---------------------------------------------------------- */

/* Start the column, shake hands, end it.  Everything of *out lives in arena; *seconds, if
 * it is not NULL, is the time until the answer, which may take 5 s times multiplier.  Returns NULL, or
 * one line that says what is wrong. */
const char *process_describe(const struct column *column, struct arena *arena,
			     struct description *out, double multiplier, double *seconds);

/* --- environment.c ----------------------------------------------------------------- */

/* The members of a cell's record that describe machine and directory; NULL when memory is
 * out. */
json_t *environment_json(const char *dir);

/* What dir can do, as the bits of enum ability. */
unsigned abilities_probe(const char *dir);

/* --- known.c ------------------------------------------------------------------------- */

/* The list of known failures in the file, an empty one when there is no file; NULL after a
 * line about a file that cannot be read. */
json_t *known_load(const char *path);

/* What is known of all implementations, as Markdown for their maintainers.  Returns 0, or
 * EXIT_UNEXPECTED after a line about each entry that lacks what a finding must have. */
int list_findings(void);

struct cell_facts {
	const char *column, *version, *filesystem;
	const struct description *description;
	int64_t page;
};

/* The entry for that requirement whose conditions hold, or NULL. */
const json_t *known_entry(const json_t *known, const char *id, const struct cell_facts *facts);

/* Do the entry's conditions hold? */
bool known_holds(const json_t *entry, const struct cell_facts *facts);

/* Does the entry's pattern match the message? */
bool known_matches(const json_t *entry, const char *message);

struct run_options;

/* Add "known" records for unknown ids, and for entries whose conditions hold though the
 * requirement was selected and does not apply.  Returns 0, or -1 when memory is out. */
int known_check(const json_t *known, const struct cell_facts *facts, const char *cell,
		const struct run_options *options, json_t *records);

/* Add a "known" record: something about that requirement's expectation is wrong.  Returns
 * as known_check. */
int known_problem(json_t *records, const char *cell, const char *id, const char *problem);

/* --- cell.c ----------------------------------------------------------------------------- */

struct run_options {
	const char *dir;     /* under which the files are made */
	const char *filter;  /* glob of ids, NULL: all */
	const char *operation; /* only requirements about it, NULL: all */
	/* The implementation is a control and must not pass: "nothing" and "refused" ask that
	 * every required requirement fails behind its fixture, unless it says why it cannot;
	 * "any" that none passes.  NULL: an implementation like any other. */
	const char *must_fail;
	const char *known;   /* file of known failures, NULL: the implementation's own */
	long jobs;           /* tests at the same time */
	bool strict, verbose;
	bool self_test;      /* the runner's own tests instead of the requirements */
	enum adapters { ADAPTERS_AUTO, ADAPTERS_FRESH, ADAPTERS_WARM } adapters; /* a process for each test? */
	bool fail_fast;      /* stop at the first unexpected result */
	double timeout_multiplier;
	const json_t *given; /* [name, value or null] of each option, in order */
	const json_t *only;  /* columns and ids (run_failed.c), NULL: all */
	struct known_update *update; /* is told what each cell shows, or NULL */
	enum debug { DEBUG_NOTHING, DEBUG_ADAPTER, DEBUG_TEST } debug; /* what gdb is started on */
};

/* Is that requirement selected for the column of that label? */
bool run_selects(const struct run_options *options, const char *label,
		 const struct requirement *r);

/* Run the selected requirements on one column and append its records.  Returns 0, or
 * EXIT_USAGE when our own set-up failed. */
int cell_run(const struct column *column, const struct run_options *options, json_t *records);

/* Set by SIGINT and SIGTERM: stop, clean up, keep what there is. */
extern volatile int interrupted;

/* A folder of its own under dir for this run; removed, with what is in it, by the second
 * function, which may be called again.  NULL after a line that says what is wrong. */
const char *scratch_create(const char *dir);
void scratch_remove(void);

/* Remove the folder once this process is gone, were it by SIGKILL: a process of its own
 * does.  scratch_guard_end returns when that process has ended. */
void scratch_guard(const char *folder);
void scratch_guard_end(void);

/* Whoever removes the folder removes the file at path with it, one that a tool makes elsewhere.
 * There is room for one of each name; without a folder, or when it cannot be noted, nothing
 * is done. */
void scratch_elsewhere(const char *folder, const char *name, const char *path);

/* Remove the folder, everything in it, and what it notes elsewhere; true when it is gone. */
bool remove_folder(const char *folder);

/* --- broker.c ---------------------------------------------------------------------------- */

struct broker_result {
	const struct requirement *requirement;
	const json_t *verdict;  /* as verdict.c wrote it; NULL when none came */
	const char *status;     /* after what became of the adapters was taken into account */
	const char *message;
	const char *value;      /* a recorded signal, or NULL */
	const char *error_text; /* the end of what the adapter wrote to standard error */
	double seconds;
};

struct broker_order {
	const struct column *column;
	const struct requirement *const *selected;
	size_t count;
	const char *scratch;
	unsigned abilities;
	long jobs;
	double timeout_multiplier;
	bool warm; /* lend an adapter again that a test gave back clean */
	enum debug debug;
	/* With warm: shall the test have adapters of its own all the same? */
	bool (*alone)(const struct requirement *r, void *data);
	bool (*finished)(const struct broker_result *result, void *data);
	/* An adapter that was lent again did not end well; r was the last test that had it. */
	void (*problem)(const struct requirement *r, const char *text, void *data);
	void *data;
};

/* Let Criterion run the selected tests and lend them adapters until all have ended.
 * finished is called once for each that was run, and says whether to go on.  Returns 0 or
 * EXIT_USAGE. */
int broker_run(const struct broker_order *order);

/* What the process does that Criterion is run in (see main.c). */
int criterion_child(void);

/* --- the commands --------------------------------------------------------------------------- */

int command_list(int argc, char **argv);
int command_run(int argc, char **argv);
int command_report(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_bench(int argc, char **argv);
int command_gate(int argc, char **argv);

/* Validate an adapter and speak plainly about what it lacks. */
int check_adapter(const struct column *column);

#endif
