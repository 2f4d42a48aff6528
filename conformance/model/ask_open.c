/* SPDX-License-Identifier: MIT
 *
 * What constructors are asked for, and map_path(). */
#include "ask_wanted.h"

#include <errno.h>
#include <string.h>

/* Refuse what mmap() refuses because of the descriptor. */
static void check_descriptor(struct asking *k, const struct wanted *w)
{
	const struct model_object *d = w->descriptor;
	bool writes = (wanted_protection(w) & PROT_WRITE) != 0 && !wanted_private(w);

	if (w->anonymous)
		return;
	if (w->nowhere || d == NULL || d->closed) {
		refuse(k, OS_ERROR | VALUE_ERROR | OVERFLOW_ERROR, "python-tests/8 posix/1");
		return;
	}
	if (d->file == NULL || !d->file->mappable)
		refuse(k, OS_ERROR | VALUE_ERROR, "posix/1");
	else if (!d->reads)
		refuse_errno(k, EACCES, "posix/2");
	else if (writes && !d->writes)
		refuse(k, ANY_ERROR, "posix/3 python-docs/11");
}

/* Windows makes a file as long as a map that writes through to it. */
static void check_extension(struct asking *k, const struct wanted *w, wide end)
{
	if (end > INT64_MAX)
		refuse(k, ANY_ERROR, "universal/26");
	else if (end > 1 << 30)
		may_refuse(k, ANY_ERROR);
	if (!w->extends)
		refuse(k, VALUE_ERROR | OVERFLOW_ERROR | OS_ERROR, "universal/29 universal/30");
}

static void check_range(struct asking *k, const struct wanted *w)
{
	wide end = (wide)w->offset + w->length;
	const struct model_file *f =
	    w->anonymous || w->descriptor == NULL ? NULL : w->descriptor->file;

	if (w->offset % k->rules->granularity != 0 && w->offset > 0) {
		if (python(k, 206) || k->rules->go)
			refuse(k, OS_ERROR | VALUE_ERROR, "python3.13/9 mmap-go/26");
		k->plain = false;
	}
	if (f == NULL) {
		if (w->anonymous && (w->length == 0 || w->length >= MODEL_HUGE))
			refuse(k, ANY_ERROR, "posix/4 python-source/8");
		else if (w->anonymous && w->length > 1 << 30)
			may_refuse(k, ANY_ERROR);
		/* Another library may fill the memory, which takes as much of the system's. */
		if (w->anonymous && k->rules->python == 0 && w->length > 1 << 30)
			k->a->undefined = k->a->undefined || k->a->must == 0;
		return;
	}
	if (!f->mappable)
		return;
	k->impossible = k->impossible || end > MODEL_HUGE;
	if (k->rules->windows && end > f->size && !w->rest)
		check_extension(k, w, end);
	else if (end > f->size || (w->rest && w->offset >= f->size))
		refuse(k, VALUE_ERROR | OVERFLOW_ERROR | OS_ERROR, "python-tests/4 python-tests/6");
	else if (w->length == 0 && !w->rest)
		refuse(k, ANY_ERROR, "posix/4");
}

/* The new map. */
static void makes(struct asking *k, const struct wanted *w)
{
	struct model_file *f = w->anonymous || w->descriptor == NULL ? NULL : w->descriptor->file;
	bool writes = (wanted_protection(w) & PROT_WRITE) != 0;
	bool claims_python = k->rules->python != 0 && k->q->op == OP_map_fd;
	int64_t length = w->rest && f != NULL ? f->size - w->offset : w->length;
	bool odd = k->a->must != 0 || !k->plain;
	wide end = (wide)w->offset + length;

	k->a->any_value = true;
	k->a->effect = (struct effect){
		.kind = EFFECT_MAKE,
		.made = {
			.kind = MODEL_MAP, .file = f, .offset = w->offset, .length = length,
			.readonly = !writes, .private = wanted_private(w),
			.fixed = w->access == ACCESS_READ || w->access == ACCESS_COPY || !writes,
			.untracked = !w->tracked,
			.described = w->anonymous && w->descriptor != NULL,
			.barred = wanted_protection(w) == PROT_NONE,
			.open = wanted_protection(w) == PROT_NONE,
			.executes = (wanted_protection(w) & PROT_EXEC) != 0,
			.unresizable = f != NULL && !w->descriptor->writes,
			.vague = k->a->must != 0 || (!k->plain && !claims_python),
		},
		/* Only a writable shared map may extend the file to its own length. */
		.grows = odd && f != NULL && k->rules->python == 0 &&
		         ((writes && !wanted_private(w)) || k->rules->copy_grows),
		.count = w->extends && f != NULL && end > f->size ? (int64_t)end : 0,
	};
}

