/* SPDX-License-Identifier: MIT
 *
 * The process's descriptors of a file: how many are open, and their flags. */
#include "play_parts.h"
#include "process.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A_LOCK is added to the flags of a descriptor through which the file is locked. */
enum { NUMBERS = 256, SHUT = -1, A_LOCK = 1 << 30 };
static int flags_before[NUMBERS];
static bool was_closed;

/* The flags of a descriptor, SHUT if they cannot be told. */
static int flags_of(int number)
{
	FILE *info = process_open(keep_format("fdinfo/%d", number));
	char text[512];
	unsigned found;
	size_t n;

	if (info == NULL)
		return SHUT;
	n = fread(text, 1, sizeof(text) - 1, info);
	text[n] = '\0';
	fclose(info);
	if (sscanf(text, "pos: %*s flags: %o", &found) != 1)
		return SHUT;
	return (int)(strstr(text, "\nlock:") != NULL ? found | A_LOCK : found);
}

/* Of the links in /proc/PID/fd, those to the file. */
static void read_links(const struct file *f, int *flags)
{
	const char *folder = keep_format("/proc/%d/fd", adapter_pid());
	struct stat wanted, st;
	DIR *dir = opendir(folder);

	if (dir == NULL || fstat(f->fd, &wanted) != 0) {
		if (dir != NULL)
			closedir(dir);
		return;
	}
	for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
		int number = atoi(e->d_name);

		/* The fuzzer's adapter is this process, which has the file open as well. */
		if (number == f->fd && adapter_pid() == getpid())
			continue;
		if (isdigit((unsigned char)e->d_name[0]) && number < NUMBERS &&
		    fstatat(dirfd(dir), e->d_name, &st, 0) == 0 && st.st_ino == wanted.st_ino &&
		    st.st_dev == wanted.st_dev)
			flags[number] = flags_of(number);
	}
	closedir(dir);
}

/* The same of those that the adapter tells.  A sandbox has inodes of its own, so that the name
 * decides; behind it may stand that it is deleted. */
static void read_told_links(const struct file *f, int *flags)
{
	FILE *links = process_open("fd");
	char line[4096], target[4096];
	int number;

	if (links == NULL)
		return;
	while (fgets(line, sizeof(line), links) != NULL)
		if (sscanf(line, "%d %4095s", &number, target) == 2 && number < NUMBERS &&
		    strcmp(target, f->path) == 0)
			flags[number] = flags_of(number);
	fclose(links);
}

/* The flags of each of the process's descriptors of the file; SHUT for all other numbers. */
static void read_descriptors(const struct file *f, int *flags)
{
	for (int i = 0; i < NUMBERS; i++)
		flags[i] = SHUT;
	if (process_is_inside())
		read_told_links(f, flags);
	else
		read_links(f, flags);
}

void play_watch_descriptors(const struct file *real, bool closed)
{
	was_closed = closed;
	read_descriptors(real, flags_before);
}

/* How many descriptors of the file may be open: the caller's, and one for each map that keeps one.
 */
static int most_descriptors(const struct player *p, const struct model_file *f)
{
	int most = 0;

	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		/* A library may copy the descriptor even with MAP_ANONYMOUS. */
		if (o == NULL || o->closed)
			continue;
		most += o->file == f && o->kind == MODEL_DESCRIPTOR;
		most += !o->untracked && (play_maps_file(o, f) || play_maps_file(o, NULL));
	}
	return most;
}

/* A map must close only the descriptor that it made. */
static enum played look_at_shut(struct player *p, const struct question *q, const struct answer *a,
                                const int *now)
{
	int shut = 0, most = q->allowed.effect.kind != EFFECT_MAKE && !was_closed;

	for (int i = 0; i < NUMBERS; i++)
		shut += flags_before[i] != SHUT && now[i] == SHUT;
	if (shut <= most)
		return PLAYED;
	return play_fail(p, "%s: closed %d descriptors of the file", asked(a), shut);
}

static enum played look_at_flags(struct player *p, const struct answer *a, const int *now)
{
	for (int i = 0; i < NUMBERS; i++) {
		if (flags_before[i] != SHUT && now[i] != SHUT && now[i] != flags_before[i])
			return play_fail(p, "%s: the flags of descriptor %d were 0%o, found 0%o",
			                 asked(a), i, (unsigned)flags_before[i], (unsigned)now[i]);
		if (flags_before[i] == SHUT && now[i] != SHUT && (now[i] & O_CLOEXEC) == 0 &&
		    p->model.rules.python >= 304)
			return play_fail(p, "%s: descriptor %d would be inherited", asked(a), i);
	}
	return PLAYED;
}

static int count_open(const int *flags)
{
	int count = 0;

	for (int i = 0; i < NUMBERS; i++)
		count += flags[i] != SHUT;
	return count;
}

enum played play_look_at_descriptors(struct player *p, const struct question *q,
                                     const struct answer *a, const struct model_file *f,
                                     const struct file *real)
{
	int now[NUMBERS], most = most_descriptors(p, f);
	const struct answer *settled;

	read_descriptors(real, now);
	if (count_open(now) > most) {
		if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &settled) == FAILED)
			return FAILED;
		read_descriptors(real, now);
	}
	if (count_open(now) > most)
		return play_fail(p, "%s: %d descriptors of the file are open, at most %d expected",
		                 asked(a), count_open(now), most);
	return look_at_shut(p, q, a, now) == FAILED ? FAILED : look_at_flags(p, a, now);
}
