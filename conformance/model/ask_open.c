/* SPDX-License-Identifier: MIT
 *
 * Constructors of Python, and those of a library without a document. */
#include "ask_wanted.h"

#include <sys/mman.h>

/* A number that a constructor takes. */
static enum reading option(struct asking *k, unsigned at, int64_t *out, const char *clauses)
{
	enum reading r = number(k, at, out);

	if (r == NO_VALUE)
		refuse(k, TYPE_ERROR, clauses);
	else if (r == TOO_LOW || r == TOO_HIGH || (r == GIVEN && *out < 0))
		refuse(k, OVERFLOW_ERROR | VALUE_ERROR | TYPE_ERROR, clauses);
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
		refuse(k, ANY_ERROR, "universal/26");
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
		refuse(k, ANY_ERROR, "universal/26");
	else if (f == GIVEN && kind == 0 && (w->flags & ~(int64_t)MAP_ANONYMOUS) == 0)
		refuse(k, OS_ERROR | VALUE_ERROR, "posix/34");
	else if ((w->flags & ~(int64_t)(MAP_ANONYMOUS | MAP_NORESERVE | MAP_POPULATE)) != kind ||
	         kind == 3)
		k->a->undefined = true;
	/* Unknown bits, and memory without any protection, which cannot be looked at. */
	if (p == GIVEN && w->prot == (int)w->prot &&
	    (w->prot < 0 || w->prot > 7 || (w->prot & 3) == 0))
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
	bool given;

	read_flags(k, w, &given);
	read_access(k, 4, w, given);
	option(k, 5, &w->offset, "python-docs/12 python-tests/5");
	w->tracked = read_trackfd(k);
	if (argument(k, 7)->tag != VALUE_ABSENT)
		refuse(k, TYPE_ERROR, "python-docs/18");
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
	w->extends = !w->anonymous && !w->rest && (wanted_protection(w) & PROT_WRITE) != 0 &&
	             !wanted_private(w);
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