void wanted_map(struct asking *k, const struct wanted *w)
{
	check_descriptor(k, w);
	check_range(k, w);
	makes(k, w);
}

/* -1, or the largest number of 64 bits, which is the same without a sign. */
static bool minus_one(const struct value *v)
{
	static const char largest[] = "18446744073709551615";

	return v->tag == VALUE_BIG
	           ? v->size == sizeof(largest) - 1 && memcmp(v->data, largest, v->size) == 0
	           : v->number == -1;
}

/* A number that a constructor takes. */
enum reading wanted_option(struct asking *k, unsigned at, int64_t *out, const char *clauses)
{
	enum reading r = number(k, at, out);

	if (r == NO_VALUE)
		refuse(k, TYPE_ERROR, clauses);
	else if (r == TOO_LOW || r == TOO_HIGH || (r == GIVEN && *out < 0))
		refuse(k, OVERFLOW_ERROR | VALUE_ERROR | TYPE_ERROR, clauses);
	if (k->rules->length_below_zero && minus_one(argument(k, at)))
		*out = -1;
	else if (r == TOO_LOW || r == TOO_HIGH || (r == GIVEN && *out < 0))
		k->impossible = true;
	return r;
}

void wanted_descriptor(struct asking *k, unsigned at, struct wanted *w)
{
	const struct value *v = argument(k, at);
	int64_t n = 0;
	enum reading r;

	if (v->tag == VALUE_HANDLE) {
		w->descriptor = model_object(k->model, v->number);
		return;
	}
	r = number(k, at, &n);
	k->plain = k->plain || (r == GIVEN && n == -1);
	if (r == NO_VALUE || r == LEFT_OUT)
		refuse(k, TYPE_ERROR, "python-docs/10");
	w->anonymous = r == GIVEN && n == -1 && (python(k, 205) || k->rules->python == 0);
	w->nowhere = !w->anonymous;
	/* A small number may be one of the adapter's own descriptors. */
	if (r == GIVEN && n >= 0 && n < 1 << 20)
		k->a->undefined = true;
	if (r == TOO_LOW || r == TOO_HIGH || n != (int)n)
		refuse_number(k);
}

void wanted_access(struct asking *k, unsigned at, struct wanted *w, bool given)
{
	enum reading r = number(k, at, &w->access);

	if (r == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	if (r == TOO_LOW || r == TOO_HIGH || w->access != (int)w->access)
		refuse(k, ANY_ERROR, "universal/26");
	else if (r != WRONG && (w->access < ACCESS_DEFAULT || w->access > ACCESS_COPY))
		refuse(k, VALUE_ERROR, "python2.4/22");
	if (r == GIVEN && w->access != ACCESS_DEFAULT && given)
		refuse(k, VALUE_ERROR, "python2.4/60 python3.13/6 python-tests/10");
	k->plain = k->plain && w->access >= ACCESS_DEFAULT && w->access <= ACCESS_COPY;
	/* Other libraries than Python have a default access of their own. */
	if (w->access == ACCESS_DEFAULT && k->rules->python == 0 && (r == GIVEN || !w->anonymous))
		k->plain = false;
}

/* A path names a file that the library opens itself: whether the descriptor is open does not
 * matter. */
void ask_map_path(struct asking *k)
{
	struct model_object file;
	struct wanted w = { .flags = MAP_SHARED, .prot = PROT_READ | PROT_WRITE, .tracked = true };

	if (argument(k, 0)->tag != VALUE_HANDLE) {
		k->a->undefined = true;
		return;
	}
	k->map = NULL;
	wanted_descriptor(k, 0, &w);
	if (w.descriptor != NULL && w.descriptor->file != NULL) {
		file = *w.descriptor;
		file.closed = false;
		w.descriptor = &file;
	}
	wanted_option(k, 1, &w.length, "universal/26");
	w.access = ACCESS_WRITE;
	wanted_access(k, 2, &w, false);
	wanted_option(k, 3, &w.offset, "universal/26");
	k->plain = k->plain && w.length > 0 && w.access != ACCESS_DEFAULT &&
	           argument(k, 2)->tag != VALUE_ABSENT;
	wanted_map(k, &w);
	k->a->effect.made.path = true;
}
