/* SPDX-License-Identifier: MIT
 *
 * The "!" lines of a script that look again at what the test saw of its files and of the adapter's
 * process. */
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "notes.h"
#include "replay/replay_private.h"

/* Note what was found; true if it is what was recorded. */
static bool same(struct command *c, const char *recorded, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool same(struct command *c, const char *recorded, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	vsnprintf(c->found, c->room, format, list);
	va_end(list);
	return strcmp(c->found, recorded) == 0;
}

/* "size PATH N" */
static bool see_size(struct command *c)
{
	struct stat st;

	return same(c, c->words[1], "%lld",
	            stat(c->words[0], &st) == 0 ? (long long)st.st_size : -1);
}

/* Up to size bytes of the file; returns how many there are. */
static size_t read_file(const char *path, int64_t offset, void *out, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? pread(fd, out, size, offset) : 0;

	if (fd >= 0)
		close(fd);
	return n > 0 ? (size_t)n : 0;
}

/* "sum PATH OFFSET SIZE FNV" */
static bool see_sum(struct command *c)
{
	unsigned char bytes[65536];
	uint64_t sum = NOTE_SUM_START;
	int64_t at = atoll(c->words[1]), end = at + atoll(c->words[2]);
	size_t n = 1;

	for (; at < end && n > 0; at += (int64_t)n) {
		n = read_file(c->words[0], at, bytes,
		              end - at < 65536 ? (size_t)(end - at) : sizeof(bytes));
		sum = note_sum(sum, bytes, n);
	}
	return same(c, c->words[3], "%016llx", (unsigned long long)sum);
}

/* "read PATH OFFSET b:HEX" */
static bool see_read(struct command *c)
{
	unsigned char bytes[SUM_READ];
	size_t size = strlen(c->words[2]) / 2;
	struct value found;
	struct line text = { 0 };
	bool is_same;

	size = size > sizeof(bytes) ? sizeof(bytes) : size > 0 ? size - 1 : 0;
	found = value_bytes(bytes, read_file(c->words[0], atoll(c->words[1]), bytes, size));
	value_write(&text, &found);
	is_same = same(c, c->words[2], "%s", text.text);
	line_free(&text);
	return is_same;
}

/* How many map entries of that path, and the permissions of the first. */
static int entries(const struct command *c, char permissions[5])
{
	const char *file = c->words[0];
	char path[64], *line = NULL;
	size_t room = 0;
	int count = 0;
	FILE *maps;

	snprintf(path, sizeof(path), "/proc/%d/maps", (int)c->adapter->process.pid);
	maps = fopen(path, "re");
	strcpy(permissions, "none");
	while (maps != NULL && getline(&line, &room, maps) > 0) {
		const char *found = strstr(line, file);

		if (found == NULL || strchr(" \n", found[strlen(file)]) == NULL)
			continue;
		if (count++ == 0)
			sscanf(line, "%*s %4s", permissions);
	}
	free(line);
	if (maps != NULL)
		fclose(maps);
	return count;
}

/* "maps PATH N" */
static bool see_maps(struct command *c)
{
	char permissions[5];

	return same(c, c->words[1], "%d", entries(c, permissions));
}

/* "permissions PATH rw-s" */
static bool see_permissions(struct command *c)
{
	char permissions[5];

	entries(c, permissions);
	return same(c, c->words[1], "%s", permissions);
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

/* "descriptors N": only the difference to the first look tells something. */
static bool see_descriptors(struct command *c)
{
	int now = descriptors_below(c->adapter, "");

	if (!c->adapter->counted)
		c->adapter->descriptors = now - atoi(c->words[0]);
	c->adapter->counted = true;
	return same(c, c->words[0], "%d", now - c->adapter->descriptors);
}

/* "opened N DIR": descriptors of the test's files. */
static bool see_opened(struct command *c)
{
	return same(c, c->words[0], "%d", descriptors_below(c->adapter, c->words[1]));
}

static bool see_chatter(struct command *c)
{
	return same(c, "there was some", "there was %s",
	            replay_chatters(c->adapter) ? "some" : "none");
}

static const struct {
	const char *verb;
	bool (*see)(struct command *c);
} observations[] = {
	{ "size", see_size },
	{ "sum", see_sum },
	{ "read", see_read },
	{ "maps", see_maps },
	{ "permissions", see_permissions },
	{ "descriptors", see_descriptors },
	{ "opened", see_opened },
	{ "chatter", see_chatter },
};

enum action replay_observe(struct command *c)
{
	for (size_t i = 0; i < COUNT(observations); i++)
		if (strcmp(observations[i].verb, c->verb) == 0)
			return observations[i].see(c) ? ACTION_SAME : ACTION_DIFFERS;
	snprintf(c->found, c->room, "no line of a script begins so");
	return ACTION_FAILED;
}
