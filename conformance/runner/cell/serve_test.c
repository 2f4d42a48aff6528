/* SPDX-License-Identifier: MIT */
#include "cell/serve_test.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/temporary_folder.h"

/* The process at the other end, 0 when it is not known. */
static pid_t peer(int fd)
{
	struct ucred who = { 0 };
	socklen_t size = sizeof(who);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 ? who.pid : 0;
}

static void limit_time(struct test *t, const struct broker_order *order)
{
	t->deadline = clock_ms() + (int64_t)(TEST_MS * order->timeout_multiplier);
}

void test_begin(struct test *t, int fd, const struct broker_order *order)
{
	*t = (struct test){ .fd = fd, .pid = peer(fd), .started = clock_ms() };
	limit_time(t, order);
}

size_t test_collect(const struct test *t, struct pollfd *fds)
{
	size_t n = 0;

	if (t->fd >= 0)
		fds[n++] = (struct pollfd){ .fd = t->fd, .events = POLLIN };
	for (size_t i = 0; i < t->count; i++)
		if (t->leases[i].process.error >= 0)
			fds[n++] =
			    (struct pollfd){ .fd = t->leases[i].process.error, .events = POLLIN };
	return n;
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
	int n = snprintf(text, sizeof(text), "leased %d %d", (int)l->process.pid, l->reusable);
	int fds[2] = { l->process.in, l->process.out };
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(sizeof(fds))];
	} control = { 0 };
	struct iovec part = { .iov_base = text, .iov_len = (size_t)n };
	struct msghdr message = { .msg_iov = &part,
		                  .msg_iovlen = 1,
		                  .msg_control = &control,
		                  .msg_controllen = sizeof(control) };
	struct cmsghdr *header = CMSG_FIRSTHDR(&message);

	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(fds));
	memcpy(CMSG_DATA(header), fds, sizeof(fds));
	sendmsg(t->fd, &message, MSG_NOSIGNAL);
	if (l->reusable)
		return;
	/* The test holds them now: its end is the adapter's end of input. */
	process_end_input(&l->process);
}

/* A power cut ends adapters with their input, of which nobody else may hold an end. */
static bool may_reuse(const struct broker_order *order, const struct requirement *r)
{
	return order->reuse && (r->needs & NEEDS_POWER) == 0 && !order->fresh(r, order->data);
}

/* "lease UNPRIVILEGED ID" */
static void lend(struct test *t, const struct broker_order *order, struct pool *pool,
                 const char *text)
{
	int unprivileged, skip, error;
	struct lease *l = &t->leases[t->count];

	if (t->count == MAX_LEASES || sscanf(text, "lease %d %n", &unprivileged, &skip) != 1) {
		answer_failed(t, "not a lease");
		return;
	}
	t->requirement = requirement_find(text + skip);
	if (t->requirement == NULL) {
		answer_failed(t, "no such requirement");
		return;
	}
	/* A debugged test is the only one, and there is one terminal. */
	*l = (struct lease){ .unprivileged = unprivileged != 0,
		             .debugged = order->debug == DEBUG_ADAPTER && t->count == 0,
		             .reusable = may_reuse(order, t->requirement) };
	error = pool_take(pool, l);
	if (error != 0) {
		answer_failed(t, strerror(-error));
		return;
	}
	t->count++;
	send_lease(t, l);
}

/* What it finds once its adapters were killed says nothing of them. */
static void take_cause(struct test *t, const char *text)
{
	if (t->overdue)
		return;
	if (t->causes == NULL)
		t->causes = json_array();
	json_array_append_new(t->causes, json_loads(text, 0, NULL));
}

/* {"OPERATION.ARGUMENT": {CLASS: {STATE: COUNT}}}, no class of which came before */
static void take_coverage(struct test *t, const char *text)
{
	json_t *one = json_loads(text, 0, NULL);

	if (t->coverage == NULL)
		t->coverage = json_object();
	json_object_update_recursive(t->coverage, one);
	json_decref(one);
}

static void take_progress(struct test *t, const struct broker_order *order, const char *text)
{
	json_decref(t->explored);
	t->explored = json_loads(text, 0, NULL);
	order->progress(t->explored, order->data);
}

