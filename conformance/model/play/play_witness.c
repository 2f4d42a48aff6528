/* SPDX-License-Identifier: MIT
 *
 * What a call did that no answer tells: whether a flush reached the disk, what is locked, how
 * the file is mapped, and which descriptors of it are open. */
#include "play.h"

#include <ctype.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool locks(enum operation op)
{
	return op == OP_lock || op == OP_unlock;
}

/* The operations after which the process's maps and descriptors of the file are counted. */
static bool maps(const struct question *q)
{
	return q->allowed.effect.kind == EFFECT_MAKE || q->allowed.effect.kind == EFFECT_CLOSE ||
	       q->allowed.effect.kind == EFFECT_CLIENTS || q->allowed.effect.kind == EFFECT_LENGTH;
}

static const struct model_file *file_of(const struct player *p, const struct question *q)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	return o != NULL && o->kind != MODEL_VIEW ? o->file : NULL;
}

static struct file *real_file(const struct player *p, const struct model_file *f)
{
	for (int i = 1; f != NULL && i <= PLAY_FILES; i++)
		if (p->files[i] == f)
			return p->real[i];
	return NULL;
}

/* --- flush --------------------------------------------------------------------------------- */

/* How many pages of the file from first on and below end the system has still to write; 0 where
 * it does not tell. */
static uint64_t unwritten(const struct file *f, int64_t first, int64_t end)
{
	struct {
		uint64_t first, size;
	} range = { (uint64_t)first, (uint64_t)(end - first) };
	struct {
		uint64_t cached, dirty, being_written, evicted, recently_evicted;
	} pages = { 0 };
	enum { CACHESTAT = 451 }; /* Linux 6.5 */

	if (end <= first || syscall(CACHESTAT, f->fd, &range, &pages, 0) != 0)
		return 0;
	return pages.dirty + pages.being_written;
}

/* A file system whose own fdatasync() leaves pages to be written says nothing. */
static enum played look_at_disk(struct player *p, const struct question *q, const struct answer *a,
                                const struct file *f)
{
	const struct model_object *o = model_object(&p->model, q->args[0].number);
	int64_t first = o->offset + q->allowed.effect.from, end = o->offset + q->allowed.effect.to;
	uint64_t left = unwritten(f, first, end);

	if (left == 0 || fdatasync(f->fd) != 0 || unwritten(f, first, end) != 0)
		return PLAYED;
	return play_fail(p, "%s: %llu pages of the range are not written to the file", asked(a),
	                 (unsigned long long)left);
}

/* --- locked memory ------------------------------------------------------------------------- */

static int64_t locked_before;
static bool was_locked;

static enum played look_at_locked(struct player *p, const struct question *q,
                                  const struct answer *a)
{
	const struct model_object *o = model_object(&p->model, q->args[0].number);
	int64_t page = p->model.rules.page, rounded = (o->length + page - 1) / page * page / 1024;
	int64_t change = rounded * (o->locked - was_locked), found;

	if (o->vague)
		return PLAYED;
	found = locked_kilobytes() - locked_before;
	if (found == change)
		return PLAYED;
	return play_fail(p, "%s: expected the locked memory to change by %lld kB, found %lld kB",
	                 asked(a), (long long)change, (long long)found);
}

/* --- maps of the file ---------------------------------------------------------------------- */

static bool lives(const struct model_object *o, const struct model_file *f)
{
	return o->file == f && !o->closed &&
	       (o->kind == MODEL_REGION || o->kind == MODEL_VIEW ||
	        (o->kind == MODEL_MAP && o->of == NULL));
}

static bool fits(const struct model_object *o, const char *permissions)
{
	if (o->vague)
		return true;
	return (permissions[1] == 'w') == !o->readonly && (permissions[2] == 'x' || !o->executes) &&
	       (o->readonly || (permissions[3] == 'p') == o->private);
}

/* A library that claims no document may map more than it shows. */
static bool says_how(const struct model_rules *r)
{
	return r->python != 0 || r->go || r->region;
}

