/* SPDX-License-Identifier: MIT
 *
 * Starting and ending an adapter: a process group of its own that dies with us. */
#include "adapters/process.h"

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
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/debugger.h"
#include "adapters/targets.h"
#include "base/temporary_folder.h"

enum { MOST_WORDS = 32 };

struct pipes {
	int in[2], out[2], error[2];
};

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
	char *words[MOST_WORDS + 1], *rest = NULL, *copy = strdup(command);
	size_t count = 0;

	if (copy == NULL || command[strspn(command, plain)] != '\0')
		return;
	for (char *word = strtok_r(copy, " ", &rest); word != NULL && count < MOST_WORDS;
	     word = strtok_r(NULL, " ", &rest))
		words[count++] = word;
	words[count] = NULL;
	if (count > 0 && count < MOST_WORDS && words[0][0] == '/' && strchr(words[0], '=') == NULL)
		execv(words[0], words);
}

static void become_command(const struct target *target, bool unprivileged, const char *before)
{
	char *command;

	if (chdir(target->folder) != 0 ||
	    asprintf(&command, "exec %s%s", before, target->command) < 0)
		_exit(126);
	if (unprivileged)
		drop_privileges();
	if (*before == '\0')
		exec_plain(target->command);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static void become_adapter(const struct target *target, bool unprivileged, const struct pipes *p)
{
	setpgid(0, 0);
	prepare();
	if (dup2(p->in[0], 0) < 0 || dup2(p->out[1], 1) < 0 || dup2(p->error[1], 2) < 0)
		_exit(126);
	become_command(target, unprivileged, "");
}

/* Our streams are gdb's, and the pipes 8 and 9 wait for what it starts: a shell that makes
 * them the adapter's streams. */
static void become_debugged(const struct target *target, bool unprivileged, const struct pipes *p)
{
	int in = fcntl(p->in[0], F_DUPFD_CLOEXEC, 10), out = fcntl(p->out[1], F_DUPFD_CLOEXEC, 10);
	char *before;

	debugger_take_terminal();
	prepare();
	if (dup2(in, 8) < 0 || dup2(out, 9) < 0 ||
	    asprintf(&before, "%s -iex \"set exec-wrapper sh -c 'exec \\\"\\$@\\\" <&8 >&9 "
			      "8<&- 9>&-' sh\" --args ", debugger_command()) < 0)
		_exit(126);
	become_command(target, unprivileged, before);
}

static void close_pair(const int pair[2])
{
	close(pair[0]);
	close(pair[1]);
}

static int start(const struct target *target, bool unprivileged,
		 void (*become)(const struct target *, bool, const struct pipes *),
		 struct process *out)
{
	static unsigned long started;
	struct pipes p;
	pid_t pid;
	int failed;

	started++;
	if (pipe2(p.in, O_CLOEXEC) != 0)
		return -errno;
	if (pipe2(p.out, O_CLOEXEC) != 0) {
		failed = -errno;
		goto close_in;
	}
	if (pipe2(p.error, O_CLOEXEC) != 0) {
		failed = -errno;
		goto close_output;
	}
	pid = fork();
	if (pid < 0) {
		failed = -errno;
		goto close_error;
	}
	if (pid == 0) {
		carry_mark(started);
		become(target, unprivileged, &p);
	}
	setpgid(pid, pid);
	close(p.in[0]);
	close(p.out[1]);
	close(p.error[1]);
	fcntl(p.error[0], F_SETFL, O_NONBLOCK);
	*out = (struct process){ .pid = pid, .number = started, .in = p.in[1], .out = p.out[0],
				.error = p.error[0] };
	return 0;

close_error:
	close_pair(p.error);
close_output:
	close_pair(p.out);
close_in:
	close_pair(p.in);
	return failed;
}

int process_start(const struct target *target, bool unprivileged, struct process *out)
{
	return start(target, unprivileged, become_adapter, out);
}

int process_start_debugged(const struct target *target, bool unprivileged, struct process *out)
{
	return start(target, unprivileged, become_debugged, out);
}

void process_kill(struct process *p)
{
	int *const fds[] = { &p->in, &p->out, &p->error };

	for (size_t i = 0; i < 3; i++) {
		if (*fds[i] >= 0)
			close(*fds[i]);
		*fds[i] = -1;
	}
	if (p->pid > 0)
		kill(-p->pid, SIGKILL);
}

const char *signal_name(int number)
{
	static char name[32];
	const char *abbreviation = sigabbrev_np(number);

	if (abbreviation == NULL)
		snprintf(name, sizeof(name), "signal %d", number);
	else
		snprintf(name, sizeof(name), "SIG%s", abbreviation);
	return name;
}

const char *status_text(int status)
{
	static char text[64];

	if (WIFSIGNALED(status))
		snprintf(text, sizeof(text), "killed by %s", signal_name(WTERMSIG(status)));
	else
		snprintf(text, sizeof(text), "ended with status %d", WEXITSTATUS(status));
	return text;
}
