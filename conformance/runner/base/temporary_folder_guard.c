/* SPDX-License-Identifier: MIT
 *
 * A process that outlives this one, to remove what it could not: SIGKILL leaves nobody
 * time to clean up. */
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process_environment.h"
#include "base/temporary_folder.h"

enum { ATTEMPTS = 250, WAIT_MS = 20 };

static int line = -1;

/* Was the process started by this run?  A test's environment names the runner's socket, an
 * adapter's and its children's the adapter. */
static bool belongs(const char *pid, const char *folder)
{
	static const char *const variables[] = { "MMAPSPEC_BROKER", "MMAPSPEC_ADAPTER" };
	char wanted[4200];
	bool found = false;

	for (size_t i = 0; i < 2 && !found; i++) {
		int size = snprintf(wanted, sizeof(wanted), "%s=%s/", variables[i], folder);

		found = process_environment_has(pid, wanted, (size_t)size);
	}
	return found;
}

/* Criterion's processes are in groups of their own, and one that it has not set going yet
 * is stopped: what ends the others does not reach it. */
static void kill_leftovers(const char *folder)
{
	DIR *processes = opendir("/proc");
	struct dirent *entry;

	while (processes != NULL && (entry = readdir(processes)) != NULL)
		if (strtol(entry->d_name, NULL, 10) > 0 && belongs(entry->d_name, folder))
			kill((pid_t)strtol(entry->d_name, NULL, 10), SIGKILL);
	if (processes != NULL)
		closedir(processes);
}

/* Our end of the line closes with our process.  What tests still create while they end is
 * removed by the next attempt. */
static void watch(const char *folder, int end)
{
	char byte;

	while (read(end, &byte, 1) < 0 && errno == EINTR)
		;
	kill_leftovers(folder);
	for (int i = 0; i < ATTEMPTS && !remove_folder(folder); i++)
		poll(NULL, 0, WAIT_MS);
	_exit(0);
}

/* In a session of its own, so that what is sent to ours does not reach it; nobody's child,
 * so that nobody waits for it; without our standard streams, so that nobody reads on. */
static void become_guard(const char *folder, int end)
{
	setsid();
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	for (int fd = 0; fd < 3; fd++)
		close(fd);
	if (chdir("/") == 0 && fork() == 0)
		watch(folder, end);
	_exit(0);
}

void temporary_folder_guard(const char *folder)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		become_guard(folder, ends[1]);
	}
	close(ends[1]);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	line = ends[0];
}

void temporary_folder_guard_end(void)
{
	char byte;

	if (line < 0)
		return;
	shutdown(line, SHUT_WR);
	while (read(line, &byte, 1) < 0 && errno == EINTR)
		;
	close(line);
	line = -1;
}
