/* SPDX-License-Identifier: MIT
 *
 * Lends adapters to tests.  Criterion runs in a child; each of its test processes
 * connects, leases one adapter or more, sends its verdict and goes.  What became of the
 * adapters decides with it: a test that saw its adapter die cannot know of what. */
#include "cell/broker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "adapters/debugger.h"
#include "adapters/leaked_process.h"
#include "adapters/process.h"
#include "base/installation.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "cell/broker_private.h"
#include "cell/cell.h"
#include "cell/run_options.h"

static int wake[2] = { -1, -1 };

int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t grace_ms(const struct broker *b)
{
	return (int64_t)(GRACE_MS * b->order->timeout_multiplier);
}

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
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
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

static int write_selection(const struct broker_order *order, const char *path)
{
	FILE *out = fopen(path, "w");

	if (out == NULL)
		return -1;
	for (size_t i = 0; i < order->count; i++)
		fprintf(out, "%s\n", order->selected[i]->id);
	return fclose(out);
}

static void set_number(const char *name, long long number)
{
	char text[32];

	snprintf(text, sizeof(text), "%lld", number);
	setenv(name, text, 1);
}

/* Its output is a log; the verdicts come over the socket. */
static void exec_logged(const struct broker_order *order)
{
	char log[512], *arguments[] = { "mmapspec", NULL };

	setpgid(0, 0);
	snprintf(log, sizeof(log), "%s/criterion.log", order->scratch);
	if (freopen(log, "a", stdout) == NULL || dup2(fileno(stdout), 2) < 0 ||
	    freopen("/dev/null", "r", stdin) == NULL)
		_exit(126);
	execv("/proc/self/exe", arguments);
	_exit(127);
}

/* The test in one process, without Criterion's between it and the debugger. */
static void exec_debugged(void)
{
	char *command;

	debugger_take_terminal();
	setenv("MMAPSPEC_ALONE", "1", 1);
	if (asprintf(&command, "exec %s --args '%s/mmapspec'", debugger_command(),
		     program_folder()) < 0)
		_exit(126);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

/* Criterion, ended before its time, leaves its socket behind. */
static void note_socket(const char *folder)
{
	char path[64];

	snprintf(path, sizeof(path), "/tmp/criterion_%lld.sock", (long long)getpid());
	temporary_folder_elsewhere(folder, "criterion", path);
}

static void become_criterion(const struct broker_order *order, const char *socket_path,
			     const char *selection)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	note_socket(order->scratch);
	setenv("MMAPSPEC_BROKER", socket_path, 1);
	setenv("MMAPSPEC_SELECTION", selection, 1);
	setenv("MMAPSPEC_DIR", order->scratch, 1);
	set_number("MMAPSPEC_ABILITIES", order->abilities);
	set_number("MMAPSPEC_JOBS", order->jobs);
	set_number("MMAPSPEC_TIMEOUT_MS", (long long)(ANSWER_MS * order->timeout_multiplier));
	set_number("MMAPSPEC_TEST_TIMEOUT_MS", (long long)(2 * TEST_MS * order->timeout_multiplier));
	if (order->debug == DEBUG_TEST)
		exec_debugged();
	exec_logged(order);
}

static int start_criterion(struct broker *b)
{
	char selection[512];

	snprintf(b->socket_path, sizeof(b->socket_path), "%s/runner", b->order->scratch);
	snprintf(selection, sizeof(selection), "%s/selection", b->order->scratch);
	unlink(b->socket_path);
	b->listener = listen_at(b->socket_path);
	if (b->listener < 0)
		return complain("cannot listen at %s: %s", b->socket_path, strerror(errno));
	if (write_selection(b->order, selection) != 0)
		return complain("cannot write %s: %s", selection, strerror(errno));
	fflush(NULL);
	b->criterion = fork();
	if (b->criterion < 0)
		return complain("cannot fork: %s", strerror(errno));
	if (b->criterion == 0)
		become_criterion(b->order, b->socket_path, selection);
	return 0;
}

/* The process at the other end, 0 when it is not known. */
static pid_t peer(int fd)
{
	struct ucred who = { 0 };
	socklen_t size = sizeof(who);

	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 ? who.pid : 0;
}

static void accept_test(struct broker *b)
{
	int fd = accept4(b->listener, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK);
	struct test *t = fd >= 0 ? test_new(b) : NULL;

	if (t == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	t->fd = fd;
	t->pid = peer(fd);
	t->started = now_ms();
	t->deadline = t->started + (int64_t)(TEST_MS * b->order->timeout_multiplier);
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
		pool_child_ended(b, pid, status);
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
		test_serve(b, &b->tests[i]);
	reap(b);
	for (size_t i = b->count; i-- > 0;)
		if (test_settled(b, &b->tests[i]))
			test_finish(b, i);
}

static void stop(struct broker *b)
{
	if (b->criterion > 0)
		kill(-b->criterion, SIGKILL);
	for (size_t i = 0; i < b->count; i++)
		test_abandon(&b->tests[i]);
	pool_abandon(b);
	children_kill();
	leaked_processes_adopt(false);
	b->count = 0;
}

/* Criterion itself did not work: say why in its own last words. */
static int complain_criterion(const struct broker *b)
{
	char path[512], line[256], last[256] = "it said nothing";
	FILE *log;

	snprintf(path, sizeof(path), "%s/criterion.log", b->order->scratch);
	log = fopen(path, "re");
	while (log != NULL && fgets(line, sizeof(line), log) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0')
			memcpy(last, line, sizeof(last));
	}
	if (log != NULL)
		fclose(log);
	return complain("Criterion %s: %s (it needs a /dev/shm that can be written)",
			status_text(b->criterion_status), last);
}

int broker_run(const struct broker_order *order)
{
	struct broker b = { .order = order, .listener = -1 };
	int status = start_signals();

	leaked_processes_adopt(true);
	if (status == 0)
		status = start_criterion(&b);
	while (status == 0 && !interrupted && !b.enough && (b.criterion > 0 || b.count > 0))
		turn(&b);
	if (status == 0 && !interrupted)
		pool_end(&b);
	stop(&b);
	if (order->debug != DEBUG_NOTHING)
		debugger_return_terminal();
	if (b.listener >= 0)
		close(b.listener);
	unlink(b.socket_path);
	/* A debugger's own status says nothing. */
	if (status == 0 && !interrupted && b.criterion_status != 0 && order->debug == DEBUG_NOTHING)
		status = complain_criterion(&b);
	return status;
}
