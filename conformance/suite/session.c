/* SPDX-License-Identifier: MIT */
#include "session.h"
#include "test_memory.h"
#include "notes.h"
#include "reuse_check.h"
#include "runner_link.h"
#include "readable_lines.h"
#include "suite.h"
#include "verdict.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_LINE = 16 * 1024 * 1024 };

static struct session sessions[MAX_ADAPTERS];
static unsigned current;

struct session *session_current(void)
{
	return &sessions[current];
}

struct session *session_number(unsigned number)
{
	return number < MAX_ADAPTERS && sessions[number].leased ? &sessions[number] : NULL;
}

static int timeout_ms(void)
{
	const char *text = getenv("MMAPSPEC_TIMEOUT_MS");

	return text != NULL ? atoi(text) : 5000;
}

static bool ends_without_answer(const struct session *s)
{
	struct pollfd wait = { .fd = s->out, .events = POLLIN };

	return poll(&wait, 1, timeout_ms()) == 1 && (wait.revents & POLLIN) == 0;
}

static void lease(unsigned number)
{
	static const char hello[] = "1 hello 1";
	struct session *s = &sessions[number];
	const struct requirement *r = verdict_requirement();
	struct lease lease;
	const char *wrong = runner_lease(r->id, r->unprivileged, &lease);

	if (wrong != NULL)
		broken("no adapter could be leased: %s", wrong);
	arena_free(&s->memory);
	*s = (struct session){ .leased = true,
		               .pid = lease.pid,
		               .in = lease.in,
		               .out = lease.out,
		               .reusable = lease.reusable != 0,
		               .last_id = 1,
		               .text = s->text,
		               .room = s->room };
	current = number;
	note_lease(number, r->unprivileged);
	fixture_begin();
	session_send(hello);
	if (r->unprivileged && ends_without_answer(s))
		skip("the adapter does not start without the privileges of root");
	wrong = description_parse(&s->memory, session_receive(hello), &s->description);
	if (wrong != NULL)
		fail("protocol: %s", wrong);
	fixture_end();
	/* A request that the adapter does not take is a timeout, not a wait without end. */
	fcntl(s->in, F_SETFL, fcntl(s->in, F_GETFL) | O_NONBLOCK);
	if (s->reusable)
		reuse_begin(s);
}

void sessions_begin(void)
{
	signal(SIGPIPE, SIG_IGN);
	/* What a test gives back when it starts over, it takes again. */
	mallopt(M_TRIM_THRESHOLD, INT32_MAX);
	mallopt(M_MMAP_THRESHOLD, INT32_MAX);
	lease(0);
}

void use_adapter(unsigned number)
{
	if (number >= MAX_ADAPTERS)
		broken("a test may use %d adapters", MAX_ADAPTERS);
	current = number;
	note_adapter(number);
	if (!sessions[number].leased)
		lease(number);
}

/* Nothing more is read from it or written to it. */
static void session_close(struct session *s)
{
	if (s->in >= 0)
		close(s->in);
	close(s->out);
	s->in = s->out = -1;
	s->size = 0;
	s->leased = false;
}

/* An adapter ends when its input does.  One that is already gone has no descriptor. */
static void session_end(struct session *s)
{
	struct pollfd wait = { .fd = pidfd_open(s->pid, 0), .events = POLLIN };

	close(s->in);
	s->in = -1;
	if (wait.fd >= 0 && poll(&wait, 1, timeout_ms()) == 0)
		verdict("timeout", "does not end when its input has ended");
	close(wait.fd);
	session_close(s);
}

void sessions_end(void)
{
	for (size_t i = 0; i < MAX_ADAPTERS; i++)
		if (sessions[i].leased)
			session_end(&sessions[i]);
}

const char *session_give_up(const char *status, const char *message)
{
	struct session *s = session_current();
	bool died = strcmp(status, "died") == 0;
	const char *end;

	session_close(s);
	end = runner_drop(s->pid, !died);
	s->over = strcmp(status, "fail") == 0 ? "protocol" : status;
	if (!died)
		return message;
	if (end != NULL)
		return keep_format("%s %s", end, message);
	s->over = "protocol";
	return keep_format("protocol: closed its output and lived on, %s", message);
}

