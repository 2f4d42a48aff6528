/* SPDX-License-Identifier: MIT
 *
 * What a constructor is refused, and the map that it makes. */
#include "ask_wanted.h"

#include <errno.h>
#include <sys/mman.h>

int64_t wanted_protection(const struct wanted *w)
{
	if (w->access == ACCESS_DEFAULT)
		return w->prot;
	return w->access == ACCESS_READ ? PROT_READ : PROT_READ | PROT_WRITE;
}

bool wanted_private(const struct wanted *w)
{
	return w->access == ACCESS_COPY || (w->flags & MAP_PRIVATE) != 0;
}

void check_descriptor(struct asking *k, const struct wanted *w)
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

void check_range(struct asking *k, const struct wanted *w)
{
	wide end = (wide)w->offset + w->length;
	const struct model_file *f =
	    w->anonymous || w->descriptor == NULL ? NULL : w->descriptor->file;

	if (w->offset % k->rules->granularity != 0 && w->offset > 0) {
		if (python(k, 206) || k->rules->go)
			refuse(k, OS_ERROR | VALUE_ERROR, "python3.13/9 mmap-go/26");
		k->plain = false;
	}
	if (w->offset != 0 && k->rules->python != 0 && !python(k, 206))
		refuse(k, TYPE_ERROR, "python2.4/47");
	if (f == NULL) {
		if (w->anonymous && (w->length == 0 || w->length >= MODEL_HUGE))
			refuse(k, ANY_ERROR, "posix/4 python-source/8");
		else if (w->anonymous && w->length > 1 << 30)
			may_refuse(k, ANY_ERROR);
		return;
	}
	if (!f->mappable)
		return;
	if (k->rules->windows && end > f->size && !w->rest)
		check_extension(k, w, end);
	else if (end > f->size || (w->rest && w->offset >= f->size))
		refuse(k, VALUE_ERROR | OVERFLOW_ERROR | OS_ERROR, "python-tests/4 python-tests/6");
	else if (w->length == 0 && !w->rest)
		refuse(k, ANY_ERROR, "posix/4");
}

void makes(struct asking *k, const struct wanted *w)
{
	struct model_file *f = w->anonymous || w->descriptor == NULL ? NULL : w->descriptor->file;
	bool writes = (wanted_protection(w) & PROT_WRITE) != 0;
	bool claims_python = k->rules->python != 0 && k->q->op == OP_map_fd;
	int64_t length = w->rest && f != NULL ? f->size - w->offset : w->length;
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
			.executes = (wanted_protection(w) & PROT_EXEC) != 0,
			.unresizable = f != NULL && !w->descriptor->writes,
			.vague = k->a->must != 0 || (!k->plain && !claims_python),
		},
		/* Only a writable shared map may extend the file to its own length. */
		.grows = f != NULL && k->rules->python == 0 &&
		         ((writes && !wanted_private(w)) || k->rules->copy_grows),
		.count = w->extends && f != NULL && end > f->size ? (int64_t)end : 0,
	};
}
