/* SPDX-License-Identifier: MIT
 *
 * The "!" lines of a script that do what the test did itself: to its files, and to the limits of
 * the adapter's process. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocation.h"
#include "replay/replay_private.h"
#include "suite.h"

/* The bytes of "b:HEX", "pattern:SIZE" or "fill:SIZE:BYTE"; NULL if word is none of these. */
static const unsigned char *content(struct arena *arena, const char *word, size_t *size)
{
	bool fill;
	unsigned byte;
	unsigned char *bytes;
	struct value v;

	if (value_parse(arena, word, strlen(word), &v) == 0 && v.tag == VALUE_BYTES) {
		*size = v.size;
		return v.data;
	}
	fill = sscanf(word, "fill:%zu:%2x", size, &byte) == 2;
	if (!fill && sscanf(word, "pattern:%zu", size) != 1)
		return NULL;
	bytes = arena_allocate(arena, *size);
	if (bytes != NULL && fill)
		memset(bytes, (int)byte, *size);
	else if (bytes != NULL)
		pattern_fill(bytes, 0, *size);
	return bytes;
}

static bool write_content(const char *path, int flags, off_t offset, const char *word)
{
	struct arena arena = { 0 };
	size_t size = 0, done = 0;
	const unsigned char *bytes = content(&arena, word, &size);
	int fd = bytes != NULL ? open(path, O_WRONLY | O_CLOEXEC | flags, 0644) : -1;
	ssize_t n = 1;

	for (; fd >= 0 && done < size && n > 0; done += n > 0 ? (size_t)n : 0)
		n = pwrite(fd, bytes + done, size - done, offset + (off_t)done);
	arena_free(&arena);
	return fd >= 0 && close(fd) == 0 && done == size;
}

static bool make_file(const struct command *c)
{
	return write_content(c->words[0], O_CREAT | O_EXCL, 0, c->words[1]);
}

static bool store(const struct command *c)
{
	return write_content(c->words[0], 0, atoll(c->words[1]), c->words[2]);
}

static bool truncate_file(const struct command *c)
{
	return truncate(c->words[0], atoll(c->words[1])) == 0;
}

static bool unlink_file(const struct command *c)
{
	return unlink(c->words[0]) == 0;
}

static bool link_file(const struct command *c)
{
	return symlink(c->words[0], c->words[1]) == 0;
}

static bool rename_file(const struct command *c)
{
	return rename(c->words[0], c->words[1]) == 0;
}

static bool change_mode(const struct command *c)
{
	return *c->words[1] != '\0' &&
	       chmod(c->words[0], (mode_t)strtol(c->words[1], NULL, 8)) == 0;
}

/* "limit RESOURCE VALUE" */
static bool set_limit(const struct command *c)
{
	pid_t pid = c->adapter->process.pid;
	rlim_t value = strtoull(c->words[1], NULL, 10);
	int resource = atoi(c->words[0]);
	struct rlimit now;

	if (prlimit(pid, resource, NULL, &now) != 0)
		return false;
	now.rlim_cur = value < now.rlim_max ? value : now.rlim_max;
	return prlimit(pid, resource, &now, NULL) == 0;
}

static const struct {
	const char *verb;
	bool (*act)(const struct command *c);
} actions[] = {
	{ "file", make_file },     { "store", store },     { "truncate", truncate_file },
	{ "unlink", unlink_file }, { "link", link_file },  { "rename", rename_file },
	{ "mode", change_mode },   { "limit", set_limit },
};

static enum action run(struct command *c)
{
	for (size_t i = 0; i < COUNT(actions); i++) {
		if (strcmp(actions[i].verb, c->verb) != 0)
			continue;
		errno = EINVAL;
		if (actions[i].act(c))
			return ACTION_DONE;
		snprintf(c->found, c->room, "%s", strerror(errno));
		return ACTION_FAILED;
	}
	return replay_observe(c);
}

enum action replay_action(struct replay_adapter *a, const char *line, const char *dir, char *found,
                          size_t room)
{
	enum { MOST = sizeof((struct command){ 0 }.words) / sizeof(char *) };
	char *copy = memory_text(line), *at = copy, *word, *words[MOST];
	struct command c = { .adapter = a, .found = found, .room = room };
	enum action result;

	*found = '\0';
	c.verb = strsep(&at, " ");
	/* A folder's name may hold blanks: it comes in when the line is in words. */
	for (size_t i = 0; i < MOST; i++) {
		word = strsep(&at, " ");
		c.words[i] = words[i] = replay_replaced(word != NULL ? word : "", "%DIR%", dir);
	}
	result = run(&c);
	for (size_t i = 0; i < MOST; i++)
		free(words[i]);
	free(copy);
	return result;
}
