/* SPDX-License-Identifier: MIT
 *
 * map_fd(), whose arguments Unix and Windows have in another order. */
#include "ask_wanted.h"

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
	wanted_access(k, 4, w, given);
	impossible = k->impossible;
	wanted_option(k, 5, &w->offset, "python-docs/12 python-tests/5");
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
	wanted_access(k, access, w, false);
	wanted_option(k, offset, &w->offset, "python-docs/12 python-tests/5");
	if (argument(k, offset)->tag != VALUE_ABSENT && !python(k, 206))
		refuse(k, TYPE_ERROR, "python2.4/47");
	w->tracked = true;
	w->extends = !w->anonymous && !w->rest && (wanted_protection(w) & PROT_WRITE) != 0 &&
	             !wanted_private(w);
}

void ask_map_fd(struct asking *k)
{
	struct wanted w = { .flags = MAP_SHARED, .prot = PROT_READ | PROT_WRITE };
	enum reading r;

	wanted_descriptor(k, 0, &w);
	r = wanted_option(k, 1, &w.length, "python-source/5 python-source/6");
	w.rest = w.length == 0 && (python(k, 205) || k->rules->windows) && r != LEFT_OUT;
	if (r == LEFT_OUT)
		refuse(k, TYPE_ERROR, "python2.4/47");
	if (k->rules->windows)
		read_windows(k, &w);
	else
		read_unix(k, &w);
	k->plain = k->plain && r == GIVEN && w.length > 0;
	wanted_map(k, &w);
}
