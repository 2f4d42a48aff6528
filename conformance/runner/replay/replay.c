/* SPDX-License-Identifier: MIT
 *
 * mmapspec run --replay: the script of a failure, line by line. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "adapters/leaked_process.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "replay/replay.h"
#include "replay/replay_private.h"

struct replay {
	const char *path, *dir;
	const struct target *target;
	struct replay_adapter adapters[REPLAY_ADAPTERS];
	unsigned current;
	int timeout_ms;
	bool whole;           /* every answer decides, and everything that was seen */
	enum outcome outcome; /* of the last request */
	const char *line;     /* and its answer */
	bool same;            /* the last answer is the recorded one */
	bool recorded;        /* the record has an answer to the last request */
};

/* What a line comes to. */
enum step { GO_ON, SHOWN, NOT_SHOWN, UNFIT };

static enum step unfit(const struct replay *r, const char *line, const char *why)
{
	complain("--replay %s: %.60s: %s", r->path, line, why);
	return UNFIT;
}

static enum step differs(const char *recorded)
{
	printf("  differs; recorded: %.300s\n", recorded);
	return NOT_SHOWN;
}

static bool is_ok(const char *tail)
{
	return strncmp(tail, "ok ", 3) == 0;
}

static const char *tail_of(const char *line)
{
	const char *blank = strchr(line, ' ');

	return blank != NULL ? blank + 1 : line;
}

static enum step run_answer(struct replay *r, const char *line)
{
	struct replay_adapter *a = &r->adapters[r->current];
	const char *recorded = tail_of(line), *found = tail_of(r->line);
	bool same_id = recorded - line == found - r->line &&
	               memcmp(line, r->line, (size_t)(recorded - line)) == 0;
	char *plain;

	r->recorded = true;
	if (r->outcome != ANSWERED)
		return differs(recorded);
	plain = replay_replaced(found, r->dir, "%DIR%");
	/* What hello answers is about the adapter, not about the failure. */
	r->same = same_id &&
	          (strstr(recorded, "protocol=") != NULL || replay_same_answer(a, recorded, plain));
	free(plain);
	if (r->same) {
		puts("  same as recorded");
		return GO_ON;
	}
	differs(recorded);
	return r->whole || is_ok(recorded) != is_ok(found) ? NOT_SHOWN : GO_ON;
}

static enum step run_request(struct replay *r, const char *line)
{
	static const char *const names[] = { "", "it ended", "no answer", "no line of text" };
	struct replay_adapter *a = &r->adapters[r->current];
	char *request;

	if (!a->running)
		return unfit(r, line, "no adapter was started for it");
	if (r->outcome != ANSWERED)
		return NOT_SHOWN;
	request = replay_request(a, line);
	printf("> %.300s\n", request);
	fflush(stdout);
	r->outcome = replay_exchange(a, request, r->timeout_ms, &r->line);
	r->same = r->recorded = false;
	free(request);
	if (r->outcome == ANSWERED)
		printf("< %.300s\n", r->line);
	else
		printf("< (%s)\n", names[r->outcome]);
	return GO_ON;
}

/* --- the other lines ---------------------------------------------------------------- */

static enum step run_lease(struct replay *r, const char *line)
{
	struct replay_adapter *a = &r->adapters[r->current];
	int error;

	if (a->running)
		replay_abandon(a);
	error = process_start(r->target, strcmp(line, "lease unprivileged") == 0, &a->process);
	if (error != 0)
		return unfit(r, line, strerror(-error));
	a->running = true;
	return GO_ON;
}

static enum step run_action(struct replay *r, const char *line)
{
	char found[1024];
	enum action action;

	if (!r->adapters[r->current].running)
		return unfit(r, line, "no adapter was started for it");
	/* An adapter that is gone shows nothing more. */
	if (r->outcome != ANSWERED)
		return NOT_SHOWN;
	printf("! %.300s\n", line);
	action = replay_action(&r->adapters[r->current], line, r->dir, found, sizeof(found));
	if (action == ACTION_FAILED)
		return unfit(r, line, found);
	if (action == ACTION_SAME)
		puts("  same as recorded");
	if (action == ACTION_DIFFERS)
		printf("  differs; found: %s\n", found);
	return action == ACTION_DIFFERS && r->whole ? NOT_SHOWN : GO_ON;
}

static enum step run_ends(struct replay *r, const char *kind)
{
	bool shown = false;

