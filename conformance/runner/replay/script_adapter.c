/* SPDX-License-Identifier: MIT
 *
 * The adapters of a replay: a line there, a line back, and how they end. */
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "base/messages.h"
#include "replay/replay_private.h"

enum { LONGEST = 16 << 20, GRACE_MS = 2000, CHATTER_MS = 1000 };

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Its standard error is not shown; but a full pipe would stop the adapter. */
static void drop_error(struct replay_adapter *a)
{
	char text[8192];

	if (a->process.error < 0 || read(a->process.error, text, sizeof(text)) != 0)
		return;
	close(a->process.error);
	a->process.error = -1;
}

/* Wait until fd is ready for events; false at the deadline. */
static bool wait_for(struct replay_adapter *a, int fd, short events, int64_t deadline)
{
	int64_t left;

	while ((left = deadline - milliseconds()) > 0) {
		struct pollfd wait[] = { { .fd = fd, .events = events },
					 { .fd = a->process.error, .events = POLLIN } };

		if (poll(wait, 2, (int)left) <= 0)
			continue;
		if (wait[1].revents != 0)
			drop_error(a);
		if (wait[0].revents != 0)
			return true;
	}
	return false;
}

static enum outcome send_all(struct replay_adapter *a, const char *text, size_t size,
			     int64_t deadline)
{
	while (size > 0) {
		ssize_t n;

		if (!wait_for(a, a->process.in, POLLOUT, deadline))
			return SILENT;
		/* A pipe that has room takes this much without blocking. */
		n = write(a->process.in, text, size < PIPE_BUF ? size : PIPE_BUF);
		if (n < 0)
			return DIED;
		text += n;
		size -= (size_t)n;
	}
	return ANSWERED;
}

/* Take what arrives; false at the end of the output. */
static bool receive(struct replay_adapter *a)
{
	static char bytes[65536];
	ssize_t n = read(a->process.out, bytes, sizeof(bytes));

	if (n > 0)
		line_append(&a->received, bytes, (size_t)n);
	if (a->received.failed)
		exit(complain("out of memory"));
	return n > 0;
}

/* Forget the answer that was given last. */
static void forget_answer(struct replay_adapter *a)
{
	a->received.size -= a->answer;
	if (a->answer > 0)
		memmove(a->received.text, a->received.text + a->answer, a->received.size);
	a->answer = 0;
}

static enum outcome next_line(struct replay_adapter *a, int64_t deadline, const char **line)
{
	struct line *r = &a->received;
	char *end;

	while ((end = r->size != 0 ? memchr(r->text, '\n', r->size) : NULL) == NULL) {
		if (r->size > LONGEST)
			return UNREADABLE;
		if (!wait_for(a, a->process.out, POLLIN, deadline))
			return SILENT;
		if (!receive(a))
			return DIED;
	}
	*end = '\0';
	a->answer = (size_t)(end + 1 - r->text);
	*line = r->text;
	return strlen(r->text) + 1 == a->answer ? ANSWERED : UNREADABLE;
}

enum outcome replay_exchange(struct replay_adapter *a, const char *request, int timeout_ms,
			     const char **line)
{
	int64_t deadline = milliseconds() + timeout_ms;
	enum outcome sent;

	*line = "";
	forget_answer(a);
	sent = send_all(a, request, strlen(request), deadline);
	if (sent == ANSWERED)
		sent = send_all(a, "\n", 1, deadline);
	return sent == ANSWERED ? next_line(a, deadline, line) : sent;
}

bool replay_chatters(struct replay_adapter *a)
{
	forget_answer(a);
	return a->received.size != 0 ||
	       (wait_for(a, a->process.out, POLLIN, milliseconds() + CHATTER_MS) && receive(a));
}

/* Does a process that it started live on until the deadline? */
static bool leaves_process(const struct replay_adapter *a, int64_t deadline)
{
	while (leaked_process_name(&a->process) != NULL) {
		if (milliseconds() > deadline)
			return true;
		poll(NULL, 0, 2);
		waitpid(-1, NULL, WNOHANG);
	}
	return false;
}

bool replay_end(struct replay_adapter *a, int *status, bool *left)
{
	int64_t deadline = milliseconds() + GRACE_MS;

	close(a->process.in);
	a->process.in = -1;
	while (waitpid(a->process.pid, status, WNOHANG) != a->process.pid) {
		if (milliseconds() >= deadline)
			return false;
		drop_error(a);
		poll(NULL, 0, 2);
	}
	a->running = false;
	*left = leaves_process(a, deadline);
	leaked_processes_kill(&a->process);
	replay_abandon(a);
	return true;
}

void replay_abandon(struct replay_adapter *a)
{
	process_kill(&a->process);
	if (a->running)
		waitpid(a->process.pid, NULL, 0);
	line_free(&a->received);
	*a = (struct replay_adapter){ .process = { .pid = -1, .in = -1, .out = -1, .error = -1 } };
}
