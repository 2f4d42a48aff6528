/* SPDX-License-Identifier: MIT
 *
 * The "!" lines of a script: what the test did to files itself, and what it saw of files
 * and of the adapter's process. */
#include "notes.h"
#include "replay.h"
#include "suite.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A line in words: VERB PATH and up to three more. */
struct command {
	char *verb, *path, *words[3];
	struct replay_adapter *adapter;
	char *found;
	size_t room;
};

static long long number(const char *word)
{
	return word != NULL ? strtoll(word, NULL, 10) : 0;
}

static bool told(struct command *c, const char *want, const char *format, long long value)
{
	snprintf(c->found, c->room, format, value);
	return strcmp(c->found, want != NULL ? want : "") == 0;
}

/* --- actions: true when they worked ------------------------------------------- */

/* The bytes of "b:HEX", "pattern:SIZE" or "fill:SIZE:BYTE", to be freed. */
static unsigned char *content(const char *word, size_t *size)
{
	unsigned char *bytes;
	const char *hex = word != NULL && strncmp(word, "b:", 2) == 0 ? word + 2 : NULL;
	const char *colon = word != NULL ? strchr(word, ':') : NULL;

	if (colon == NULL)
		return NULL;
	*size = hex != NULL ? strlen(hex) / 2 : (size_t)number(colon + 1);
	bytes = calloc(1, *size + 1);
	if (bytes == NULL)
		return NULL;
	if (hex != NULL)
		for (size_t i = 0; i < *size; i++)
			sscanf(hex + 2 * i, "%2hhx", &bytes[i]);
	else if (*word == 'p')
		pattern_fill(bytes, 0, *size);
	else
		memset(bytes, (int)strtol(strrchr(word, ':') + 1, NULL, 16), *size);
	return bytes;
}

static bool write_content(const char *path, int flags, off_t offset, const char *word)
{
	size_t size = 0, done = 0;
	unsigned char *bytes = content(word, &size);
	int fd = bytes != NULL ? open(path, O_WRONLY | O_CLOEXEC | flags, 0644) : -1;
	ssize_t n = 1;

	for (; fd >= 0 && done < size && n > 0; done += n > 0 ? (size_t)n : 0)
		n = pwrite(fd, bytes + done, size - done, offset + (off_t)done);
	free(bytes);
	return fd >= 0 && close(fd) == 0 && done == size;
}

static bool do_file(struct command *c)
{
	return write_content(c->path, O_CREAT | O_EXCL, 0, c->words[0]);
}

static bool do_store(struct command *c)
{
	return write_content(c->path, 0, number(c->words[0]), c->words[1]);
}

static bool do_truncate(struct command *c)
{
	return truncate(c->path, number(c->words[0])) == 0;
}

static bool do_unlink(struct command *c)
{
	return unlink(c->path) == 0;
}

static bool do_link(struct command *c)
{
	return c->words[0] != NULL && symlink(c->path, c->words[0]) == 0;
}

static bool do_rename(struct command *c)
{
	return c->words[0] != NULL && rename(c->path, c->words[0]) == 0;
}

static bool do_mode(struct command *c)
{
	return c->words[0] != NULL && chmod(c->path, (mode_t)strtol(c->words[0], NULL, 8)) == 0;
}

/* "limit RESOURCE VALUE": the path is the resource. */
static bool do_limit(struct command *c)
{
	struct rlimit now;
	int resource = (int)number(c->path);
	rlim_t value = c->words[0] != NULL ? strtoull(c->words[0], NULL, 10) : 0;

	if (prlimit(c->adapter->process.pid, resource, NULL, &now) != 0)
		return false;
	now.rlim_cur = value < now.rlim_max ? value : now.rlim_max;
	return prlimit(c->adapter->process.pid, resource, &now, NULL) == 0;
}

/* --- observations: true when they are as recorded ----------------------------- */

static bool see_size(struct command *c)
{
	struct stat st;

	return told(c, c->words[0], "%lld", stat(c->path, &st) == 0 ? (long long)st.st_size : -1);
}

static bool see_sum(struct command *c)
{
	unsigned char bytes[65536];
	uint64_t sum = NOTE_SUM_START;
	int64_t at = number(c->words[0]), left = number(c->words[1]);
	int fd = open(c->path, O_RDONLY | O_CLOEXEC);
	ssize_t n = 1;

	for (; fd >= 0 && left > 0 && n > 0; at += n, left -= n) {
		n = pread(fd, bytes, left < 65536 ? (size_t)left : 65536, at);
		sum = n > 0 ? note_sum(sum, bytes, (size_t)n) : sum;
	}
	if (fd >= 0)
		close(fd);
	return told(c, c->words[2], "%016llx", (long long)sum);
}

