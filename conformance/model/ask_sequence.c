/* SPDX-License-Identifier: MIT
 *
 * Items and slices: a slice is a walk from item to item. */
#include "ask.h"

void ask_length(struct asking *k)
{
	needs_open(k);
	gives(k, value_int(k->map->length), "python2.4/3 mmap-go/19 map-region/38");
	k->a->any_value = k->map->vague;
}

/* The offset of an item.  -1 if there is none: the call is then refused. */
static int64_t item(struct asking *k)
{
	int64_t index = 0;
	enum reading r = number(k, 1, &index);
	wide place = index;

	if (index < 0)
		place += k->map->length;
	/* In a library whose index need not be a number it may mean the whole map. */
	if (k->rules->python == 0 && argument(k, 1)->tag != VALUE_INT)
		works_on(k, k->map->length);
	k->outside =
	    r == TOO_LOW || r == TOO_HIGH || (r == GIVEN && (place < 0 || place >= k->map->length));
	if (r == LEFT_OUT || r == NO_VALUE)
		refuse(k, TYPE_ERROR, "python-docs/79");
	else if (r == TOO_LOW || r == TOO_HIGH)
		refuse_number(k);
	else if (k->outside)
		refuse(k, INDEX_ERROR, "python-docs/6 python-tests/45");
	return k->a->must != 0 ? -1 : (int64_t)place;
}

void ask_get_item(struct asking *k)
{
	int64_t at;

	needs_open(k);
	at = item(k);
	touches(k, at, (wide)at + 1);
	if (k->a->must != 0 || k->a->undefined)
		return;
	gives_byte(k, model_byte(k->map, at), "python-docs/4 python2.4/9");
	k->a->any_value = model_open(k->map);
}

void ask_set_item(struct asking *k)
{
	static unsigned char byte;
	const struct value *v = argument(k, 2);
	int64_t at, n = 0;

	needs_writable(k);
	at = item(k);
	if (model_characters(k->model, k->map)) {
		if (v->tag != VALUE_BYTES || v->size != 1)
			refuse(k, TYPE_ERROR | VALUE_ERROR | INDEX_ERROR, "python2.4/8");
		else
			byte = v->data[0];
	} else {
		enum reading r = number(k, 2, &n);

		if (r == NO_VALUE || r == LEFT_OUT)
			refuse(k, TYPE_ERROR, "python-source/80");
		if (r == TOO_LOW || r == TOO_HIGH)
			refuse_number(k);
		else if (r != WRONG && (n < 0 || n > 255))
			refuse(k, VALUE_ERROR | OVERFLOW_ERROR, "python-docs/7 python-source/80");
		k->impossible = k->impossible || (r == GIVEN && (n < 0 || n > 255));
		k->plain = k->plain && n <= 255;
		byte = (unsigned char)n;
	}
	stores(k, at, 1, &byte, 1);
	gives_none(k, "python-docs/7");
}

/* A walk through the items of a slice: those before stop in the direction of step. */
struct walk {
	wide at, stop, step;
};

static bool more(const struct walk *w)
{
	return w->step > 0 ? w->at < w->stop : w->at > w->stop;
}

/* How many items it has: the distance divided by the step, rounded up. */
static wide steps(const struct walk *w)
{
	wide step = w->step > 0 ? w->step : -w->step;
	wide distance = w->step > 0 ? w->stop - w->at : w->at - w->stop;

	return more(w) ? (distance + step - 1) / step : 0;
}

/* A bound, or left_out if it was left out, limited to the ends of the map. */
static wide bound(struct asking *k, unsigned at, wide left_out, bool down)
{
	wide length = k->map->length, place;
	int64_t n = 0;
	enum reading r = number(k, at, &n);

	if (r == LEFT_OUT || r == NO_VALUE || r == WRONG)
		place = left_out;
	else
		place = n < 0 ? n + length : n;
	k->plain = k->plain && place <= length;
	k->outside = k->outside || (at == 1 && place >= length);
	/* A library may allocate a buffer for the bytes from a negative start on. */
	if (k->rules->python == 0 && n < 0 && n > -(INT64_C(1) << 40))
		works_on(k, -n);
	if (place < 0)
		return down ? -1 : 0;
	return place >= length ? (down ? length - 1 : length) : place;
}

