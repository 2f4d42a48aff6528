/* SPDX-License-Identifier: MIT */
#include "cell/broker.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "adapters/debugger.h"
#include "base/installation.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "base/processes.h"

enum { ANSWER_MS = 5000 }; /* for one answer of an adapter; stretched by the order's multiplier */

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

static void exec_logged(const struct broker_order *order)
{
	char log[512], *arguments[] = { "mmapspec", NULL };

	setpgid(0, 0);
	snprintf(log, sizeof(log), "%s/criterion.log", order->folder);
	if (freopen(log, "a", stdout) == NULL || dup2(fileno(stdout), 2) < 0 ||
	    freopen("/dev/null", "r", stdin) == NULL)
		_exit(126);
	execv("/proc/self/exe", arguments);
	_exit(127);
}

/* The test in one process, without Criterion's between it and the debugger. */
static void exec_debugged(void)
{
	debugger_take_terminal();
	setenv("MMAPSPEC_ALONE", "1", 1);
	execl("/bin/sh", "sh", "-c",
	      memory_format("exec %s --args '%s/mmapspec'", debugger_command(), program_folder()),
	      (char *)NULL);
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
			     const char *selection, int64_t test_ms)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	note_socket(order->folder);
	setenv("MMAPSPEC_BROKER", socket_path, 1);
	setenv("MMAPSPEC_SELECTION", selection, 1);
	setenv("MMAPSPEC_DIR", order->folder, 1);
	set_number("MMAPSPEC_ABILITIES", order->abilities);
	set_number("MMAPSPEC_JOBS", order->jobs);
	set_number("MMAPSPEC_TIMEOUT_MS", (long long)(ANSWER_MS * order->timeout_multiplier));
	set_number("MMAPSPEC_TEST_TIMEOUT_MS", 2 * test_ms);
	if (order->debug == DEBUG_TEST)
		exec_debugged();
	exec_logged(order);
}

int criterion_start(const struct broker_order *order, const char *socket_path, int64_t test_ms,
		    pid_t *out)
{
	char selection[512];

	snprintf(selection, sizeof(selection), "%s/selection", order->folder);
	if (write_selection(order, selection) != 0)
		return complain("cannot write %s: %s", selection, strerror(errno));
	fflush(NULL);
	*out = fork();
	if (*out < 0)
		return complain("cannot fork: %s", strerror(errno));
	if (*out == 0)
		become_criterion(order, socket_path, selection, test_ms);
	return 0;
}

int criterion_complain(const struct broker_order *order, int status)
{
	char path[512], line[256], last[256] = "it said nothing";
	FILE *log;

	snprintf(path, sizeof(path), "%s/criterion.log", order->folder);
	log = fopen(path, "re");
	while (log != NULL && fgets(line, sizeof(line), log) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0')
			memcpy(last, line, sizeof(last));
	}
	if (log != NULL)
		fclose(log);
	return complain("Criterion %s: %s (it needs a /dev/shm that can be written)",
			status_text(status), last);
}
