/* SPDX-License-Identifier: MIT */

/* Items and slices: a slice is a walk from item to item. */

#include "model_private.h"

static int find_item(const struct model_map *m, int64_t index, size_t *at)
{
	model_wide place = index;

	if (index < 0)
		place += (model_wide)m->length;
	if (place < 0 || place >= (model_wide)m->length)
		return MMAPOBJ_INDEX;
	if (!model_there(m, (size_t)place, (size_t)place + 1))
		return MODEL_UNKNOWN;
	*at = (size_t)place;
	return MMAPOBJ_OK;
}

int model_get_item(const struct model_map *m, int64_t index, unsigned char *out)
{
	int error = model_check(m);
	size_t at;

	if (error != MMAPOBJ_OK || (error = find_item(m, index, &at)) != MMAPOBJ_OK)
		return error;
	*out = model_byte(m, at);
	return MMAPOBJ_OK;
}

int model_set_item(struct model_map *m, int64_t index, unsigned char byte)
{
	int error = model_check_writable(m);
	size_t at;

	if (error != MMAPOBJ_OK || (error = find_item(m, index, &at)) != MMAPOBJ_OK)
		return error;
	model_store(m, at, byte);
	return MMAPOBJ_OK;
}

/* A walk through the items of a slice: those before stop in the direction of step. */
struct walk {
	model_wide at, stop, step;
};

static bool more(const struct walk *w)
{
	return w->step > 0 ? w->at < w->stop : w->at > w->stop;
}

/* How many there are: the distance in steps, a begun one counting. */
static model_wide steps(const struct walk *w)
{
	model_wide step = w->step > 0 ? w->step : -w->step;
	model_wide distance = w->step > 0 ? w->stop - w->at : w->at - w->stop;

	return more(w) ? (distance + step - 1) / step : 0;
}

/* A bound, or what stands for one left out, within the places that a walk can have. */
static model_wide bound(const struct model_map *m, const int64_t *given, model_wide left_out,
                        bool down)
{
	model_wide length = (model_wide)m->length, place = given != NULL ? *given : left_out;

	if (given != NULL && place < 0)
		place += length;
	if (place < 0)
		return down ? -1 : 0;
	if (place >= length)
		return down ? length - 1 : length;
	return place;
}

static int begin(const struct model_map *m, struct mmapobj_slice slice, struct walk *w)
{
	model_wide length = (model_wide)m->length;
	bool down;

	if (m->closed)
		return MMAPOBJ_VALUE;
	w->step = slice.step != NULL ? *slice.step : 1;
	if (w->step == 0)
		return MMAPOBJ_VALUE;
	down = w->step < 0;
	w->at = bound(m, slice.start, down ? length - 1 : 0, down);
	w->stop = bound(m, slice.stop, down ? -1 : length, down);
	return MMAPOBJ_OK;
}

int model_slice_size(const struct model_map *m, struct mmapobj_slice slice, size_t *size)
{
	struct walk w;
	int error = begin(m, slice, &w);

	if (error != MMAPOBJ_OK)
		return error;
	*size = (size_t)steps(&w);
	return MMAPOBJ_OK;
}

/* Whether every item of the slice is there: the first and the last are. */
static bool there(const struct model_map *m, const struct walk *w)
{
	model_wide last = w->at + (steps(w) - 1) * w->step;

	return !more(w) || (model_there(m, (size_t)w->at, (size_t)w->at + 1) &&
	                    model_there(m, (size_t)last, (size_t)last + 1));
}

int model_get_slice(const struct model_map *m, struct mmapobj_slice slice, unsigned char *data)
{
	struct walk w;
	int error = begin(m, slice, &w);

	if (error != MMAPOBJ_OK)
		return error;
	if (!there(m, &w))
		return MODEL_UNKNOWN;
	for (; more(&w); w.at += w.step)
		*data++ = model_byte(m, (size_t)w.at);
	return MMAPOBJ_OK;
}

int model_set_slice(struct model_map *m, struct mmapobj_slice slice, const unsigned char *data,
                    size_t size)
{
	int error = model_check_writable(m);
	struct walk w;
	size_t items;

	if (error != MMAPOBJ_OK || (error = model_slice_size(m, slice, &items)) != MMAPOBJ_OK)
		return error;
	if (items != size)
		return MMAPOBJ_INDEX;
	begin(m, slice, &w);
	if (!there(m, &w))
		return MODEL_UNKNOWN;
	for (; more(&w); w.at += w.step)
		model_store(m, (size_t)w.at, *data++);
	return MMAPOBJ_OK;
}