static bool see_read(struct command *c)
{
	unsigned char bytes[SUM_READ];
	size_t size = c->words[1] != NULL ? strlen(c->words[1]) / 2 - 1 : 0;
	int fd = open(c->path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 && size <= sizeof(bytes) ? pread(fd, bytes, size, number(c->words[0])) : 0;

	if (fd >= 0)
		close(fd);
	snprintf(c->found, c->room, "b:");
	for (ssize_t i = 0; i < n; i++)
		snprintf(c->found + 2 + 2 * i, c->room - 2 - 2 * (size_t)i, "%02x", bytes[i]);
	return c->words[1] != NULL && strcmp(c->found, c->words[1]) == 0;
}

/* How many map entries of that path, and the permissions of the first. */
static int entries(const struct command *c, char permissions[5])
{
	char path[64], *line = NULL;
	size_t room = 0;
	int count = 0;
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", (int)c->adapter->process.pid);
	maps = fopen(path, "re");
	strcpy(permissions, "none");
	while (maps != NULL && getline(&line, &room, maps) > 0) {
		const char *found = strstr(line, c->path);

		if (found == NULL || strchr(" \n", found[strlen(c->path)]) == NULL)
			continue;
		if (count++ == 0 && strchr(line, ' ') != NULL)
			snprintf(permissions, 5, "%.4s", strchr(line, ' ') + 1);
	}
	free(line);
	if (maps != NULL)
		fclose(maps);
	return count;
}

static bool see_maps(struct command *c)
{
	char permissions[5];

	return told(c, c->words[0], "%lld", entries(c, permissions));
}

static bool see_permissions(struct command *c)
{
	char permissions[5];

	entries(c, permissions);
	snprintf(c->found, c->room, "%s", permissions);
	return c->words[0] != NULL && strcmp(permissions, c->words[0]) == 0;
}

/* The adapter's descriptors, or those of them that lead below dir. */
static int descriptors_below(const struct replay_adapter *a, const char *dir)
{
	char path[64];
	struct dirent *entry;
	int count = 0;
	DIR *open;

	snprintf(path, sizeof(path), "/proc/%d/fd", (int)a->process.pid);
	open = opendir(path);
	while (open != NULL && (entry = readdir(open)) != NULL) {
		char target[1024];
		ssize_t n = readlinkat(dirfd(open), entry->d_name, target, sizeof(target) - 1);

		target[n > 0 ? n : 0] = '\0';
		count += n > 0 && strncmp(target, dir, strlen(dir)) == 0;
	}
	if (open != NULL)
		closedir(open);
	return count;
}

/* Only the difference to the first look tells something. */
static bool see_descriptors(struct command *c)
{
	int now = descriptors_below(c->adapter, "");

	if (!c->adapter->counted)
		c->adapter->descriptors = now - (int)number(c->path);
	c->adapter->counted = true;
	return told(c, c->path, "%lld", now - c->adapter->descriptors);
}

/* "opened N DIR": descriptors of the test's files. */
static bool see_opened(struct command *c)
{
	return told(c, c->path, "%lld",
		    descriptors_below(c->adapter, c->words[0] != NULL ? c->words[0] : "/"));
}

static bool see_chatter(struct command *c)
{
	bool some = replay_chatters(c->adapter);

	snprintf(c->found, c->room, "%s", some ? "there was some" : "there was none");
	return some;
}

static const struct {
	const char *verb;
	bool looks;
	bool (*run)(struct command *c);
} verbs[] = {
	{ "file", false, do_file },          { "store", false, do_store },
	{ "truncate", false, do_truncate },  { "unlink", false, do_unlink },
	{ "link", false, do_link },          { "rename", false, do_rename },
	{ "mode", false, do_mode },          { "limit", false, do_limit },
	{ "size", true, see_size },          { "sum", true, see_sum },
	{ "read", true, see_read },          { "maps", true, see_maps },
	{ "permissions", true, see_permissions },
	{ "descriptors", true, see_descriptors },
	{ "opened", true, see_opened },      { "chatter", true, see_chatter },
};

static enum action run(struct command *c)
{
	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (strcmp(verbs[i].verb, c->verb) != 0)
			continue;
		errno = EINVAL;
		if (verbs[i].looks)
			return verbs[i].run(c) ? ACTION_SAME : ACTION_DIFFERS;
		if (verbs[i].run(c))
			return ACTION_DONE;
		snprintf(c->found, c->room, "%s", strerror(errno));
		return ACTION_FAILED;
	}
	snprintf(c->found, c->room, "no line of a script begins so");
	return ACTION_FAILED;
}

enum action replay_action(struct replay_adapter *a, const char *line, const char *dir, char *found,
			  size_t room)
{
	struct command c = { .adapter = a, .found = found, .room = room };
	char *copy = strdup(line), *at = copy, *path, *word;
	enum action result = ACTION_FAILED;

	*found = '\0';
	if (copy == NULL)
		return ACTION_FAILED;
	c.verb = strsep(&at, " ");
	path = strsep(&at, " ");
	for (size_t i = 0; i < 3; i++)
		c.words[i] = strsep(&at, " ");
	/* A folder's name may hold blanks: it comes in when the line is in words. */
	c.path = path = replay_replaced(path != NULL ? path : "", "%DIR%", dir);
	word = replay_replaced(c.words[0] != NULL ? c.words[0] : "", "%DIR%", dir);
	if (c.words[0] != NULL)
		c.words[0] = word;
	if (path != NULL && word != NULL)
		result = run(&c);
	free(path);
	free(word);
	free(copy);
	return result;
}
