/* SPDX-License-Identifier: MIT
 *
 * The adapters of a replay: a line there, a line back, and how they end. */
#include <dirent.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "base/clock.h"
#include "base/messages.h"
#include "replay/replay_private.h"

enum { LONGEST = 16 << 20, GRACE_MS = 2000, CHATTER_MS = 1000 };

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

	while ((left = deadline - clock_ms()) > 0) {
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
	int64_t deadline = clock_ms() + timeout_ms;
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
	       (wait_for(a, a->process.out, POLLIN, clock_ms() + CHATTER_MS) && receive(a));
}

/* Does a process that it started live on until the deadline? */
static bool leaves_process(const struct replay_adapter *a, int64_t deadline)
{
	while (leaked_process_name(&a->process) != NULL) {
		if (clock_ms() > deadline)
			return true;
		poll(NULL, 0, 2);
		waitpid(-1, NULL, WNOHANG);
	}
	return false;
}

/* End its input.  *status is how it ended, *left whether something that it started did not; false
 * when it did not itself within two seconds. */
static bool end_input(struct replay_adapter *a, int *status, bool *left)
{
	int64_t deadline = clock_ms() + GRACE_MS;

	close(a->process.in);
	a->process.in = -1;
	while (waitpid(a->process.pid, status, WNOHANG) != a->process.pid) {
		if (clock_ms() >= deadline)
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

/* --- what shows only once the input of the adapters has ended ------------------------------- */

/* How all of them ended, taken together. */
struct ends {
	bool late, badly, left;
};

static struct ends end_all(struct replay_adapter *adapters)
{
	struct ends ends = { 0 };

	for (size_t i = 0; i < REPLAY_ADAPTERS; i++) {
		int status = 0;
		bool left = false;

		if (!adapters[i].running)
			continue;
		if (!end_input(&adapters[i], &status, &left))
			ends.late = true;
		ends.badly = ends.badly || status != 0;
		ends.left = ends.left || left;
	}
	return ends;
}

/* A script's own files are all called file-N, and something behind it. */
static bool file_is_left(const char *dir)
{
	DIR *folder = opendir(dir);
	struct dirent *entry;
	bool left = false;

	while (folder != NULL && (entry = readdir(folder)) != NULL)
		left = left || (entry->d_name[0] != '.' && strncmp(entry->d_name, "file-", 5) != 0);
	if (folder != NULL)
		closedir(folder);
	return left;
}

bool replay_ends_as(struct replay_adapter *adapters, const char *dir, const char *how)
{
	struct ends ends = end_all(adapters);

	if (strcmp(how, "left") == 0)
		return ends.left || file_is_left(dir);
	return strcmp(how, "died") == 0 ? ends.badly : ends.late;
}
