/* SPDX-License-Identifier: MIT */
#include "cell/test_loop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/leaked_process.h"
#include "base/messages.h"
#include "base/terminal.h"
#include "cell/serve_test.h"

enum {
	MAX_TESTS = 64,  /* connected at once; Criterion's jobs keep it far below */
	GRACE_MS = 2000, /* for an adapter to end after its input ended; stretched */
};

struct broker {
	const struct broker_order *order;
	struct test tests[MAX_TESTS];
	size_t count;
	struct pool pool;
	int listener;
	pid_t criterion; /* 0 once it has ended */
	int criterion_status;
	bool enough; /* what is still running will not be waited for */
	char socket_path[512];
};

volatile int interrupted;

static int wake[2] = { -1, -1 };

static void on_signal(int number)
{
	int saved = errno;

	if (number == SIGINT || number == SIGTERM || number == SIGHUP)
		interrupted = 1;
	if (write(wake[1], "", 1) < 0 && errno != EAGAIN)
		abort();
	errno = saved;
}

static int start_signals(void)
{
	static const int numbers[] = { SIGCHLD, SIGINT, SIGTERM, SIGHUP };
	struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };

	if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
		return complain("no pipe: %s", strerror(errno));
	for (size_t i = 0; i < COUNT(numbers); i++)
		sigaction(numbers[i], &action, NULL);
	return 0;
}

static int listen_at(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (snprintf(address.sun_path, sizeof(address.sun_path), "%s", path) >=
	    (int)sizeof(address.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	if (fd < 0 || bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 ||
	    listen(fd, 128) != 0)
		return -1;
	return fd;
}

static int start_tests(struct broker *b)
{
	const struct broker_order *order = b->order;

	snprintf(b->socket_path, sizeof(b->socket_path), "%s/runner", order->folder);
	unlink(b->socket_path);
	b->listener = listen_at(b->socket_path);
	if (b->listener < 0)
		return complain("cannot listen at %s: %s", b->socket_path, strerror(errno));
	return criterion_start(order, b->socket_path,
	                       (int64_t)(TEST_MS * order->timeout_multiplier), &b->criterion);
}

static void accept_test(struct broker *b)
{
	int fd = accept4(b->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);

	if (fd >= 0 && b->count < MAX_TESTS)
		test_begin(&b->tests[b->count++], fd, b->order);
	else if (fd >= 0)
		close(fd);
}

static void reap(struct broker *b)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (pid == b->criterion) {
			b->criterion = 0;
			b->criterion_status = status;
		}
		for (size_t i = 0; i < b->count; i++)
			test_child_ended(&b->tests[i], pid, status);
		pool_child_ended(&b->pool, pid, status);
	}
}

/* All descriptors that may have something for us; returns how many. */
static size_t collect(struct broker *b, struct pollfd *fds)
{
	size_t n = 0;

	fds[n++] = (struct pollfd){ .fd = wake[0], .events = POLLIN };
	fds[n++] = (struct pollfd){ .fd = b->listener, .events = POLLIN };
	for (size_t i = 0; i < b->count; i++)
		n += test_collect(&b->tests[i], fds + n);
	return n;
}

static void finish_test(struct broker *b, size_t i)
{
	struct test *t = &b->tests[i];
	struct broker_result result;

	test_end(t, b->order);
	if (t->requirement != NULL) {
		test_judge(t, &result);
		b->enough = !b->order->finished(&result, b->order->data) || b->enough;
	}
	test_release(t);
	*t = b->tests[--b->count];
}

static void turn(struct broker *b)
{
	static struct pollfd fds[2 + MAX_TESTS * (1 + MAX_LEASES)];
	char drained[64];
	size_t n = collect(b, fds);

	poll(fds, n, 50);
	while (read(wake[0], drained, sizeof(drained)) > 0)
		;
	if ((fds[1].revents & POLLIN) != 0)
		accept_test(b);
	for (size_t i = 0; i < b->count; i++)
		test_serve(&b->tests[i], b->order, &b->pool);
	reap(b);
	for (size_t i = b->count; i-- > 0;)
		if (test_settled(&b->tests[i], b->pool.grace_ms))
			finish_test(b, i);
}

static void stop(struct broker *b)
{
	if (b->criterion > 0)
		kill(-b->criterion, SIGKILL);
	for (size_t i = 0; i < b->count; i++)
		test_release(&b->tests[i]);
	pool_abandon(&b->pool);
	children_kill();
	leaked_processes_adopt(false);
	b->count = 0;
}

int broker_run(const struct broker_order *order)
{
	struct broker b = {
		.order = order,
		.listener = -1,
		.pool = { .target = order->target,
		          .grace_ms = (int64_t)(GRACE_MS * order->timeout_multiplier),
		          .problem = order->problem,
		          .data = order->data },
	};
	int status = start_signals();

	leaked_processes_adopt(true);
	if (status == 0)
		status = start_tests(&b);
	while (status == 0 && !interrupted && !b.enough && (b.criterion > 0 || b.count > 0))
		turn(&b);
	if (status == 0 && !interrupted)
		pool_end(&b.pool);
	stop(&b);
	if (order->debug != DEBUG_NOTHING)
		terminal_return();
	if (b.listener >= 0)
		close(b.listener);
	unlink(b.socket_path);
	/* A debugger's own status says nothing. */
	if (status == 0 && !interrupted && b.criterion_status != 0 && order->debug == DEBUG_NOTHING)
		status = criterion_complain(order, b.criterion_status);
	return status;
}
