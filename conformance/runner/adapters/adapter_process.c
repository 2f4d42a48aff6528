/* SPDX-License-Identifier: MIT */
#include "adapters/adapter_process.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/securebits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "adapters/debugger.h"
#include "base/allocation.h"
#include "base/temporary_folder.h"

enum { MOST_WORDS = 32 };

/* The pipes of its standard streams: the read end first. */
typedef int pipes[3][2];

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

/* Without capabilities after exec, also for root: only then do permissions and limits
 * bind it. */
static void drop_privileges(void)
{
	if (geteuid() == 0)
		prctl(PR_SET_SECUREBITS, SECBIT_NOROOT | SECBIT_NOROOT_LOCKED, 0, 0, 0);
}

static void prepare(void)
{
	const struct rlimit none = { 0, 0 };
	sigset_t all;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setrlimit(RLIMIT_CORE, &none);
	sigemptyset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
	signal(SIGPIPE, SIG_DFL);
}

/* Most commands are a path and plain words, which need no shell: starting one costs as much
 * as starting an adapter that is written in C.  Returns when it is not of that kind, or
 * cannot be started: the shell says why. */
static void exec_plain(const char *command)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				    "0123456789/._+,:@%= -";
	char *words[MOST_WORDS + 1], *copy = memory_text(command);
	size_t count = 0;

	if (command[strspn(command, plain)] != '\0')
		return;
	for (char *word = strtok(copy, " "); word != NULL && count < MOST_WORDS;
	     word = strtok(NULL, " "))
		words[count++] = word;
	words[count] = NULL;
	if (count > 0 && count < MOST_WORDS && words[0][0] == '/' && strchr(words[0], '=') == NULL)
		execv(words[0], words);
}

static void become_command(const struct target *target, bool unprivileged, const char *before)
{
	if (chdir(target->folder) != 0)
		_exit(126);
	if (unprivileged)
		drop_privileges();
	if (*before == '\0')
		exec_plain(target->command);
	execl("/bin/sh", "sh", "-c", memory_format("exec %s%s", before, target->command),
	      (char *)NULL);
	_exit(127);
}

static void become_adapter(const struct target *target, bool unprivileged, pipes p)
{
	setpgid(0, 0);
	prepare();
	if (dup2(p[0][0], 0) < 0 || dup2(p[1][1], 1) < 0 || dup2(p[2][1], 2) < 0)
		_exit(126);
	become_command(target, unprivileged, "");
}

/* Our streams are gdb's, and the pipes 8 and 9 wait for what it starts: a shell that makes
 * them the adapter's streams. */
static void become_debugged(const struct target *target, bool unprivileged, pipes p)
{
	int in = fcntl(p[0][0], F_DUPFD_CLOEXEC, 10), out = fcntl(p[1][1], F_DUPFD_CLOEXEC, 10);

	debugger_take_terminal();
	prepare();
	if (dup2(in, 8) < 0 || dup2(out, 9) < 0)
		_exit(126);
	become_command(target, unprivileged,
		       memory_format("%s -iex \"set exec-wrapper sh -c 'exec \\\"\\$@\\\" <&8 >&9 "
				     "8<&- 9>&-' sh\" --args ",
				     debugger_command()));
}

static void close_pipes(pipes p, int count)
{
	for (int i = 0; i < count; i++) {
		close(p[i][0]);
		close(p[i][1]);
	}
}

static int open_pipes(pipes p)
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

static int start(const struct target *target, bool unprivileged,
		 void (*become)(const struct target *, bool, pipes), struct process *out)
{
	static unsigned long started;
	pipes p;
	pid_t pid;
	int error = open_pipes(p);

	if (error != 0)
		return error;
	started++;
	pid = fork();
	if (pid < 0) {
		error = -errno;
		close_pipes(p, 3);
		return error;
	}
	if (pid == 0) {
		carry_mark(started);
		become(target, unprivileged, p);
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
	return start(target, unprivileged, become_adapter, out);
}

int process_start_debugged(const struct target *target, bool unprivileged, struct process *out)
{
	return start(target, unprivileged, become_debugged, out);
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
