/* SPDX-License-Identifier: MIT
 *
 * The handshake with an adapter that is started for nothing else, and what is wrong with it. */
#include "adapters/handshake.h"

#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "adapters/process.h"
#include "adapters/targets.h"
#include "describe.h"
#include "show.h"
#include "value.h"

/* "WHAT", and what it wrote in place of a line, if anything. */
static const char *without_line(const char *line, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

static const char *without_line(const char *line, const char *format, ...)
{
	static char text[800];
	struct line shown = { 0 };
	va_list list;
	int n;

	va_start(list, format);
	n = vsnprintf(text, sizeof(text), format, list);
	va_end(list);
	if (*line != '\0') {
		show_line(&shown, line);
		snprintf(text + n, sizeof(text) - (size_t)n, "; it wrote %s without a newline",
			 shown.text);
		line_free(&shown);
	}
	return text;
}

/* Read one line, each part of it within seconds; returns it, or NULL with *wrong set. */
static char *first_line(struct process *p, double seconds, const char **wrong)
{
	static char line[65536];
	size_t size = 0;

	*line = '\0';
	while (size < sizeof(line) - 1) {
		struct pollfd wait = { .fd = p->out, .events = POLLIN };
		ssize_t n;

		if (poll(&wait, 1, (int)(seconds * 1000)) == 0) {
			*wrong = without_line(line, "it does not answer hello within %g s", seconds);
			return NULL;
		}
		n = read(p->out, line + size, sizeof(line) - 1 - size);
		if (n <= 0) {
			*wrong = without_line(line, "it ends without answering hello");
			return NULL;
		}
		size += (size_t)n;
		line[size] = '\0';
		if (strchr(line, '\n') != NULL) {
			*strchr(line, '\n') = '\0';
			return line;
		}
	}
	*wrong = "its answer to hello is longer than 64 KiB";
	return NULL;
}

/* "WHAT (END: the last line of standard error)"; END is what became of it, or "". */
static const char *explain(struct arena *arena, struct process *p, const char *what,
			   const char *end)
{
	enum { ROOM = 1200 };
	char text[256] = "", *kept = arena_allocate(arena, ROOM), *last;
	ssize_t n = read(p->error, text, sizeof(text) - 1);

	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		text[--n] = '\0';
	last = strrchr(text, '\n') != NULL ? strrchr(text, '\n') + 1 : text;
	if (kept == NULL || (*end == '\0' && *last == '\0'))
		return what;
	snprintf(kept, ROOM, "%s (%s%s%s)", what, end, *end != '\0' && *last != '\0' ? ": " : "",
		 last);
	return kept;
}

static double seconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

const char *handshake(const struct target *target, struct arena *arena,
			     struct description *out, double multiplier, double *seconds)
{
	static const char hello[] = "1 hello 1\n";
	const char *wrong = NULL;
	struct process p;
	char *line = NULL;
	int status = 0, error = process_start(target, false, &p);
	double begin = seconds_now();
	bool ended = false;

	if (error != 0)
		return strerror(-error);
	if (write(p.in, hello, sizeof(hello) - 1) < 0)
		wrong = "it ends without reading hello";
	else
		line = first_line(&p, 5 * multiplier, &wrong);
	if (seconds != NULL)
		*seconds = seconds_now() - begin;
	if (line != NULL)
		wrong = description_parse(arena, line, out);
	close(p.in);
	p.in = -1;
	if (wrong == NULL) {
		process_kill(&p);
		waitpid(p.pid, NULL, 0);
		return NULL;
	}
	/* A dead one tells why it died; a live one is killed. */
	for (int i = 0; i < 100 && !ended; i++) {
		ended = waitpid(p.pid, &status, WNOHANG) != 0;
		if (!ended)
			poll(NULL, 0, 2);
	}
	if (line != NULL && ended && status == 0)
		wrong = explain(arena, &p, wrong, "");
	else
		wrong = explain(arena, &p, wrong, ended ? status_text(status) : "killed by us");
	process_kill(&p);
	if (!ended)
		waitpid(p.pid, NULL, 0);
	return wrong;
}