static enum played look_at_maps(struct player *p, const struct question *q, const struct answer *a,
                                const struct model_file *f, const struct file *real)
{
	const char *permissions;
	bool alive = false;

	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		alive = alive || (o != NULL && lives(o, f));
	}
	permissions = map_permissions(real);
	if (*permissions != '\0' && !alive) {
		const struct answer *settled;

		if (play_ask(p, OP_settle, (struct arg[]){ { .end = true } }, &settled) == FAILED)
			return FAILED;
		if (map_entries(real) != 0)
			return play_fail(p, "%s: the file is still mapped", asked(a));
	}
	if (*permissions == '\0' || !alive || !says_how(&p->model.rules))
		return PLAYED;
	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		if (o != NULL && lives(o, f) && fits(o, permissions))
			return PLAYED;
	}
	(void)q;
	return play_fail(p, "%s: the file is mapped with the permissions %s", asked(a),
	                 permissions);
}

/* --- descriptors of the file ----------------------------------------------------------------- */

/* A_LOCK is no flag of a descriptor: the file is locked through it. */
enum { NUMBERS = 256, SHUT = -1, A_LOCK = 1 << 30 };
static int flags_before[NUMBERS];
static const struct file *watched;

/* The flags of each of the process's descriptors that is of the file; SHUT for the others. */
static void read_descriptors(const struct file *f, int *flags)
{
	const char *folder = keep_format("/proc/%d/fd", adapter_pid());
	struct stat wanted, st;
	DIR *dir = opendir(folder);

	for (int i = 0; i < NUMBERS; i++)
		flags[i] = SHUT;
	if (dir == NULL || fstat(f->fd, &wanted) != 0) {
		if (dir != NULL)
			closedir(dir);
		return;
	}
	for (struct dirent *e = readdir(dir); e != NULL; e = readdir(dir)) {
		char text[512];
		int number = atoi(e->d_name), info;
		unsigned found;
		ssize_t n;

		/* The fuzzer's adapter is this process, which has the file open as well. */
		if (number == f->fd && adapter_pid() == getpid())
			continue;
		if (!isdigit((unsigned char)e->d_name[0]) || number >= NUMBERS ||
		    fstatat(dirfd(dir), e->d_name, &st, 0) != 0 || st.st_ino != wanted.st_ino ||
		    st.st_dev != wanted.st_dev)
			continue;
		info = open(keep_format("/proc/%d/fdinfo/%d", adapter_pid(), number),
		            O_RDONLY | O_CLOEXEC);
		n = info >= 0 ? read(info, text, sizeof(text) - 1) : -1;
		if (info >= 0)
			close(info);
		text[n > 0 ? n : 0] = '\0';
		if (sscanf(text, "pos: %*s flags: %o", &found) == 1)
			flags[number] =
			    (int)(strstr(text, "\nlock:") != NULL ? found | A_LOCK : found);
	}
	closedir(dir);
}

/* The caller's descriptors, and one of each map that keeps one. */
static int most_descriptors(const struct player *p, const struct model_file *f)
{
	int most = 0;

	for (int i = 1; i <= MODEL_OBJECTS; i++) {
		const struct model_object *o = model_object(&p->model, i);

		/* MAP_ANONYMOUS does not keep a library from copying the descriptor. */
		if (o == NULL || o->closed)
			continue;
		most += o->file == f && o->kind == MODEL_DESCRIPTOR;
		most += !o->untracked && (lives(o, f) || lives(o, NULL));
	}
	return most;
}

static bool was_closed;

/* A map gives back the descriptor that it made, and no other one. */
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

static enum played look_at_numbers(struct player *p, const struct question *q,
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

/* --- before and after ------------------------------------------------------------------------ */

void play_watch(struct player *p, const struct question *q)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	watched = maps(q) ? real_file(p, file_of(p, q)) : NULL;
	was_closed = o != NULL && o->closed;
	if (watched != NULL)
		read_descriptors(watched, flags_before);
	if (!locks(q->op) || o == NULL)
		return;
	was_locked = o->locked;
	locked_before = locked_kilobytes();
}

enum played play_witness(struct player *p, const struct question *q, const struct answer *a)
{
	const struct model_file *f = file_of(p, q);
	struct file *real = real_file(p, f);
	enum played done = PLAYED;

	if (locks(q->op))
		return look_at_locked(p, q, a);
	if (real == NULL)
		return PLAYED;
	if (a->ok && q->allowed.effect.kind == EFFECT_FLUSH)
		return look_at_disk(p, q, a, real);
	if (watched == NULL)
		return PLAYED;
	done = look_at_numbers(p, q, a, f, real);
	return done == PLAYED ? look_at_maps(p, q, a, f, real) : done;
}
