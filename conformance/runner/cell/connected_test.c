/* SPDX-License-Identifier: MIT
 *
 * One connected test: its requests, its adapters, its end. */
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "adapters/process.h"
#include "base/temporary_folder.h"
#include "cell/broker.h"
#include "cell/broker_private.h"
#include "describe.h"

struct test *test_new(struct broker *b)
{
	struct test *t;

	if (b->count == MAX_TESTS)
		return NULL;
	t = &b->tests[b->count++];
	*t = (struct test){ .fd = -1 };
	return t;
}

size_t test_collect(const struct test *t, struct pollfd *fds)
{
	size_t n = 0;

	if (t->fd >= 0)
		fds[n++] = (struct pollfd){ .fd = t->fd, .events = POLLIN };
	for (size_t i = 0; i < t->count; i++)
		if (t->leases[i].process.error >= 0)
			fds[n++] = (struct pollfd){ .fd = t->leases[i].process.error,
						    .events = POLLIN };
	return n;
}

/* Keep the end of what the adapter writes to standard error, however much it is; a turn
 * reads a bounded part of it, so that a flood does not hold up the others. */
static void drain(struct lease *l)
{
	char text[8192];

	for (int i = 0; i < 16 && l->process.error >= 0; i++) {
		ssize_t n = read(l->process.error, text, sizeof(text));
		size_t size, keep;

		if (n < 0)
			return;
		if (n == 0) {
			close(l->process.error);
			l->process.error = -1;
			return;
		}
		size = (size_t)n < STDERR_KEPT ? (size_t)n : STDERR_KEPT;
		keep = l->size + size <= STDERR_KEPT ? l->size : STDERR_KEPT - size;
		memmove(l->text, l->text + l->size - keep, keep);
		memcpy(l->text + keep, text + (size_t)n - size, size);
		l->size = keep + size;
	}
}

static void answer_failed(struct test *t, const char *why)
{
	char text[512];
	int n = snprintf(text, sizeof(text), "failed %s", why);

	send(t->fd, text, (size_t)n, MSG_NOSIGNAL);
}

static void send_lease(struct test *t, struct lease *l)
{
	char text[64];
	int n = snprintf(text, sizeof(text), "leased %d %d", (int)l->process.pid, l->kept);
	int fds[2] = { l->process.in, l->process.out };
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(sizeof(fds))];
	} control = { 0 };
	struct iovec part = { .iov_base = text, .iov_len = (size_t)n };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control,
				  .msg_controllen = sizeof(control) };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(fds));
	memcpy(CMSG_DATA(header), fds, sizeof(fds));
	sendmsg(t->fd, &message, MSG_NOSIGNAL);
	if (l->kept)
		return;
	/* The test holds them now: its end is the adapter's end of input. */
	close(l->process.in);
	close(l->process.out);
	l->process.in = l->process.out = -1;
}

static void lend(struct broker *b, struct test *t, const char *text)
{
	int unprivileged, skip;
	struct lease *l = &t->leases[t->count];

	if (t->count == MAX_LEASES || sscanf(text, "lease %d %n", &unprivileged, &skip) != 1) {
		answer_failed(t, "not a lease");
		return;
	}
	t->requirement = requirement_find(text + skip);
	if (t->requirement == NULL || !pool_take(b, unprivileged != 0, t->requirement, l)) {
		answer_failed(t, t->requirement == NULL ? "no such requirement" : strerror(errno));
		return;
	}
	t->count++;
	send_lease(t, l);
}

static void leave(struct test *t)
{
	close(t->fd);
	t->fd = -1;
	t->gone = now_ms();
}

static void serve_message(struct broker *b, struct test *t)
{
	static char text[1 << 18];
	ssize_t n = recv(t->fd, text, sizeof(text) - 1, 0);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		leave(t);
		return;
	}
	text[n] = '\0';
	if (strncmp(text, "lease ", 6) == 0)
		lend(b, t, text);
	else if (t->verdict == NULL)
		t->verdict = json_loads(text, 0, NULL);
}

static void kill_adapters(struct test *t)
{
	for (size_t i = 0; i < t->count; i++) {
		if (!t->leases[i].ended) {
			t->leases[i].killed = true;
			kill(-t->leases[i].process.pid, SIGKILL);
		}
	}
}

void test_serve(struct broker *b, struct test *t)
{
	if (t->fd >= 0)
		serve_message(b, t);
	for (size_t i = 0; i < t->count; i++)
		drain(&t->leases[i]);
	if (t->fd >= 0 && now_ms() > t->deadline && !t->overdue) {
		t->overdue = true;
		kill_adapters(t);
	}
	if (t->fd >= 0 && t->pid > 0 && now_ms() > t->deadline + grace_ms(b))
		kill(t->pid, SIGKILL);
	if (t->fd < 0 && !t->returned)
		pool_return(b, t);
	if (t->fd < 0 && now_ms() > t->gone + grace_ms(b))
		kill_adapters(t);
}

void test_child_ended(struct test *t, pid_t pid, int status)
{
	for (size_t i = 0; i < t->count; i++) {
		struct lease *l = &t->leases[i];

		if (l->process.pid != pid || l->ended)
			continue;
		l->ended = true;
		l->ended_at = now_ms();
		l->status = status;
	}
}

/* What the adapter started may take as long to end as the adapter itself. */
static bool is_alone(const struct broker *b, struct lease *l)
{
	const char *name = l->ended && !l->alone ? leaked_process_name(&l->process) : NULL;

	if (!l->ended || l->alone)
		return l->alone;
	if (name != NULL && !l->killed && now_ms() <= l->ended_at + grace_ms(b))
		return false;
	if (name != NULL && !l->killed)
		snprintf(l->left, sizeof(l->left), "%s", name);
	leaked_processes_kill(&l->process);
	kill(-l->process.pid, SIGKILL);
	return l->alone = true;
}

bool test_settled(struct broker *b, struct test *t)
{
	bool alone = true;

	for (size_t i = 0; i < t->count; i++)
		alone = is_alone(b, &t->leases[i]) && alone;
	return alone && t->fd < 0;
}

/* The test has removed its own files: what is left in their folder is the adapter's. */
static void clear_folder(const struct broker *b, struct test *t)
{
	char path[4200];
	struct dirent *entry;
	DIR *folder;

	snprintf(path, sizeof(path), "%s/%d", b->order->scratch, (int)t->pid);
	folder = opendir(path);
	if (folder == NULL)
		return;
	while ((entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			snprintf(t->left, sizeof(t->left), "%.*s", (int)sizeof(t->left) - 1,
				 entry->d_name);
	closedir(folder);
	remove_folder(path);
}

void test_finish(struct broker *b, size_t i)
{
	struct test *t = &b->tests[i];
	struct broker_result result;

	for (size_t k = 0; k < t->count; k++)
		drain(&t->leases[k]);
	clear_folder(b, t);
	if (t->requirement != NULL) {
		test_judge(t, &result);
		b->enough = !b->order->finished(&result, b->order->data) || b->enough;
	}
	for (size_t k = 0; k < t->count; k++)
		if (t->leases[k].process.error >= 0)
			close(t->leases[k].process.error);
	json_decref(t->verdict);
	*t = b->tests[--b->count];
}

void test_abandon(struct test *t)
{
	for (size_t i = 0; i < t->count; i++)
		process_kill(&t->leases[i].process);
	if (t->fd >= 0)
		close(t->fd);
	json_decref(t->verdict);
	t->verdict = NULL;
}