	if (strcmp(kind, "answer") == 0)
		shown = r->outcome == ANSWERED && r->same;
	else if (strcmp(kind, "all") == 0)
		shown = r->outcome == (r->recorded ? ANSWERED : UNREADABLE);
	else if (strcmp(kind, "died") == 0)
		shown = r->outcome == DIED;
	else if (strcmp(kind, "timeout") == 0)
		shown = r->outcome == SILENT;
	else if (strncmp(kind, "after-", 6) == 0)
		shown = r->outcome == ANSWERED && replay_ends_as(r->adapters, r->dir, kind + 6);
	else
		return unfit(r, kind, "no failure ends so");
	return shown ? SHOWN : NOT_SHOWN;
}

static enum step run_line(struct replay *r, const char *line)
{
	if (*line == '#' || *line == '\0')
		return GO_ON;
	if (*line != '!')
		return run_request(r, line);
	if (strncmp(line, "!answer ", 8) == 0)
		return run_answer(r, line + 8);
	if (strncmp(line, "!adapter ", 9) == 0) {
		r->current = (unsigned)atoi(line + 9);
		return r->current < REPLAY_ADAPTERS ? GO_ON : unfit(r, line, "too many adapters");
	}
	if (strncmp(line, "!lease", 6) == 0)
		return run_lease(r, line + 1);
	if (strncmp(line, "!ends ", 6) == 0)
		return run_ends(r, line + 6);
	return run_action(r, line + 1);
}

static enum step run_script(struct replay *r, char *script)
{
	enum step step = GO_ON;
	char *line;

	r->whole = strstr(script, "\n!ends all\n") != NULL;
	while (step == GO_ON && (line = strsep(&script, "\n")) != NULL)
		step = run_line(r, line);
	if (step == GO_ON)
		return unfit(r, "its end", "a line \"!ends ...\" is missing");
	return step;
}

/* %DIR% in the requests, where it is in hexadecimal; the "!" lines keep it. */
static char *located(const char *script, const char *dir)
{
	const struct value bytes = value_bytes(dir, strlen(dir));
	struct line word = { 0 };
	char *text;

	value_write(&word, &bytes);
	text = replay_replaced(script, "2544495225", word.text + strlen("b:"));
	line_free(&word);
	return text;
}

static const struct target *only_target(const struct targets *targets)
{
	const struct target *found = NULL;

	for (size_t i = 0; i < targets->count; i++) {
		if (targets->at[i].absent != NULL)
			continue;
		if (found != NULL)
			return NULL;
		found = &targets->at[i];
	}
	return found;
}

static int conclude(enum step step)
{
	static const int statuses[] = { EXIT_USAGE, EXIT_UNEXPECTED, EXIT_EXPECTED, EXIT_USAGE };
	static const char *const words[] = { "", "reproduced", "not reproduced",
		                             "the script cannot be run" };

	puts(words[step]);
	return statuses[step];
}

/* Run the script in a folder of its own. */
static enum step run_apart(struct replay *r, const char *script, const char *dir)
{
	enum step step;
	char *text;

	r->dir = temporary_folder_create(dir);
	if (r->dir == NULL)
		return UNFIT;
	signal(SIGPIPE, SIG_IGN);
	leaked_processes_adopt(true);
	text = located(script, r->dir);
	step = run_script(r, text);
	for (size_t i = 0; i < REPLAY_ADAPTERS; i++)
		if (r->adapters[i].running)
			replay_abandon(&r->adapters[i]);
	children_kill();
	leaked_processes_adopt(false);
	temporary_folder_remove();
	free(text);
	return step;
}

int replay_run(const char *path, const struct targets *targets, const struct run_options *options)
{
	struct replay r = { .path = path,
		            .target = only_target(targets),
		            .timeout_ms = (int)(5000 * options->timeout_multiplier) };
	char *script = replay_read(path);
	const char *missing = script != NULL ? replay_incomplete(script) : NULL;
	enum step step = UNFIT;

	if (script != NULL && r.target == NULL)
		complain("--replay: name one implementation, with --impl or --exec");
	else if (missing != NULL)
		complain("--replay %s: incomplete: %.*s", path, (int)strcspn(missing, "\n"),
		         missing);
	else if (script != NULL)
		step = run_apart(&r, script, options->dir);
	free(script);
	return conclude(step);
}