static struct walk walk_of(struct asking *k)
{
	wide length = k->map->length;
	int64_t step = 1;
	bool plain = k->plain;
	enum reading r = number(k, 3, &step);
	bool down = step < 0;
	struct walk w = { .step = step };

	/* The step none is the same as no step. */
	if (r == NO_VALUE)
		k->plain = plain;

	if (r == GIVEN && step == 0)
		refuse(k, VALUE_ERROR, "python-source/83");
	w.at = bound(k, 1, down ? length - 1 : 0, down);
	w.stop = bound(k, 2, down ? -1 : length, down);
	if (w.step == 0)
		w.step = 1;
	k->plain = k->plain && r != GIVEN && r != WRONG && w.at <= w.stop;
	return w;
}

/* The first and the last item of the slice are touched. */
static void touches_walk(struct asking *k, const struct walk *w)
{
	wide last = w->at + (steps(w) - 1) * w->step;

	if (!more(w))
		return;
	touches(k, w->at, w->at + 1);
	touches(k, last, last + 1);
}

/* The bytes of a slice with a step other than 1, item by item. */
static void gives_items(struct asking *k, struct walk w)
{
	static unsigned char items[1 << 16];
	size_t size = 0;

	if (steps(&w) > (wide)sizeof(items)) {
		k->a->undefined = true;
		return;
	}
	for (; more(&w); w.at += w.step)
		items[size++] = model_byte(k->map, (int64_t)w.at);
	gives(k, value_bytes(items, size), "python-tests/46");
	k->a->any_value = model_open(k->map);
}

void ask_get_slice(struct asking *k)
{
	struct walk w;

	needs_open(k);
	w = walk_of(k);
	touches_walk(k, &w);
	/* A library that takes no bytes for all of them needs too long in a large map. */
	if (k->rules->python == 0 && !more(&w))
		works_on(k, k->map->length);
	if (k->a->must != 0 || k->a->undefined)
		return;
	if (w.step == 1)
		gives_bytes(k, (int64_t)w.at, (int64_t)steps(&w), "python2.4/3 universal/28");
	else
		gives_items(k, w);
}

void ask_set_slice(struct asking *k)
{
	const unsigned char *data;
	struct walk w;
	size_t size;

	needs_writable(k);
	w = walk_of(k);
	/* A library may fill the slice with one byte. */
	if (k->rules->python == 0)
		works_on(k, steps(&w));
	if (!bytes(k, 4, &data, &size)) {
		if (k->rules->python < 300)
			refuse(k, INDEX_ERROR, "python2.4/8");
		return;
	}
	if ((k->a->must & ~(unsigned)TYPE_ERROR) == 0 && (wide)size != steps(&w))
		refuse(k, INDEX_ERROR | VALUE_ERROR, "python-docs/8 python-source/82");
	touches_walk(k, &w);
	stores(k, w.at, (int64_t)w.step, data, size);
	gives_none(k, "python-docs/8 python-tests/47");
}

/* --- views ---------------------------------------------------------------------- */

static bool bound_of_view(struct asking *k, unsigned at, int64_t left_out, int64_t *out)
{
	enum reading r = number(k, at, out);

	if (r == LEFT_OUT || r == NO_VALUE)
		*out = left_out;
	return r != WRONG && *out >= 0 && *out <= k->map->length;
}

void ask_export(struct asking *k)
{
	int64_t first = 0, end = k->map->length;
	bool inside = bound_of_view(k, 1, 0, &first) && bound_of_view(k, 2, k->map->length, &end) &&
	              first <= end;

	needs_open(k);
	k->plain = k->plain && inside;
	/* No document says what a view with bounds outside the map is. */
	k->a->undefined = !inside;
	k->a->any_value = true;
	k->a->effect = (struct effect){
		.kind = EFFECT_MAKE,
		.made = { .kind = MODEL_VIEW,
		          .of = k->map,
		          .first = first,
		          .length = end - first,
		          .readonly = k->map->readonly,
		          .private = k->map->private,
		          .bare = k->map->bare,
		          .open = k->map->open,
		          .file = k->map->file },
	};
}

void ask_readonly(struct asking *k)
{
	gives(k, value_bool(k->map->readonly), "python-source/36 universal/30");
}

void ask_view_release(struct asking *k)
{
	gives_none(k, "python-source/41");
	k->a->effect = (struct effect){ .kind = EFFECT_CLOSE };
}
