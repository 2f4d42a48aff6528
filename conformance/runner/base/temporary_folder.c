/* SPDX-License-Identifier: MIT
 *
 * One folder for everything that a run creates, so that nothing can be left behind. */
#include "base/temporary_folder.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/messages.h"
#include "base/child.h"

static char folder[PATH_MAX];
static pid_t owner;

/* Our end of the line to the guard. */
static int line = -1;

enum { ATTEMPTS = 250, WAIT_MS = 20 };

/* A link whose name says that what it points at goes with it. */
static const char elsewhere[] = "elsewhere.";

void temporary_folder_elsewhere(const char *in, const char *name, const char *path)
{
	char link[PATH_MAX + 64];

	snprintf(link, sizeof(link), "%s/%s%s", in, elsewhere, name);
	if (symlink(path, link) != 0)
		return; /* One socket or the like may be left then. */
}

static void remove_elsewhere(const char *link)
{
	char target[PATH_MAX];
	ssize_t n = readlink(link, target, sizeof(target) - 1);

	target[n > 0 ? n : 0] = '\0';
	unlink(target);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *where)
{
	(void)st;
	if (kind == FTW_SL && where->level == 1 &&
	    strncmp(path + where->base, elsewhere, sizeof(elsewhere) - 1) == 0)
		remove_elsewhere(path);
	return remove(path);
}

bool remove_folder(const char *path)
{
	nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return access(path, F_OK) != 0;
}

/* --- the guard: a process that outlives this one, to remove what it could not: SIGKILL leaves
 * nobody time to clean up ------------------------------------------------------------------- */

/* Was the process started by this run?  A test's environment names the runner's socket, an
 * adapter's and its children's the adapter. */
static bool belongs(const char *pid)
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
static void kill_leftovers(void)
{
	DIR *processes = opendir("/proc");
	struct dirent *entry;

	while (processes != NULL && (entry = readdir(processes)) != NULL)
		if (strtol(entry->d_name, NULL, 10) > 0 && belongs(entry->d_name))
			kill((pid_t)strtol(entry->d_name, NULL, 10), SIGKILL);
	if (processes != NULL)
		closedir(processes);
}

/* Our end of the line closes with our process.  What tests still create while they end is
 * removed by the next attempt. */
static void watch(int end)
{
	char byte;

	while (read(end, &byte, 1) < 0 && errno == EINTR)
		;
	kill_leftovers();
	for (int i = 0; i < ATTEMPTS && !remove_folder(folder); i++)
		poll(NULL, 0, WAIT_MS);
	_exit(0);
}

/* In a session of its own, so that what is sent to ours does not reach it; nobody's child,
 * so that nobody waits for it; without our standard streams, so that nobody reads on. */
static void become_guard(int end)
{
	setsid();
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	for (int fd = 0; fd < 3; fd++)
		close(fd);
	if (chdir("/") == 0 && fork() == 0)
		watch(end);
	_exit(0);
}

static void start_guard(void)
{
	int ends[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return;
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		become_guard(ends[1]);
	}
	close(ends[1]);
	while (pid > 0 && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
	line = ends[0];
}

static void end_guard(void)
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

/* --- the folder ---------------------------------------------------------------------------- */

const char *temporary_folder(void)
{
	return folder;
}

void temporary_folder_remove(void)
{
	if (folder[0] == '\0' || owner != getpid())
		return;
	remove_folder(folder);
	folder[0] = '\0';
	end_guard();
}

/* A directory in which nothing can be written is found out before any test blames an
 * implementation for it. */
static int try_writing(void)
{
	static const char bytes[65536];
	char path[PATH_MAX + 8];
	FILE *file;
	bool good;

	snprintf(path, sizeof(path), "%s/try", folder);
	file = fopen(path, "w");
	good = file != NULL && fwrite(bytes, sizeof(bytes), 1, file) == 1;
	if (file != NULL && fclose(file) != 0)
		good = false;
	unlink(path);
	return good ? 0 : -1;
}

const char *temporary_folder_make(const char *dir)
{
	static bool registered;
	char real[PATH_MAX];

	if (realpath(dir, real) == NULL) {
		complain("--dir %s: %s; name a folder that exists", dir, strerror(errno));
		return NULL;
	}
	snprintf(folder, sizeof(folder), "%.*s/mmapspec-XXXXXX", PATH_MAX - 32, real);
	if (mkdtemp(folder) == NULL) {
		complain("--dir %s: %s; name a folder that can be written", dir, strerror(errno));
		folder[0] = '\0';
		return NULL;
	}
	if (!registered)
		atexit(temporary_folder_remove);
	registered = true;
	owner = getpid();
	start_guard();
	return folder;
}

const char *temporary_folder_create(const char *dir)
{
	const char *made = temporary_folder_make(dir);

	if (made != NULL && try_writing() != 0) {
		complain("--dir %s: %s; name a folder with room for files", dir, strerror(errno));
		temporary_folder_remove();
		made = NULL;
	}
	return made;
}
