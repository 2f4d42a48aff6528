/* SPDX-License-Identifier: MIT
 *
 * When the files were modified: a call that stores nothing leaves that time alone, and a flush of
 * what was stored changes it.  A call that is refused also leaves the size alone, even of a file
 * whose size the model does not know. */
#include "play_parts.h"

#include <sys/mman.h>
#include <sys/stat.h>

/* A new file is made that old, so that each change shows, however coarse the clock is. */
enum { LONG_AGO = 1000000000 };

static struct timespec modified(const struct file *f)
{
	struct stat st;

	return fstat(f->fd, &st) == 0 ? st.st_mtim : (struct timespec){ 0 };
}

static bool is_old(struct timespec t)
{
	return t.tv_sec == LONG_AGO && t.tv_nsec == 0;
}

static void make_old(const struct file *f)
{
	futimens(f->fd, (struct timespec[]){ { .tv_nsec = UTIME_OMIT }, { .tv_sec = LONG_AGO } });
}

void play_begin_times(struct player *p, int file)
{
	make_old(p->real[file]);
	p->times[file] = (struct file_times){ .kept = true,
		                              .before = modified(p->real[file]),
		                              .size = file_size(p->real[file]) };
}

void play_watch_times(struct player *p)
{
	for (int i = 1; i <= PLAY_FILES; i++) {
		struct stat st;

		if (p->real[i] == NULL || fstat(p->real[i]->fd, &st) != 0)
			continue;
		p->times[i] = (struct file_times){ .before = st.st_mtim,
			                           .size = st.st_size,
			                           .kept = p->times[i].kept,
			                           .stored = p->times[i].stored };
	}
}

/* The map that the call was made on, or whose view it was made on. */
static const struct model_object *map_of(const struct player *p, const struct question *q)
{
	const struct model_object *o =
	    q->args[0].tag == VALUE_HANDLE ? model_object(&p->model, q->args[0].number) : NULL;

	return o != NULL && o->kind == MODEL_VIEW ? o->of : o;
}

static bool stores_to_file(const struct effect *e, const struct model_object *o)
{
	return !o->private &&
	       (e->kind == EFFECT_STORE ? e->size != 0 : e->kind == EFFECT_MOVE && e->count != 0);
}

/* A map that is made, resized or closed may write to the file, or give it its own size again. */
static bool changes_nothing(const struct effect *e, const struct model_object *o)
{
	return e->kind == EFFECT_NOTHING || e->kind == EFFECT_POSITION || e->kind == EFFECT_FLUSH ||
	       e->kind == EFFECT_LOCK ||
	       ((e->kind == EFFECT_STORE || e->kind == EFFECT_MOVE) && !stores_to_file(e, o));
}

/* The system may give the file its time at any moment from the store to the next flush. */
static void remember_store(struct file_times *t, const struct effect *e,
                           const struct model_object *o)
{
	bool first = t->kept && is_old(t->before);

	/* Moving bytes to where they are need not write to them. */
	if (e->kind == EFFECT_MOVE && e->to == e->from)
		first = false;
	t->stored = first || t->stored == o ? o : NULL;
	t->kept = false;
}

/* Does the file system give the file a new time when we store through a map of our own?  A file
 * system in memory does not if the page was read before. */
static bool system_tells(const struct file *f)
{
	volatile unsigned char *at =
	    mmap(NULL, (size_t)page(), PROT_READ | PROT_WRITE, MAP_SHARED, f->fd, 0);
	bool tells;

	if (at == MAP_FAILED || file_size(f) == 0)
		return false;
	*at = *at;
	msync((void *)(uintptr_t)at, (size_t)page(), MS_SYNC);
	tells = !is_old(modified(f));
	munmap((void *)(uintptr_t)at, (size_t)page());
	return tells;
}

static bool flushes_all(const struct effect *e, const struct model_object *o)
{
	return e->kind == EFFECT_FLUSH && e->from == 0 && e->to >= o->length;
}

static void note(struct file_times *t, const struct effect *e, const struct model_object *o)
{
	t->changed = t->changed || !changes_nothing(e, o);
	if (stores_to_file(e, o))
		remember_store(t, e, o);
	else if (e->kind == EFFECT_VAGUE)
		t->kept = false;
	else if (t->stored == o && flushes_all(e, o))
		t->flushed = true;
}

void play_note_times(struct player *p, const struct question *q, bool succeeded)
{
	const struct model_object *o = map_of(p, q);

	for (int i = 1; i <= PLAY_FILES; i++) {
		p->times[i].refused = p->times[i].refused || !succeeded;
		/* Windows unmaps before it resizes, which may write to the file. */
		if (on_windows() && q->allowed.effect.kind == EFFECT_LENGTH)
			p->times[i].changed = true;
		if (succeeded && p->real[i] != NULL && o != NULL && o->file == p->files[i])
			note(&p->times[i], &q->allowed.effect, o);
	}
}

/* The flush of the whole map has written all that was stored. */
static enum played look_at_flushed(struct player *p, int file, const struct answer *a)
{
	struct file_times *t = &p->times[file];
	bool old = is_old(modified(p->real[file]));

	t->kept = true;
	t->stored = NULL;
	if (!old || !system_tells(p->real[file]))
		return PLAYED;
	note_blind("the time of a file's modification");
	return play_fail(p,
	                 "%s: what was stored did not change the file's time of modification "
	                 "(posix/37)",
	                 asked(a));
}

static enum played look_at_kept(struct player *p, int file, const struct answer *a)
{
	struct timespec now = modified(p->real[file]), before = p->times[file].before;

	if (now.tv_sec == before.tv_sec && now.tv_nsec == before.tv_nsec)
		return PLAYED;
	/* What was written says more. */
	if (play_look_files(p) == FAILED)
		return FAILED;
	note_blind("the time of a file's modification");
	return play_fail(p, "%s: the file's time of modification changed (%s)", asked(a),
	                 a->ok ? "posix/38" : "universal/60");
}

static enum played look_at_size(struct player *p, int file, const struct answer *a)
{
	int64_t before = p->times[file].size, now = file_size(p->real[file]);

	if (now == before)
		return PLAYED;
	return play_fail(p, "%s: an error, but expected the file at %lld bytes, found %lld",
	                 asked(a), (long long)before, (long long)now);
}

static enum played look_at(struct player *p, int file, const struct answer *a)
{
	const struct file_times *t = &p->times[file];

	if (t->flushed)
		return look_at_flushed(p, file, a);
	if (t->refused && !t->changed && look_at_size(p, file, a) == FAILED)
		return FAILED;
	return t->kept && !t->changed ? look_at_kept(p, file, a) : PLAYED;
}

enum played play_look_at_times(struct player *p, const struct answer *a)
{
	for (int i = 1; i <= PLAY_FILES; i++)
		if (p->real[i] != NULL && look_at(p, i, a) == FAILED)
			return FAILED;
	return PLAYED;
}
