/* SPDX-License-Identifier: MIT */
#include "reuse_check.h"
#include "session.h"
#include "test_memory.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool descriptors_each(int pid, void (*take)(void *data, const char *number, const char *target),
                      void *data)
{
	DIR *dir = opendir(keep_format("/proc/%d/fd", pid));
	struct dirent *entry;

	if (dir == NULL)
		return false;
	while ((entry = readdir(dir)) != NULL) {
		char target[1024];
		ssize_t n = readlinkat(dirfd(dir), entry->d_name, target, sizeof(target) - 1);

		target[n > 0 ? n : 0] = '\0';
		if (n > 0)
			take(data, entry->d_name, target);
	}
	closedir(dir);
	return true;
}

enum { STATE_ROOM = 1 << 16 };

struct state {
	char text[STATE_ROOM];
	size_t size;
	bool whole; /* everything could be read, and found room */
};

static void add(struct state *s, const char *text)
{
	size_t size = strlen(text);

	if (s->size + size >= sizeof(s->text)) {
		s->whole = false;
		return;
	}
	memcpy(s->text + s->size, text, size + 1);
	s->size += size;
}

/* What a language's scheduler opens for itself when it first needs it. */
static bool is_of_the_runtime(const char *target)
{
	return strcmp(target, "anon_inode:[eventpoll]") == 0 ||
	       strcmp(target, "anon_inode:[eventfd]") == 0;
}

static void add_descriptor(void *state, const char *number, const char *target)
{
	if (!is_of_the_runtime(target))
		add(state, keep_format("%s %s\n", number, target));
}

/* Shared memory, and memory of files that are gone; a library that came late is neither. */
static void add_map(struct state *s, const char *line)
{
	char permissions[8];
	int name = 0;

	if (sscanf(line, "%*s %7s %*s %*s %*s %n", permissions, &name) == 1 && name != 0 &&
	    (permissions[3] == 's' || strstr(line, " (deleted)") != NULL))
		add(s, line + name);
}

/* Give each line of the file to take. */
static void add_lines(struct state *s, const char *path, void (*take)(struct state *, const char *))
{
	FILE *file = fopen(path, "re");
	char line[1024];

	s->whole = s->whole && file != NULL;
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		take(s, line);
	if (file != NULL)
		fclose(file);
}

static void add_locked(struct state *s, const char *line)
{
	if (strncmp(line, "VmLck:", 6) == 0)
		add(s, line);
}

static void add_children(struct state *s, int pid)
{
	DIR *dir = opendir(keep_format("/proc/%d/task", pid));
	struct dirent *entry;

	while (dir != NULL && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			add_lines(s, keep_format("/proc/%d/task/%s/children", pid, entry->d_name),
			          add);
	if (dir != NULL)
		closedir(dir);
}

static void add_folder(struct state *s, int pid)
{
	char target[1024];
	ssize_t n = readlink(keep_format("/proc/%d/cwd", pid), target, sizeof(target) - 1);

	target[n > 0 ? n : 0] = '\0';
	add(s, keep_format("%s\n", target));
}

/* The text lives in arena. */
static const char *look(int pid, struct arena *arena)
{
	static struct state s;
	char *kept;

	s.size = 0;
	s.whole = true;
	if (!descriptors_each(pid, add_descriptor, &s))
		s.whole = false;
	add_lines(&s, keep_format("/proc/%d/maps", pid), add_map);
	add_lines(&s, keep_format("/proc/%d/status", pid), add_locked);
	add_lines(&s, keep_format("/proc/%d/limits", pid), add);
	add_children(&s, pid);
	add_folder(&s, pid);
	kept = s.whole ? arena_allocate(arena, s.size + 1) : NULL;
	if (kept != NULL)
		memcpy(kept, s.text, s.size);
	return kept;
}

void reuse_begin(struct session *s)
{
	s->state = look(s->pid, &s->memory);
}

bool reuse_allowed(struct session *s)
{
	const char *now = s->state != NULL && !s->marked ? look(s->pid, test_arena()) : NULL;

	return now != NULL && strcmp(now, s->state) == 0;
}
