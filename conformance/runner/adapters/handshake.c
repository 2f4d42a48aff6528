/* SPDX-License-Identifier: MIT */
#include "adapters/adapter_process.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "readable_lines.h"
#include "value.h"

/* "WHAT", and what the adapter wrote in place of a line, if anything. */
static const char *without_line(const char *what, const char *line)
{
	static char text[800];
	struct line shown = { 0 };

	if (*line == '\0')
		return what;
	show_line(&shown, line);
	snprintf(text, sizeof(text), "%s; it wrote %s without a newline", what, shown.text);
	line_free(&shown);
	return text;
}

/* Read the answer; returns it, or NULL with *wrong set. */
static char *read_answer(struct process *p, double seconds, const char **wrong)
{
	static char line[65536], late[64];

	switch (process_read_line(p, (int)(seconds * 1000), line, sizeof(line))) {
	case LINE_WHOLE: return line;
	case LINE_LATE:
		snprintf(late, sizeof(late), "it does not answer hello within %g s", seconds);
		*wrong = without_line(late, line);
		break;
	case LINE_ENDED: *wrong = without_line("it ends without answering hello", line); break;
	case LINE_LONG: *wrong = "its answer to hello is longer than 64 KiB";
	}
	return NULL;
}

/* "WHAT (END: the last line of standard error)"; END is what became of it, or "". */
static const char *explain(struct process *p, const char *what, const char *end)
{
	static char explained[1200];
	char text[256] = "", *last;
	ssize_t n = read(p->error, text, sizeof(text) - 1);

	while (n > 0 && (text[n - 1] == '\n' || text[n - 1] == '\r'))
		text[--n] = '\0';
	last = strrchr(text, '\n') != NULL ? strrchr(text, '\n') + 1 : text;
	if (*end == '\0' && *last == '\0')
		return what;
	snprintf(explained, sizeof(explained), "%s (%s%s%s)", what, end,
	         *end != '\0' && *last != '\0' ? ": " : "", last);
	return explained;
}

/* Wait a little for an adapter that may be ending.  Returns true, and its status, if it ended. */
static bool wait_briefly(pid_t pid, int *status)
{
	for (int i = 0; i < 100; i++) {
		if (waitpid(pid, status, WNOHANG) != 0)
			return true;
		poll(NULL, 0, 2);
	}
	return false;
}

/* End the adapter.  One that died tells why it died; another is killed. */
static const char *end_failed(struct process *p, const char *wrong, bool answered)
{
	int status = 0;
	bool ended = wait_briefly(p->pid, &status);

	if (answered && ended && status == 0)
		wrong = explain(p, wrong, "");
	else
		wrong = explain(p, wrong, ended ? status_text(status) : "killed by us");
	process_kill(p);
	if (!ended)
		waitpid(p->pid, NULL, 0);
	return wrong;
}

const char *handshake(const struct target *target, struct arena *arena, struct description *out,
                      double multiplier, double *seconds)
{
	static const char hello[] = "1 hello 1\n";
	const char *wrong = NULL;
	struct process p;
	char *line = NULL;
	int error = process_start(target, false, &p);
	double begin = clock_seconds();

	if (seconds != NULL)
		*seconds = 0;
	if (error != 0)
		return strerror(-error);
	if (write(p.in, hello, sizeof(hello) - 1) < 0)
		wrong = "it ends without reading hello";
	else
		line = read_answer(&p, 5 * multiplier, &wrong);
	if (seconds != NULL)
		*seconds = clock_seconds() - begin;
	if (line != NULL)
		wrong = description_parse(arena, line, out);
	close(p.in);
	p.in = -1;
	if (wrong != NULL)
		return end_failed(&p, wrong, line != NULL);
	process_kill(&p);
	waitpid(p.pid, NULL, 0);
	return NULL;
}
