/* SPDX-License-Identifier: MIT
 *
 * Operations of MapRegion. */
#include "ask.h"

#include <string.h>

/* All paths that are sent are of missing files or of folders, or have a zero byte inside. */
static void refuse_path(struct asking *k)
{
	const struct value *v = argument(k, 0);

	refuse(k, v->size > 0 && memchr(v->data, 0, v->size) != NULL ? ANY_ERROR : OS_ERROR,
	       "map-region-source/7");
}

void ask_region_open(struct asking *k)
{
	const struct model_object *d = k->map;
	int64_t offset = 0, size = 0, rest;
	enum reading o = number(k, 1, &offset), s = number(k, 2, &size), f = number(k, 3, &rest);
	bool plain = k->plain;

	if (argument(k, 0)->tag == VALUE_BYTES) {
		refuse_path(k);
		return;
	}
	if (d == NULL || f != LEFT_OUT) {
		k->a->undefined = true;
		return;
	}
	if (d->closed || !d->reads || d->file == NULL || !d->file->mappable)
		refuse(k, ANY_ERROR, "map-region-source/7 posix/1");
	if (o != GIVEN || offset < 0 || offset % k->rules->granularity != 0)
		refuse(k, ANY_ERROR, "map-region/19");
	if ((s != GIVEN && s != TOO_HIGH) || size < 0)
		refuse(k, ANY_ERROR, "universal/26");
	if (d->file != NULL && offset >= d->file->size)
		refuse(k, ANY_ERROR, "map-region-source/4 map-region-source/5");
	/* A size beyond 64 bits may be refused. */
	if (s == TOO_HIGH)
		may_refuse(k, ANY_ERROR);
	rest = d->file != NULL && offset >= 0 ? d->file->size - offset : 0;
	k->plain = plain && o == GIVEN && s == GIVEN;
	k->a->any_value = true;
	k->a->effect = (struct effect){
		.kind = EFFECT_MAKE,
		.made = { .kind = MODEL_REGION,
		          .file = d->file,
		          .offset = offset,
		          .length = size == 0 || size > rest ? rest : size,
		          .readonly = true,
		          .fixed = true,
		          .private = true,
		          .clients = 1,
		          .vague = k->a->must != 0 },
	};
}

/* A map of the region's memory, or a view of it. */
void ask_region_map(struct asking *k)
{
	struct model_object made = *k->map;

	made.kind = k->q->op == OP_region_map ? MODEL_MAP : MODEL_VIEW;
	made.of = k->map;
	made.bare = true;
	/* A released region may refuse; access to what it gives is an error. */
	if (k->map->closed)
		may_refuse(k, ANY_ERROR);
	k->a->any_value = true;
	k->a->effect = (struct effect){ .kind = EFFECT_MAKE, .made = made };
}

/* These still answer once the region is released. */
void ask_region_begin(struct asking *k)
{
	gives(k, value_int(k->map->offset), "map-region/34");
	k->a->any_value = k->map->vague;
}

void ask_region_end(struct asking *k)
{
	gives(k, value_int(k->map->offset + k->map->length), "map-region/35");
	k->a->any_value = k->map->vague;
}

void ask_region_size(struct asking *k)
{
	gives(k, value_int(k->map->length), "map-region/38");
	k->a->any_value = k->map->vague;
}

void ask_region_includes(struct asking *k)
{
	int64_t offset = 0;
	enum reading r = number(k, 1, &offset);
	wide at = (wide)offset - k->map->offset;

	if (r == LEFT_OUT || r == NO_VALUE || r == WRONG)
		may_refuse(k, ANY_ERROR);
	if (r == TOO_HIGH || r == TOO_LOW)
		may_refuse(k, OVERFLOW_ERROR);
	gives(k, value_bool(at >= 0 && at < k->map->length), "map-region/27 map-region-source/9");
	k->a->any_value = k->map->vague || r == NO_VALUE || r == LEFT_OUT;
	if (r == WRONG)
		leave_open(k);
}

void ask_clients(struct asking *k)
{
	gives(k, value_int(k->map->clients), "map-region/26");
	k->a->any_value = k->map->vague;
}

void ask_add_clients(struct asking *k)
{
	int64_t count = 1;
	enum reading r = number(k, 1, &count);
	wide sum = (wide)k->map->clients + count;

	if (r == NO_VALUE || r == TOO_LOW)
		refuse(k, ANY_ERROR, "universal/26");
	if (r != WRONG && sum < 0)
		refuse(k, ANY_ERROR, "map-region-source/11");
	gives(k, value_bool(sum == 0), "map-region/30 map-region/31");
	/* No clause covers a released region, or huge numbers of clients. */
	if (k->map->closed || k->map->vague || r == WRONG || sum > 1 << 30)
		leave_open(k);
	else
		k->a->effect = (struct effect){ .kind = EFFECT_CLIENTS, .to = (int64_t)sum };
}