static void serve_message(struct test *t, const struct broker_order *order, struct pool *pool)
{
	static char text[1 << 18];
	ssize_t n = recv(t->fd, text, sizeof(text) - 1, 0);

	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		close(t->fd);
		t->fd = -1;
		t->gone = clock_ms();
		return;
	}
	text[n] = '\0';
	if (strncmp(text, "lease ", 6) == 0)
		lend(t, order, pool, text);
	else if (strncmp(text, "drop ", 5) == 0)
		drop_begin(t, text);
	else if (strcmp(text, "more") == 0)
		limit_time(t, order);
	else if (strncmp(text, "cause ", 6) == 0)
		take_cause(t, text + 6);
	else if (strncmp(text, "coverage ", 9) == 0)
		take_coverage(t, text + 9);
	else if (strncmp(text, "progress ", 9) == 0)
		take_progress(t, order, text + 9);
	else if (t->verdict == NULL)
		t->verdict = json_loads(text, 0, NULL);
}

/* The verdict lists the adapters that it found as they had been at the lease, if the test passed
 * or was skipped (conformance/suite/reuse_check.c). */
static bool fit_for_reuse(const struct test *t, pid_t pid)
{
	const json_t *pids = json_object_get(t->verdict, "clean"), *one;
	size_t i;

	json_array_foreach(pids, i, one)
		if (json_integer_value(one) == pid)
			return !t->overdue;
	return false;
}

static void return_leases(struct test *t, struct pool *pool)
{
	for (size_t i = 0; i < t->count; i++)
		pool_return(pool, &t->leases[i], fit_for_reuse(t, t->leases[i].process.pid),
		            t->requirement);
	t->returned = true;
}

static void kill_adapters(struct test *t)
{
	for (size_t i = 0; i < t->count; i++)
		lease_kill(&t->leases[i]);
}

void test_serve(struct test *t, const struct broker_order *order, struct pool *pool)
{
	if (t->fd >= 0)
		serve_message(t, order, pool);
	for (size_t i = 0; i < t->count; i++)
		lease_drain(&t->leases[i]);
	drop_serve(t);
	if (t->fd >= 0 && clock_ms() > t->deadline && !t->overdue) {
		t->overdue = true;
		kill_adapters(t);
	}
	if (t->fd >= 0 && t->pid > 0 && clock_ms() > t->deadline + pool->grace_ms)
		kill(t->pid, SIGKILL);
	if (t->fd < 0 && !t->returned)
		return_leases(t, pool);
	if (t->fd < 0 && clock_ms() > t->gone + pool->grace_ms)
		kill_adapters(t);
}

void test_child_ended(struct test *t, pid_t pid, int status)
{
	for (size_t i = 0; i < t->count; i++)
		lease_child_ended(&t->leases[i], pid, status);
	drop_serve(t);
}

bool test_settled(struct test *t, int64_t grace_ms)
{
	bool settled = t->fd < 0;

	for (size_t i = 0; i < t->count; i++)
		settled = lease_settled(&t->leases[i], grace_ms) && settled;
	return settled;
}

/* The test has removed its own files: what is left in their folder is the adapter's. */
static void clear_folder(struct test *t, const char *path)
{
	struct dirent *entry;
	DIR *folder = opendir(path);

	if (folder == NULL)
		return;
	while ((entry = readdir(folder)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			snprintf(t->left, sizeof(t->left), "%.*s", (int)sizeof(t->left) - 1,
			         entry->d_name);
	closedir(folder);
	remove_folder(path);
}

void test_end(struct test *t, const struct broker_order *order)
{
	char path[4200];

	for (size_t i = 0; i < t->count; i++)
		lease_drain(&t->leases[i]);
	snprintf(path, sizeof(path), "%s/%d", order->folder, (int)t->pid);
	clear_folder(t, path);
}

void test_release(struct test *t)
{
	for (size_t i = 0; i < t->count; i++)
		lease_release(&t->leases[i]);
	if (t->fd >= 0)
		close(t->fd);
	json_decref(t->verdict);
	json_decref(t->causes);
	json_decref(t->coverage);
	json_decref(t->explored);
}
