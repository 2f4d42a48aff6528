/* SPDX-License-Identifier: MIT
 *
 * mmapspec run --replay: the script of a failure, line by line. */
#include "orphans.h"
#include "replay.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "notes.h"

struct replay {
	const char *path, *dir;
	const struct column *column;
	struct replay_adapter adapters[REPLAY_ADAPTERS];
	unsigned current;
	int timeout_ms;
	bool whole;      /* every answer decides, and everything that was seen */
	enum outcome outcome; /* of the last request */
	const char *line;     /* and its answer */
	bool same;       /* the last answer is the recorded one */
	bool recorded;   /* the record has an answer to the last request */
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

/* --- handles: an adapter may give other numbers than in the record -------------- */

static int64_t *handle_place(struct replay_adapter *a, const char *digits)
{
	long long recorded = strtoll(digits, NULL, 10);

	return recorded > 0 && recorded < REPLAY_HANDLES ? &a->handles[recorded] : NULL;
}

/* The request with our handles for the recorded ones, to be freed. */
static char *with_our_handles(struct replay_adapter *a, const char *line)
{
	struct line out = { 0 };
	const char *from = line;

	for (const char *at = line; (at = strchr(at, '@')) != NULL; at++) {
		const int64_t *ours = isdigit((unsigned char)at[1]) && at != line &&
				      strchr(" =[,0", at[-1]) != NULL ? handle_place(a, at + 1) : NULL;

		if (ours == NULL || *ours == 0)
			continue;
		line_append(&out, from, (size_t)(at + 1 - from));
		line_format(&out, "%lld", (long long)*ours);
		from = at + 1 + strspn(at + 1, "0123456789");
	}
	line_text(&out, from);
	return out.text;
}

/* --- answers -------------------------------------------------------------------- */

static bool is_ok(const char *tail)
{
	return strncmp(tail, "ok ", 3) == 0;
}

static const char *tail_of(const char *line)
{
	const char *blank = strchr(line, ' ');

	return blank != NULL ? blank + 1 : line;
}

/* Of an error its kind, errno and native type: a message may name a path. */
static size_t deciding(const char *tail)
{
	size_t size = strlen(tail), words = 0;

	if (strncmp(tail, "err ", 4) != 0)
		return size;
	for (size_t i = 0; i < size; i++)
		if (tail[i] == ' ' && ++words == 4)
			return i;
	return size;
}

static bool same_answer(struct replay_adapter *a, const char *recorded, const char *found)
{
	size_t size = deciding(recorded);
	char sum[64];

	if (strncmp(recorded, "ok @", 4) == 0 && strncmp(found, "ok @", 4) == 0) {
		int64_t *ours = handle_place(a, recorded + 4);

		if (ours != NULL)
			*ours = strtoll(found + 4, NULL, 10);
		return true;
	}
	if (strncmp(recorded, "ok sum:", 7) == 0 && is_ok(found)) {
		snprintf(sum, sizeof(sum), "ok sum:%zu:%016llx", strlen(found + 3),
			 (unsigned long long)note_sum(NOTE_SUM_START, found + 3, strlen(found + 3)));
		return strcmp(sum, recorded) == 0;
	}
	return size == deciding(found) && memcmp(recorded, found, size) == 0;
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
	r->same = plain != NULL && same_id && (strstr(recorded, "protocol=") != NULL ||
				    same_answer(a, recorded, plain));
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
	char *request = with_our_handles(a, line);

	if (!a->running || request == NULL)
		return unfit(r, line, "no adapter was started for it");
	if (r->outcome != ANSWERED)
		return NOT_SHOWN;
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
	error = process_start(r->column, strcmp(line, "lease unprivileged") == 0, &a->process);
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
	static const char token[] = "2544495225";
	struct line hex = { 0 };
	char *text;

	for (const char *c = dir; *c != '\0'; c++)
		line_format(&hex, "%02x", (unsigned char)*c);
	text = hex.text != NULL ? replay_replaced(script, token, hex.text) : NULL;
	line_free(&hex);
	return text;
}

static const struct column *only_column(const struct columns *columns)
{
	const struct column *found = NULL;

	for (size_t i = 0; i < columns->count; i++) {
		if (columns->at[i].absent != NULL)
			continue;
		if (found != NULL)
			return NULL;
		found = &columns->at[i];
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

int replay_run(const char *path, const struct columns *columns, const struct run_options *options)
{
	struct replay r = { .path = path, .column = only_column(columns),
			    .timeout_ms = (int)(5000 * options->timeout_multiplier) };
	char *script = replay_read(path), *text;
	enum step step;

	if (script == NULL)
		return conclude(UNFIT);
	if (r.column == NULL || replay_incomplete(script) != NULL) {
		if (r.column == NULL)
			complain("--replay: name one implementation, with --impl or --exec");
		else
			complain("--replay %s: incomplete: %.*s", path,
				 (int)strcspn(replay_incomplete(script), "\n"),
				 replay_incomplete(script));
		free(script);
		return conclude(UNFIT);
	}
	signal(SIGPIPE, SIG_IGN);
	r.dir = scratch_create(options->dir);
	orphans_adopt(true);
	text = r.dir != NULL ? located(script, r.dir) : NULL;
	step = text != NULL ? run_script(&r, text) : UNFIT;
	for (size_t i = 0; i < REPLAY_ADAPTERS; i++)
		if (r.adapters[i].running)
			replay_abandon(&r.adapters[i]);
	orphans_end();
	orphans_adopt(false);
	scratch_remove();
	free(script);
	free(text);
	return conclude(step);
}
