/* SPDX-License-Identifier: MIT */
#include "adapters/adapter_process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/securebits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/child.h"
#include "base/temporary_folder.h"
#include "base/terminal.h"

enum { MOST_WORDS = 32 };

static const char variable[] = "MMAPSPEC_ADAPTER";

int process_mark(const struct process *p, char *out, size_t room)
{
	return snprintf(out, room, "%s=%s/%lu", variable, temporary_folder(), p->number);
}

static void carry_mark(unsigned long number)
{
	char mark[PATH_MAX + 64];

	process_mark(&(struct process){ .number = number }, mark, sizeof(mark));
	setenv(variable, mark + sizeof(variable), 1);
}

/* A process that is about to be an adapter's, or its debugger's. */
struct start {
	unsigned long number;
	bool unprivileged, debugged;
	int (*pipes)[2];
};

/* gdb has our streams, and the pipes 8 and 9 wait for what it starts: a shell that makes them the
 * adapter's streams. */
static void keep_pipes(int (*pipes)[2])
{
	int in = fcntl(pipes[0][0], F_DUPFD_CLOEXEC, 10),
	    out = fcntl(pipes[1][1], F_DUPFD_CLOEXEC, 10);

	if (dup2(in, 8) < 0 || dup2(out, 9) < 0)
		_exit(126);
}

static void prepare(const void *data)
{
	const struct start *start = data;
	const struct rlimit none = { 0, 0 };
	sigset_t all;

	carry_mark(start->number);
	if (start->debugged) {
		keep_pipes(start->pipes);
		terminal_take();
	} else {
		setpgid(0, 0);
	}
	setrlimit(RLIMIT_CORE, &none);
	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	/* Without capabilities after exec, also for root: only then do permissions and limits bind
	 * it. */
	if (start->unprivileged && geteuid() == 0)
		prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED, 0, 0, 0);
}

/* Most commands are a path and plain words, which need no shell: starting one costs as much as
 * starting an adapter that is written in C.  Split such a command, whose words then point into it;
 * false for any other. */
static bool split_plain(char *command, const char *words[MOST_WORDS + 1])
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	                            "0123456789/._+,:@%= -";
	size_t count = 0;

	if (command[strspn(command, plain)] != '\0')
		return false;
	for (char *word = strtok(command, " "); word != NULL && count < MOST_WORDS;
	     word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = NULL;
	return count > 0 && count < MOST_WORDS && words[0][0] == '/' &&
	       strchr(words[0], '=') == NULL;
}

const char *debugger_command(void)
{
	const char *command = getenv("GDB");

	return command != NULL && *command != '\0' ? command : "gdb";
}

/* The command for the shell, to be freed. */
static char *shell_command(const struct target *target, bool debugged)
{
	if (!debugged)
		return memory_format("exec %s", target->command);
	return memory_format(
	    "exec %s -iex \"set exec-wrapper sh -c 'exec \\\"\\$@\\\" <&8 >&9 8<&- 9>&-' "
	    "sh\" --args %s",
	    debugger_command(), target->command);
}

static pid_t start_child(const struct target *target, const struct start *start)
{
	const char *words[MOST_WORDS + 1];
	char *copy = memory_text(target->command),
	     *command = shell_command(target, start->debugged);
	struct child_order order = { .command = command,
		                     .folder = target->folder,
		                     .streams = { 0, 1, 2 },
		                     .prepare = prepare,
		                     .data = start };
	pid_t pid;

	if (!start->debugged) {
		order.streams[0] = start->pipes[0][0];
		order.streams[1] = start->pipes[1][1];
		order.streams[2] = start->pipes[2][1];
		order.argv = split_plain(copy, words) ? words : NULL;
	}
	pid = child_start(&order);
	free(command);
	free(copy);
	return pid;
}

/* The pipes of the standard streams, the read end first. */
static void close_pipes(int (*p)[2], int count)
{
	for (int i = 0; i < count; i++) {
		close(p[i][0]);
		close(p[i][1]);
	}
}

static int open_pipes(int (*p)[2])
{
	for (int i = 0; i < 3; i++) {
		if (pipe2(p[i], O_CLOEXEC) != 0) {
			int error = -errno;

			close_pipes(p, i);
			return error;
		}
	}
	return 0;
}

static int start_piped(const struct target *target, bool unprivileged, bool debugged,
                       struct process *out)
{
	static unsigned long started;
	int p[3][2], error = open_pipes(p);
	const struct start start = { started + 1, unprivileged, debugged, p };
	pid_t pid;

	if (error != 0)
		return error;
	started++;
	pid = start_child(target, &start);
	if (pid < 0) {
		close_pipes(p, 3);
		return pid;
	}
	setpgid(pid, pid);
	close(p[0][0]);
	close(p[1][1]);
	close(p[2][1]);
	fcntl(p[2][0], F_SETFL, O_NONBLOCK);
	*out = (struct process){ pid, started, p[0][1], p[1][0], p[2][0] };
	return 0;
}

int process_start(const struct target *target, bool unprivileged, struct process *out)
{
	return start_piped(target, unprivileged, false, out);
}

int process_start_debugged(const struct target *target, bool unprivileged, struct process *out)
{
	return start_piped(target, unprivileged, true, out);
}

enum line_end process_read_line(struct process *p, int timeout_ms, char *line, size_t room)
{
	size_t size = 0;

	*line = '\0';
	while (size < room - 1) {
		struct pollfd wait = { .fd = p->out, .events = POLLIN };
		ssize_t n;

		if (poll(&wait, 1, timeout_ms) == 0)
			return LINE_LATE;
		n = read(p->out, line + size, room - 1 - size);
		if (n <= 0)
			return LINE_ENDED;
		size += (size_t)n;
		line[size] = '\0';
		if (strchr(line, '\n') != NULL) {
			*strchr(line, '\n') = '\0';
			return LINE_WHOLE;
		}
	}
	return LINE_LONG;
}

static void close_end(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void process_end_input(struct process *p)
{
	close_end(&p->in);
	close_end(&p->out);
}

void process_kill(struct process *p)
{
	process_end_input(p);
	close_end(&p->error);
	if (p->pid > 0)
		kill(-p->pid, SIGKILL);
}