void session_renew(void)
{
	struct session *s = session_current();

	if (s->leased) {
		session_close(s);
		runner_drop(s->pid, true);
	}
	lease(current);
}

static void send_line(struct session *s, const char *line)
{
	size_t size = strlen(line) + 1, done = 0;
	char *whole = keep_text(line, size - 1);

	whole[size - 1] = '\n';

	while (done < size) {
		struct pollfd wait = { .fd = s->in, .events = POLLOUT };
		ssize_t n = write(s->in, whole + done, size - done);

		if (n < 0 && errno == EAGAIN && poll(&wait, 1, timeout_ms()) == 0)
			verdict("timeout", "the adapter does not read its requests");
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			verdict("died",
			        keep_format("while being sent: %s", shown(show_request, line)));
		done += n > 0 ? (size_t)n : 0;
	}
}

static void make_room(struct session *s)
{
	if (s->room - s->size > 65536)
		return;
	s->room = s->room != 0 ? 2 * s->room : 1 << 17;
	s->text = must_realloc(s->text, s->room);
}

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Wait for more bytes; false at the end of the output.  deadline bounds the whole
 * answer, so that a slow drip does not keep a test alive. */
static bool read_more(struct session *s, int64_t deadline, const char *request)
{
	struct pollfd wait = { .fd = s->out, .events = POLLIN };
	int64_t left = deadline - milliseconds();
	ssize_t n;

	if (left <= 0 || poll(&wait, 1, (int)left) == 0)
		verdict("timeout", keep_format("no answer within %d ms to: %s", timeout_ms(),
		                               shown(show_request, request)));
	make_room(s);
	n = read(s->out, s->text + s->size, s->room - s->size - 1);
	if (n < 0 && (errno == EINTR || errno == EAGAIN))
		return true;
	s->size += n > 0 ? (size_t)n : 0;
	return n > 0;
}

static const char *receive_line(struct session *s, const char *request)
{
	int64_t deadline = milliseconds() + timeout_ms();
	size_t searched = 0;
	char *end, *line;

	while ((end = s->size > searched ? memchr(s->text + searched, '\n', s->size - searched)
	                                 : NULL) == NULL) {
		searched = s->size;
		if (s->size > LONGEST_LINE)
			fail("protocol: an answer longer than 16 MiB to: %s",
			     shown(show_request, request));
		if (!read_more(s, deadline, request))
			verdict("died", keep_format("instead of answering: %s",
			                            shown(show_request, request)));
	}
	line = keep_text(s->text, (size_t)(end - s->text));
	s->size -= (size_t)(end + 1 - s->text);
	memmove(s->text, end + 1, s->size);
	if (strlen(line) != (size_t)(end - s->text))
		fail("protocol: a NUL byte in the answer to: %s", shown(show_request, request));
	return line;
}

/* Of what was read, which need not be text. */
static const char *first_line(const struct session *s)
{
	const char *end = s->size != 0 ? memchr(s->text, '\n', s->size) : NULL;

	return keep_text(s->text, end != NULL ? (size_t)(end - s->text) : s->size);
}

const char *session_chatter(struct session *s)
{
	struct pollfd wait = { .fd = s->out, .events = POLLIN };
	ssize_t n = 0;

	if (s->size == 0 && (poll(&wait, 1, 0) != 1 || (wait.revents & POLLIN) == 0))
		return NULL;
	make_room(s);
	if (s->size == 0)
		n = read(s->out, s->text, s->room - 1);
	s->size += n > 0 ? (size_t)n : 0;
	note_action("chatter");
	return shown(show_line, first_line(s));
}

void session_send(const char *request)
{
	struct session *s = session_current();
	const char *chatter;

	if (!s->leased)
		broken("the adapter has ended, and no other one was leased");
	chatter = session_chatter(s);
	if (chatter != NULL)
		fail("protocol: output that nobody asked for, before %s: %s",
		     shown(show_request, request), chatter);
	send_line(s, request);
}

const char *session_receive(const char *request)
{
	const char *line;

	note_request(current, request);
	line = receive_line(session_current(), request);
	note_answer(current, line);
	return line;
}

const char *session_look(const char *request)
{
	session_send(request);
	return receive_line(session_current(), request);
}

const char *session_exchange(const char *request)
{
	session_send(request);
	return session_receive(request);
}
