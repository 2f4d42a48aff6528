/* SPDX-License-Identifier: MIT */
#include "cell/test_loop.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/child.h"
#include "base/installation.h"
#include "base/allocation.h"
#include "base/messages.h"
#include "base/temporary_folder.h"
#include "base/terminal.h"

enum {
	ANSWER_MS = 5000, /* for one answer of an adapter; stretched by the order's multiplier */
	LONGEST_S = 7200, /* for a test that starts over again and again */
	ENDLESS_S = 30 * 24 * 3600,
};

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

/* Criterion, ended before its time, leaves its socket behind. */
static void note_socket(const char *folder)
{
	char path[64];

	snprintf(path, sizeof(path), "/tmp/criterion_%lld.sock", (long long)getpid());
	temporary_folder_elsewhere(folder, "criterion", path);
}

struct start {
	const struct broker_order *order;
	const char *socket_path, *selection;
	int64_t test_ms;
};

/* In the child.  Adapters that end early are results: writing to them must not end a test. */
static void prepare(const void *data)
{
	const struct start *start = data;
	const struct broker_order *order = start->order;

	signal(SIGPIPE, SIG_IGN);
	note_socket(order->folder);
	setenv("MMAPSPEC_BROKER", start->socket_path, 1);
	setenv("MMAPSPEC_SELECTION", start->selection, 1);
	setenv("MMAPSPEC_DIR", order->folder, 1);
	set_number("MMAPSPEC_ABILITIES", order->abilities);
	set_number("MMAPSPEC_JOBS", order->jobs);
	set_number("MMAPSPEC_TIMEOUT_MS", (long long)(ANSWER_MS * order->timeout_multiplier));
	set_number("MMAPSPEC_TEST_TIMEOUT_MS",
	           1000LL * (order->endless ? ENDLESS_S : LONGEST_S) + 2 * start->test_ms);
	if (order->debug != DEBUG_TEST) {
		setpgid(0, 0);
		return;
	}
	terminal_take();
	setenv("MMAPSPEC_ALONE", "1", 1);
}

static pid_t start_logged(const struct start *start)
{
	static const char *const argv[] = { "/proc/self/exe", NULL };
	char path[512];
	int in = open("/dev/null", O_RDONLY | O_CLOEXEC), log;
	pid_t pid;

	snprintf(path, sizeof(path), "%s/criterion.log", start->order->folder);
	log = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	pid = child_start(&(struct child_order){
	    .argv = argv, .streams = { in, log, log }, .prepare = prepare, .data = start });
	close(log);
	close(in);
	return pid;
}

/* The test in one process, without Criterion's between it and the debugger. */
static pid_t start_debugged(const struct start *start)
{
	char *command =
	    memory_format("exec %s --args '%s/mmapspec'", debugger_command(), program_folder());
	pid_t pid = child_start(&(struct child_order){
	    .command = command, .streams = { 0, 1, 2 }, .prepare = prepare, .data = start });

	free(command);
	return pid;
}

int criterion_start(const struct broker_order *order, const char *socket_path, int64_t test_ms,
                    pid_t *out)
{
	char selection[512];
	const struct start start = { order, socket_path, selection, test_ms };

	snprintf(selection, sizeof(selection), "%s/selection", order->folder);
	if (write_selection(order, selection) != 0)
		return complain("cannot write %s: %s", selection, strerror(errno));
	*out = order->debug == DEBUG_TEST ? start_debugged(&start) : start_logged(&start);
	return *out > 0 ? 0 : complain("cannot start Criterion: %s", strerror(-*out));
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
