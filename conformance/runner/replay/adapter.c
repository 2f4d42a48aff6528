/* SPDX-License-Identifier: MIT
 *
 * The adapters of a replay: a line there, a line back, and how they end. */
#include "orphans.h"
#include "replay.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST = 16 << 20, GRACE = 2000, CHATTER = 1000 };

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Nobody reads it here; but a full pipe would stop the adapter. */
static void drain_error(struct replay_adapter *a)
{
	char text[8192];
	ssize_t n = read(a->process.error, text, sizeof(text));

	if (n != 0)
		return;
	close(a->process.error);
	a->process.error = -1;
}

/* Take what arrives until then: false at the end of the output, or of the time. */
static bool receive(struct replay_adapter *a, int64_t deadline)
{
	while (milliseconds() < deadline) {
		struct pollfd wait[] = { { .fd = a->process.out, .events = POLLIN },
					 { .fd = a->process.error, .events = POLLIN } };
		ssize_t n;

		if (poll(wait, 2, (int)(deadline - milliseconds())) <= 0)
			continue;
		if (wait[1].revents != 0)
			drain_error(a);
		if (wait[0].revents == 0)
			continue;
		if (a->room - a->size < 65537) {
			a->room = 2 * a->room + (1 << 17);
			a->text = realloc(a->text, a->room);
			if (a->text == NULL)
				abort();
		}
		n = read(a->process.out, a->text + a->size, 65536);
		a->size += n > 0 ? (size_t)n : 0;
		return n > 0;
	}
	return false;
}

static bool send_all(struct replay_adapter *a, const char *text, size_t size, int64_t deadline,
		     enum outcome *wrong)
{
	while (size > 0) {
		struct pollfd wait[] = { { .fd = a->process.in, .events = POLLOUT },
					 { .fd = a->process.error, .events = POLLIN } };
		ssize_t n;

		*wrong = SILENT;
		if (milliseconds() >= deadline)
			return false;
		if (poll(wait, 2, (int)(deadline - milliseconds())) <= 0)
			continue;
		if (wait[1].revents != 0)
			drain_error(a);
		if (wait[0].revents == 0)
			continue;
		/* A pipe that has room takes this much without blocking. */
		n = write(a->process.in, text, size < PIPE_BUF ? size : PIPE_BUF);
		*wrong = DIED;
		if (n < 0)
			return false;
		text += n;
		size -= (size_t)n;
	}
	return true;
}

/* The answer that was given last is forgotten. */
static void forget_line(struct replay_adapter *a)
{
	char *end = a->size != 0 ? memchr(a->text, '\0', a->size) : NULL;

	if (end == NULL)
		return;
	a->size -= (size_t)(end + 1 - a->text);
	memmove(a->text, end + 1, a->size);
}

static enum outcome next_line(struct replay_adapter *a, int64_t deadline, const char **line)
{
	char *end;

	while ((end = a->size != 0 ? memchr(a->text, '\n', a->size) : NULL) == NULL) {
		if (a->size > LONGEST)
			return UNREADABLE;
		if (!receive(a, deadline))
			return milliseconds() >= deadline ? SILENT : DIED;
	}
	if (memchr(a->text, '\0', (size_t)(end - a->text)) != NULL)
		return UNREADABLE;
	*end = '\0';
	*line = a->text;
	return ANSWERED;
}

enum outcome replay_exchange(struct replay_adapter *a, const char *request, int timeout_ms,
			     const char **line)
{
	int64_t deadline = milliseconds() + timeout_ms;
	enum outcome wrong;

	*line = "";
	forget_line(a);
	if (!send_all(a, request, strlen(request), deadline, &wrong) ||
	    !send_all(a, "\n", 1, deadline, &wrong))
		return wrong;
	return next_line(a, deadline, line);
}

bool replay_chatters(struct replay_adapter *a)
{
	forget_line(a);
	return a->size != 0 || receive(a, milliseconds() + CHATTER);
}

static void end_input(struct replay_adapter *a)
{
	close(a->process.in);
	a->process.in = -1;
}

/* What is left of it once it has ended, and until the deadline. */
static bool outlived(const struct replay_adapter *a, int64_t deadline)
{
	while (orphans_name(&a->process) != NULL) {
		if (milliseconds() > deadline)
			return true;
		poll(NULL, 0, 2);
		waitpid(-1, NULL, WNOHANG);
	}
	return false;
}

bool replay_end(struct replay_adapter *a, int *status, bool *left)
{
	int64_t deadline = milliseconds() + GRACE;

	end_input(a);
	while (milliseconds() < deadline) {
		if (waitpid(a->process.pid, status, WNOHANG) == a->process.pid) {
			a->running = false;
			*left = outlived(a, deadline);
			orphans_kill(&a->process);
			kill(-a->process.pid, SIGKILL);
			a->process.pid = -1;
			replay_abandon(a);
			return true;
		}
		if (a->process.error >= 0)
			drain_error(a);
		poll(NULL, 0, 2);
	}
	return false;
}

void replay_abandon(struct replay_adapter *a)
{
	process_kill(&a->process);
	if (a->running)
		waitpid(a->process.pid, NULL, 0);
	free(a->text);
	*a = (struct replay_adapter){ .process = { .pid = -1, .in = -1, .out = -1, .error = -1 } };
}
