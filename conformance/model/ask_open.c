/* SPDX-License-Identifier: MIT
 *
 * Constructors of Python, and those of a library without a document. */
#include "ask.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

/* What a constructor was asked for. */
struct wanted {
	const struct model_object *descriptor; /* NULL: anonymous, or none at all */
	bool anonymous, nowhere;
	int64_t length, offset, access, flags, prot;
	bool tracked, rest; /* rest: to the end of the file */
	bool extends;       /* a file that is shorter becomes longer */
};

static int64_t protection(const struct wanted *w)
{
	if (w->access == ACCESS_DEFAULT)
		return w->prot;
	return w->access == ACCESS_READ ? PROT_READ : PROT_READ | PROT_WRITE;
}

static bool is_private(const struct wanted *w)
{
	return w->access == ACCESS_COPY || (w->flags & MAP_PRIVATE) != 0;
}

/* Refuse what mmap() refuses because of the descriptor. */
static void check_descriptor(struct asking *k, const struct wanted *w)
{
	const struct model_object *d = w->descriptor;
	bool writes = (protection(w) & PROT_WRITE) != 0 && !is_private(w);

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
	bool writes = (protection(w) & PROT_WRITE) != 0;
	bool claims_python = k->rules->python != 0 && k->q->op == OP_map_fd;
	int64_t length = w->rest && f != NULL ? f->size - w->offset : w->length;
	bool odd = k->a->must != 0 || !k->plain;
	wide end = (wide)w->offset + length;

	k->a->any_value = true;
	k->a->effect = (struct effect){
		.kind = EFFECT_MAKE,
		.made = {
			.kind = MODEL_MAP, .file = f, .offset = w->offset, .length = length,
			.readonly = !writes, .private = is_private(w),
			.fixed = w->access == ACCESS_READ || w->access == ACCESS_COPY || !writes,
			.untracked = !w->tracked,
			.described = w->anonymous && w->descriptor != NULL,
			.barred = protection(w) == PROT_NONE,
			.open = protection(w) == PROT_NONE,
			.executes = (protection(w) & PROT_EXEC) != 0,
			.unresizable = f != NULL && !w->descriptor->writes,
			.vague = k->a->must != 0 || (!k->plain && !claims_python),
		},
		/* Only a writable shared map may extend the file to its own length. */
		.grows = odd && f != NULL && k->rules->python == 0 &&
		         ((writes && !is_private(w)) || k->rules->copy_grows),
		.count = w->extends && f != NULL && end > f->size ? (int64_t)end : 0,
	};
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
static enum reading option(struct asking *k, unsigned at, int64_t *out, const char *clauses)
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

static void read_descriptor(struct asking *k, unsigned at, struct wanted *w)
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

/* The flags and the protection of Unix. */
static void read_flags(struct asking *k, struct wanted *w, bool *given)
{
	enum reading f = number(k, 2, &w->flags), p = number(k, 3, &w->prot);
	int64_t kind = w->flags & (MAP_SHARED | MAP_PRIVATE);

	*given = (f == GIVEN && w->flags != MAP_SHARED) ||
	         (p == GIVEN && w->prot != (PROT_READ | PROT_WRITE));
	if (f == NO_VALUE || p == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	if (f == TOO_LOW || f == TOO_HIGH || p == TOO_LOW || p == TOO_HIGH ||
	    w->flags != (int)w->flags || w->prot != (int)w->prot)
		refuse_number(k);
	else if (f == GIVEN && kind == 0 && (w->flags & ~(int64_t)MAP_ANONYMOUS) == 0)
		refuse(k, OS_ERROR | VALUE_ERROR, "posix/34");
	else if ((w->flags & ~(int64_t)(MAP_ANONYMOUS | MAP_NORESERVE | MAP_POPULATE)) != kind ||
	         kind == 3)
		k->a->undefined = true;
	/* Unknown bits, and memory that can only be executed: whether it can be read depends on the
	 * processor. */
	if (p == GIVEN && w->prot == (int)w->prot &&
	    (w->prot < 0 || w->prot > 7 || w->prot == PROT_EXEC))
		k->a->undefined = true;
	if ((w->flags & MAP_POPULATE) != 0)
		works_on(k, w->length);
	if ((w->prot & PROT_EXEC) != 0)
		may_refuse(k, OS_ERROR);
}

static void read_access(struct asking *k, unsigned at, struct wanted *w, bool given)
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

/* trackfd counts as true or false; it can be given by name only. */
static bool read_trackfd(struct asking *k)
{
	const struct value *v = argument(k, 6);

	if (v->tag == VALUE_ABSENT)
		return true;
	if (!python(k, 313) || !k->q->named[6])
		refuse(k, TYPE_ERROR, "python3.13/17 python-docs/19");
	/* No document says that other types than bool are accepted. */
	if (v->tag != VALUE_BOOL)
		may_refuse(k, TYPE_ERROR);
	switch (v->tag) {
	case VALUE_NONE: return false;
	case VALUE_BOOL:
	case VALUE_INT: return v->number != 0;
	case VALUE_FLOAT: return v->real != 0;
	case VALUE_BYTES:
	case VALUE_TEXT: return v->size != 0;
	case VALUE_LIST: return v->count != 0;
	/* Such an object may count as true or false. */
	default: k->a->undefined = true; return true;
	}
}

static void read_unix(struct asking *k, struct wanted *w)
{
	bool given, impossible;

	read_flags(k, w, &given);
	read_access(k, 4, w, given);
	impossible = k->impossible;
	option(k, 5, &w->offset, "python-docs/12 python-tests/5");
	if (argument(k, 5)->tag != VALUE_ABSENT && k->rules->python != 0 && !python(k, 206))
		refuse(k, TYPE_ERROR, "python2.4/47");
	/* Without a file an offset means nothing. */
	if (w->anonymous)
		k->impossible = impossible;
	w->tracked = read_trackfd(k);
	if (argument(k, 7)->tag != VALUE_ABSENT)
		refuse(k, TYPE_ERROR, "python-docs/18");
	/* The number of no descriptor cannot be duplicated, although nobody needs it. */
	if (w->nowhere && (w->flags & MAP_ANONYMOUS) != 0)
		may_refuse(k, OS_ERROR);
	w->anonymous = w->anonymous || (w->flags & MAP_ANONYMOUS) != 0;
}

/* Was the argument given by its position? */
static bool is_at(const struct asking *k, unsigned at)
{
	return argument(k, at)->tag != VALUE_ABSENT && !k->q->named[at];
}

/* Where the argument is that Unix has at that place and by that name: the same argument twice is
 * refused. */
static unsigned find_windows(struct asking *k, unsigned place, unsigned name)
{
	if (is_at(k, place) && k->q->named[name])
		refuse(k, TYPE_ERROR, "python2.4/34 python3.9/13");
	return is_at(k, place) ? place : name;
}

/* Who else has the name is not modelled. */
static void read_tagname(struct asking *k, unsigned at)
{
	const struct value *v = argument(k, at);

	if (v->tag == VALUE_TEXT || (v->tag == VALUE_BYTES && !python(k, 300)))
		k->a->undefined = k->a->undefined || v->size != 0;
	else if (v->tag != VALUE_ABSENT && v->tag != VALUE_NONE)
		refuse(k, TYPE_ERROR, "python-tests/14");
}

/* In place of flags, prot and access come tagname, access and offset.  There is no more. */
static void read_windows(struct asking *k, struct wanted *w)
{
	unsigned access = find_windows(k, 3, 4), offset = find_windows(k, 4, 5);

	if (k->q->named[2] || k->q->named[3] || argument(k, 6)->tag != VALUE_ABSENT || is_at(k, 5))
		refuse(k, TYPE_ERROR, "python-docs/17");
	read_tagname(k, find_windows(k, 2, 7));
	read_access(k, access, w, false);
	option(k, offset, &w->offset, "python-docs/12 python-tests/5");
	w->tracked = true;
	w->extends =
	    !w->anonymous && !w->rest && (protection(w) & PROT_WRITE) != 0 && !is_private(w);
}

void ask_map_fd(struct asking *k)
{
	struct wanted w = { .flags = MAP_SHARED, .prot = PROT_READ | PROT_WRITE };
	enum reading r;

	read_descriptor(k, 0, &w);
	r = option(k, 1, &w.length, "python-source/5 python-source/6");
	w.rest = w.length == 0 && (python(k, 205) || k->rules->windows) && r != LEFT_OUT;
	if (r == LEFT_OUT)
		refuse(k, TYPE_ERROR, "python2.4/47");
	if (k->rules->windows)
		read_windows(k, &w);
	else
		read_unix(k, &w);
	k->plain = k->plain && r == GIVEN && w.length > 0;
	check_descriptor(k, &w);
	check_range(k, &w);
	makes(k, &w);
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
	read_descriptor(k, 0, &w);
	if (w.descriptor != NULL && w.descriptor->file != NULL) {
		file = *w.descriptor;
		file.closed = false;
		w.descriptor = &file;
	}
	option(k, 1, &w.length, "universal/26");
	w.access = ACCESS_WRITE;
	read_access(k, 2, &w, false);
	option(k, 3, &w.offset, "universal/26");
	k->plain = k->plain && w.length > 0 && w.access != ACCESS_DEFAULT &&
	           argument(k, 2)->tag != VALUE_ABSENT;
	check_descriptor(k, &w);
	check_range(k, &w);
	makes(k, &w);
	k->a->effect.made.path = true;
}
