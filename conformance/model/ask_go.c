/* SPDX-License-Identifier: MIT
 *
 * The maps of the Go document. */
#include "ask.h"

/* The document's protections apart from RDONLY, and its one flag. */
enum { GO_RDWR = 2, GO_COPY = 4, GO_EXEC = 8, GO_ANON = 1 };

static bool go_options(struct asking *k, unsigned prot_at, int64_t *prot, int64_t *flags)
{
	enum reading p = number(k, prot_at, prot), f = number(k, prot_at + 1, flags);

	if (p != GIVEN || f != GIVEN || argument(k, prot_at)->tag != VALUE_INT || *prot < 0 ||
	    *prot > 15 || (*prot & 1) != 0 || *flags < 0 || *flags > 1 ||
	    (*prot & (GO_RDWR | GO_COPY)) == (GO_RDWR | GO_COPY)) {
		k->plain = false;
		return false;
	}
	if ((*prot & GO_EXEC) != 0)
		may_refuse(k, ANY_ERROR);
	return true;
}

/* A negative length means to the end of the file. */
static void go_make(struct asking *k, int64_t length, int64_t offset, int64_t prot, int64_t flags)
{
	const struct model_object *d = argument(k, 0)->tag == VALUE_HANDLE ? k->map : NULL;
	struct model_file *f = (flags & GO_ANON) == 0 && d != NULL ? d->file : NULL;
	int64_t rest = f != NULL && offset >= 0 ? f->size - offset : 0;
	int64_t n = length < 0 ? rest : length;
	bool writes = (prot & (GO_RDWR | GO_COPY)) != 0, private = (prot & GO_COPY) != 0;

	/* Go's file is not a number: no rule says what an adapter does with one. */
	if ((flags & GO_ANON) == 0 && d == NULL && argument(k, 0)->tag == VALUE_INT)
		k->a->undefined = true;
	if ((flags & GO_ANON) != 0 && length <= 0)
		refuse(k, ANY_ERROR, "mmap-go-source/1 mmap-go-source/2");
	if ((flags & GO_ANON) == 0 && (f == NULL || !f->mappable || d->closed || !d->reads))
		refuse(k, ANY_ERROR, "posix/1 posix/2");
	else if (f != NULL && (prot & GO_RDWR) != 0 && !d->writes)
		refuse(k, ANY_ERROR, "mmap-go-source/3");
	if ((flags & GO_ANON) != 0 && offset != 0)
		may_refuse(k, ANY_ERROR);
	else if (offset < 0 || offset % k->rules->page != 0)
		refuse(k, ANY_ERROR, "mmap-go/26");
	/* The system takes fewer offsets than the document. */
	else if (offset % k->rules->granularity != 0)
		may_refuse(k, ANY_ERROR);
	if (n >= MODEL_HUGE || (f != NULL && (wide)offset + n > INT64_MAX))
		refuse(k, ANY_ERROR, "universal/26");
	else if (n <= 0 || n > rest || n > 1 << 30)
		may_refuse(k, ANY_ERROR);
	k->a->any_value = true;
	k->a->effect = (struct effect){
		.kind = EFFECT_MAKE,
		.made = { .kind = MODEL_MAP,
		          .bare = true,
		          .file = f,
		          .offset = offset,
		          .length = n,
		          .readonly = !writes,
		          .private = private,
		          .executes = (prot & GO_EXEC) != 0,
		          .fixed = !writes || private,
		          .vague = n <= 0 || k->a->must != 0 },
	};
}

void ask_go_map(struct asking *k)
{
	int64_t prot = 0, flags = 0;

	if (go_options(k, 1, &prot, &flags))
		go_make(k, -1, 0, prot, flags);
	else
		k->a->undefined = true;
}

void ask_go_map_region(struct asking *k)
{
	int64_t length = 0, offset = 0, prot = 0, flags = 0;
	enum reading l = number(k, 1, &length), o = number(k, 4, &offset);

	k->plain = true;
	if (!go_options(k, 2, &prot, &flags)) {
		k->a->undefined = true;
		return;
	}
	if (l != GIVEN || o != GIVEN)
		refuse(k, ANY_ERROR, "universal/26");
	go_make(k, length, offset, prot, flags);
}

/* So many bytes can be locked under every limit that systems set. */
enum { LOCKABLE = 1 << 16 };

void ask_lock(struct asking *k)
{
	works_on(k, k->map->length);
	if (k->map->length > LOCKABLE)
		may_refuse(k, ANY_ERROR);
	touches(k, 0, k->map->length);
	gives_none(k, "mmap-go/31");
	k->a->effect = (struct effect){ .kind = EFFECT_LOCK, .to = 1 };
}

void ask_unlock(struct asking *k)
{
	ask_lock(k);
	if (!k->map->locked)
		refuse(k, ANY_ERROR, "mmap-go/36");
	k->a->effect.to = 0;
}
