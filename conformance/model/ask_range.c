/* SPDX-License-Identifier: MIT
 *
 * Operations on a range of the map. */
#include "ask.h"

#include <errno.h>
#include <limits.h>
#include <sys/mman.h>

/* A number that must not be left out. */
static wide needed(struct asking *k, unsigned at)
{
	int64_t n = 0;
	enum reading r = number(k, at, &n);

	if (r == LEFT_OUT || r == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	if (r == TOO_LOW || r == TOO_HIGH)
		refuse_number(k);
	return n;
}

/* A range outside the map is refused. */
static void within(struct asking *k, wide start, wide count, const char *clauses)
{
	if (start < 0 || count < 0 || start + count > k->map->length)
		refuse(k, VALUE_ERROR, clauses);
}

void ask_move(struct asking *k)
{
	wide to, from, count;

	needs_writable(k);
	to = needed(k, 1);
	from = needed(k, 2);
	count = needed(k, 3);
	if ((k->a->must & ~(unsigned)(TYPE_ERROR | VALUE_ERROR)) == 0) {
		within(k, to, count, "python-tests/30 python-tests/31 python-tests/32");
		within(k, from, count, "python-tests/30 python-tests/31 python-tests/32");
	}
	touches(k, to, to + count);
	touches(k, from, from + count);
	works_on(k, count);
	gives_none(k, "python2.4/74");
	k->a->effect = (struct effect){ .kind = EFFECT_MOVE,
		                        .to = (int64_t)to,
		                        .from = (int64_t)from,
		                        .count = (int64_t)count,
		                        .position = -1 };
}

/* Only a writable shared map of a file has something to flush. */
static bool flushes(const struct model_object *m)
{
	return !m->readonly && !m->fixed && !m->private && m->file != NULL;
}

void ask_flush(struct asking *k)
{
	int64_t offset = 0, size = 0, flags = 0;
	enum reading o = number(k, 1, &offset), s = number(k, 2, &size), f = number(k, 3, &flags);
	bool aligned = offset % k->rules->page == 0;
	bool tells = !k->rules->windows || python(k, 308); /* a failure is an error, not a value */

	needs_open(k);
	if (o == NO_VALUE || s == NO_VALUE || f == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	if (f != LEFT_OUT && !python(k, 315))
		refuse(k, TYPE_ERROR, "python-docs/43");
	if (o == TOO_LOW || o == TOO_HIGH || s == TOO_LOW || s == TOO_HIGH)
		refuse(k, ANY_ERROR, "universal/26");
	else if (o != WRONG && s != WRONG)
		within(k, offset, size, "python-source/48 python-source/50 python-source/51");
	if (o == GIVEN && !aligned && flushes(k->map) && tells)
		refuse_errno(k, EINVAL, "python-docs/41 python-tests/23");
	else if (!aligned || (k->map->file != NULL && offset == k->map->length))
		may_refuse(k, k->rules->python != 0 ? OS_ERROR : ANY_ERROR);
	if (k->rules->python != 0 && !python(k, 300) && (o == LEFT_OUT) != (s == LEFT_OUT))
		may_refuse(k, ANY_ERROR);
	/* A library's flush() may take no range. */
	if (k->rules->python == 0 && (o != LEFT_OUT || s != LEFT_OUT))
		may_refuse(k, TYPE_ERROR);
	/* Go's Flush() takes no argument. */
	k->plain = k->plain && !(k->map->bare && (o != LEFT_OUT || s != LEFT_OUT));
	k->plain = k->plain && aligned && !k->map->readonly && (size > 0) == (s == GIVEN);
	if (python(k, 308) || k->rules->python == 0 || k->map->bare)
		gives_none(k, "python3.13/30");
	else if (k->rules->windows)
		gives_anything(k);
	else
		gives(k, value_int(0), "python3.13/34");
	if (f == GIVEN)
		may_refuse(k, OS_ERROR | OVERFLOW_ERROR);
	if (flushes(k->map) && !k->rules->flush_waits && (f == LEFT_OUT || flags == MS_SYNC) &&
	    (aligned || tells))
		k->a->effect = (struct effect){ .kind = EFFECT_FLUSH,
			                        .from = offset,
			                        .to = s == GIVEN ? offset + size : k->map->length };
}

/* Advice that has no visible effect and that every Linux accepts. */
static bool harmless(int64_t option)
{
	return option == MADV_NORMAL || option == MADV_RANDOM || option == MADV_SEQUENTIAL ||
	       option == MADV_WILLNEED || option == MADV_DONTFORK || option == MADV_DOFORK;
}

/* Advice that poisons memory or takes it offline if root gives it. */
static bool harmful(int64_t option)
{
	return option >= 100 && option < 110;
}

/* The pages are discarded: private ones show their file again, or zeros. */
static void forgets(struct asking *k, wide from, wide end)
{
	k->a->effect =
	    (struct effect){ .kind = EFFECT_FORGET, .from = (int64_t)from, .to = (int64_t)end };
}

void ask_madvise(struct asking *k)
{
	int64_t option = 0, start = 0, length = 0;
	enum reading o = number(k, 1, &option), s = number(k, 2, &start), l = number(k, 3, &length);
	wide whole = k->map->length, count = l == GIVEN ? length : whole - start;

	needs_open(k);
	if (o == LEFT_OUT || o == NO_VALUE || s == NO_VALUE || l == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	/* MADV_REMOVE punches holes into the file of a read-only map too. */
	if (harmful((int64_t)(unsigned)option) ||
	    ((unsigned)option == MADV_REMOVE && k->map->readonly))
		k->a->undefined = true;
	if (o == TOO_LOW || o == TOO_HIGH || option != (int)option)
		refuse(k, OVERFLOW_ERROR, "python-source/58");
	else if (o == GIVEN && !harmless(option) && option != MADV_DONTNEED)
		may_refuse(k, ANY_ERROR);
	if (o == GIVEN && (option < 0 || option > 1000))
		refuse_errno(k, EINVAL, "python-source/56");
	if (s == TOO_LOW || s == TOO_HIGH || l == TOO_LOW || l == TOO_HIGH)
		refuse(k, ANY_ERROR, "universal/26");
	else if (start < 0 || start >= whole || (l == GIVEN && length < 0))
		refuse(k, VALUE_ERROR, "python-tests/24 python-tests/25");
	else if ((wide)start + count > INT64_MAX)
		refuse(k, OVERFLOW_ERROR, "python-tests/26");
	if (s == GIVEN && start % k->rules->page != 0)
		refuse_errno(k, EINVAL, "python-source/57");
	/* A library may know fewer kinds of advice than the system. */
	k->plain = k->plain && option <= MADV_DONTNEED;
	if (start + count > whole) {
		count = whole - start;
		k->plain = false;
	}
	if (option != MADV_NORMAL && option != MADV_RANDOM && option != MADV_SEQUENTIAL)
		works_on(k, count);
	/* Advice that fails halfway has touched the bytes before. */
	if (!harmless(option) && option != MADV_DONTNEED)
		touches(k, start, start + count);
	gives_none(k, "python-docs/45");
	if (option == MADV_DONTNEED)
		forgets(k, start, start + count);
	else if (!harmless(option))
		k->a->effect = (struct effect){ .kind = EFFECT_VAGUE };
	else if (count > 0)
		k->a->effect = (struct effect){ .kind = EFFECT_FORGET, .from = -1 };
}

/* There may not be enough memory or disk space to grow that far. */
static bool large(int64_t size)
{
	return size > INT64_C(1) << 40;
}

/* Windows does not cut a file that something else has mapped. */
static bool maps_again(const struct asking *k)
{
	const struct model_object *m = k->map;

	for (int i = 0; i < MODEL_OBJECTS; i++) {
		const struct model_object *o = &k->model->objects[i];

		if (o != m && (o->kind == MODEL_MAP || o->kind == MODEL_REGION) && !o->closed &&
		    o->file == m->file)
			return true;
	}
	return false;
}

static void may_not_grow(struct asking *k, int64_t size)
{
	const struct model_object *m = k->map;
	wide end = (wide)m->offset + size;

	if (size >= MODEL_HUGE || (m->file != NULL && end > INT64_MAX))
		refuse_number(k);
	else if (large(size) || (m->advised && size > m->length) ||
	         (m->private && size > m->length && size > 1 << 30))
		may_refuse(k, ANY_ERROR);
	/* Another library may copy the memory, and on Windows there is no other way. */
	if (m->file == NULL && (k->rules->python == 0 || k->rules->windows) && !large(size) &&
	    size > MODEL_MOST)
		k->a->undefined = true;
	/* Only Python's documents resize anonymous memory, and none says that shared memory grows.
	 */
	if (m->file == NULL &&
	    (k->rules->python == 0 || (!k->rules->windows && !m->private && size > m->length)))
		may_refuse(k, ANY_ERROR);
	/* Only a system below can have cut the file.  It may be made longer again. */
	if (k->rules->windows && m->file != NULL && maps_again(k)) {
		may_refuse(k, OS_ERROR);
		k->a->undefined = k->a->undefined || m->file->size < m->offset + m->length;
	}
	if (k->rules->windows && m->file == NULL && size > 1 << 30)
		may_refuse(k, ANY_ERROR);
}

void ask_resize(struct asking *k)
{
	const struct model_object *m = k->map;
	int64_t size = 0;
	enum reading r = number(k, 1, &size);
	bool window = m->file != NULL && (m->offset != 0 || m->file->size != m->length);

	needs_open(k);
	if (r == LEFT_OUT || r == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-source/69");
	if (m->views > 0 && python(k, 300))
		refuse(k, BUFFER_ERROR, "python-source/39");
	if (m->untracked)
		refuse(k, m->file != NULL ? VALUE_ERROR : ANY_ERROR,
		       "python3.13/14 python-tests/12");
	if (m->fixed)
		refuse(k, TYPE_ERROR, "python2.4/84 python2.4/85 python-docs/53");
	if (r != WRONG && (size < 0 || r == TOO_LOW || r == TOO_HIGH))
		refuse(k, ANY_ERROR, "python-source/65 universal/26");
	if (m->file != NULL && m->unresizable)
		refuse(k, ANY_ERROR, "posix/15");
	/* Another library may count the size from the beginning of the file. */
	if (k->rules->python == 0 && m->file != NULL && size <= m->offset)
		may_refuse(k, ANY_ERROR);
	may_not_grow(k, size);
	gives_none(k, "python2.4/82");
	k->a->effect = (struct effect){ .kind = EFFECT_LENGTH,
		                        .to = size,
		                        .count = (int64_t)(m->offset + (wide)size) };
	/* Size 0 may be refused, and so may any resize of a private map of a file. */
	if (size == 0 && r == GIVEN)
		may_refuse(k, ANY_ERROR);
	if (m->file != NULL && m->private && !m->fixed && k->a->must == 0) {
		may_refuse(k, ANY_ERROR);
		k->a->effect.kind = EFFECT_VAGUE;
	}
	k->plain = k->plain && size > 0 && !(k->rules->resize_file && m->file != NULL) &&
	           !(k->rules->resize_window && window);
}
