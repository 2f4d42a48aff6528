/* SPDX-License-Identifier: MIT
 *
 * A leased adapter: the conversation with the runner that lends it, and the lines
 * that go to it and come back. */
#include "notes.h"
#include "test_private.h"

#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { LONGEST_LINE = 16 * 1024 * 1024 };

static struct session sessions[MAX_ADAPTERS];
static unsigned current;
static int broker = -1;
static const struct requirement *running;

struct arena *test_arena(void)
{
	static struct arena arena;

	return &arena;
}

char *keep_text(const char *text, size_t size)
{
	char *kept = arena_allocate(test_arena(), size + 1);

	if (kept == NULL)
		broken("the test's memory is out");
	memcpy(kept, text, size);
	return kept;
}

char *keep_format(const char *format, ...)
{
	va_list list;
	char *text = NULL, *kept;
	int n;

	va_start(list, format);
	n = vasprintf(&text, format, list);
	va_end(list);
	if (n < 0)
		broken("the test's memory is out");
	kept = keep_text(text, (size_t)n);
	free(text);
	return kept;
}

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

static void connect_broker(void)
{
	const char *path = getenv("MMAPSPEC_BROKER");
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path != NULL ? path : "");
	broker = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0);
	if (broker < 0 || connect(broker, (struct sockaddr *)&address, sizeof(address)) != 0) {
		fprintf(stderr, "no runner answers at %s: %s\n", address.sun_path, strerror(errno));
		abort();
	}
	verdict_start(running, broker);
}

/* The runner answers "leased PID KEPT" with two descriptors, or "failed WHY".  KEPT is 1 when
 * it would like to have the adapter back. */
static void receive_lease(struct session *s)
{
	char text[1024];
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(2 * sizeof(int))];
	} control;
	struct iovec part = { .iov_base = text, .iov_len = sizeof(text) - 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	ssize_t n = recvmsg(broker, &message, MSG_CMSG_CLOEXEC);
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);
	int fds[2];

	text[n > 0 ? n : 0] = '\0';
	if (header == NULL || sscanf(text, "leased %d %d", &s->pid, &s->kept) != 2)
		broken("no adapter could be leased: %s", n > 0 ? text : "the runner is gone");
	memcpy(fds, CMSG_DATA(header), sizeof(fds));
	s->in = fds[0];
	s->out = fds[1];
	s->leased = true;
}

static void lease(unsigned number)
{
	struct session *s = &sessions[number];
	char text[256];
	int n = snprintf(text, sizeof(text), "lease %d %s", running->unprivileged, running->id);
	const char *wrong, *line;

	if (send(broker, text, (size_t)n, MSG_NOSIGNAL) < 0)
		broken("the runner is gone");
	receive_lease(s);
	current = number;
	note_lease(number, running->unprivileged);
	fixture_begin();
	s->last_id = 1;
	line = session_exchange("1 hello 1");
	wrong = description_parse(test_arena(), line, &s->description);
	if (wrong != NULL)
		fail("protocol: %s", wrong);
	fixture_end();
	if (s->kept != 0)
		clean_begin(s);
}

void session_start(const struct requirement *r)
{
	running = r;
	signal(SIGPIPE, SIG_IGN);
	connect_broker();
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

/* An adapter ends when its input does.  One that is already gone has no descriptor. */
static void session_end(struct session *s)
{
	struct pollfd wait = { .fd = pidfd_open(s->pid, 0), .events = POLLIN };

	close(s->in);
	if (wait.fd >= 0 && poll(&wait, 1, timeout_ms()) == 0)
		verdict("timeout", "does not end when its input has ended");
	close(wait.fd);
	close(s->out);
	s->in = s->out = -1;
	s->size = 0;
	s->leased = false;
}

void sessions_end(void)
{
	for (size_t i = 0; i < MAX_ADAPTERS; i++)
		if (sessions[i].leased)
			session_end(&sessions[i]);
}

static void send_line(struct session *s, const char *line)
{
	char *whole = keep_format("%s\n", line);
	size_t size = strlen(whole), done = 0;

	while (done < size) {
		struct pollfd wait = { .fd = s->in, .events = POLLOUT };
		ssize_t n;

		if (poll(&wait, 1, timeout_ms()) == 0)
			verdict("timeout", "the adapter does not read its requests");
		n = write(s->in, whole + done, size - done);
		if (n < 0 && errno != EINTR)
			verdict("died", keep_format("while being sent: %s", shown(show_request, line)));
		done += n > 0 ? (size_t)n : 0;
	}
}

static void make_room(struct session *s)
{
	if (s->room - s->size > 65536)
		return;
	s->room = s->room != 0 ? 2 * s->room : 1 << 17;
	s->text = realloc(s->text, s->room);
	if (s->text == NULL)
		broken("the test's memory is out");
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
			fail("protocol: an answer longer than 16 MiB to: %s", shown(show_request, request));
		if (!read_more(s, deadline, request))
			verdict("died", keep_format("instead of answering: %s", shown(show_request, request)));
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

const char *session_exchange(const char *request)
{
	struct session *s = session_current();
	const char *line, *chatter;

	chatter = session_chatter(s);
	if (chatter != NULL)
		fail("protocol: output that nobody asked for, before %s: %s",
		     shown(show_request, request), chatter);
	transcript_add(false, request);
	note_request(current, request);
	send_line(s, request);
	line = receive_line(s, request);
	transcript_add(true, line);
	note_answer(current, line);
	return line;
}
