/* SPDX-License-Identifier: MIT */

/* Copying from and to items of memory, a page of which may be missing. */

#include "memory.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

int memory_touch(bool guarded, void (*work)(void *argument), void *argument, struct os_memory one,
                 struct os_memory other)
{
	if (guarded)
		return os_guard_call(work, argument, one, other) == 0 ? MMAPOBJ_OK : MMAPOBJ_OS;
	work(argument);
	return MMAPOBJ_OK;
}

static size_t place(struct memory_range range, size_t i)
{
	return (size_t)(range.first + (int64_t)i * range.step);
}

/* The memory from the lowest item of a range, which has some, to the highest. */
static struct os_memory around(const unsigned char *base, struct memory_range range)
{
	size_t one = place(range, 0), other = place(range, range.count - 1);
	size_t low = one < other ? one : other, high = one < other ? other : one;

	return (struct os_memory){ base + low, high - low + 1 };
}

/* A copy as one argument. */
struct copy {
	unsigned char *base, *to;
	struct memory_range range;
	const unsigned char *from;
	bool guarded;
	unsigned char seen; /* keeps an emulator from leaving out a reading */
};

/* --- loading -------------------------------------------------------------- */

static void load(void *argument)
{
	const struct copy *c = argument;

	if (c->range.step == 1)
		memcpy(c->to, c->base + c->range.first, c->range.count);
	else
		for (size_t i = 0; i < c->range.count; i++)
			c->to[i] = c->base[place(c->range, i)];
}

int memory_load(bool guarded, const unsigned char *base, struct memory_range range,
                unsigned char *data)
{
	/* Only read from. */
	struct copy c = { .base = (unsigned char *)base, .range = range, .to = data };

	if (range.count == 0)
		return MMAPOBJ_OK;
	return memory_touch(guarded, load, &c, around(base, range), OS_NO_MEMORY);
}

/* --- storing -------------------------------------------------------------- */

/* Store the byte that is there, so that no other process's is lost: only a store asks
 * for room on the disk. */
static void touch(unsigned char *at)
{
	_Atomic unsigned char *byte = (_Atomic unsigned char *)at;
	unsigned char value = atomic_load(byte);

	while (!atomic_compare_exchange_weak(byte, &value, value))
		;
}

/* Touch every page that has an item: a step beyond a page may leave some out. */
static void touch_items(const struct copy *c)
{
	struct os_memory all = around(c->base, c->range);
	unsigned char *low = (unsigned char *)all.base; /* of c->base, which is not const */
	size_t page = (size_t)os_page();
	uint64_t step = c->range.step < 0 ? -(uint64_t)c->range.step : (uint64_t)c->range.step;
	size_t stride = step > page ? (size_t)step : page;

	for (size_t at = 0; at < all.size; at += stride)
		touch(low + at);
	touch(low + all.size - 1);
}

static void touch_data(struct copy *c)
{
	const volatile unsigned char *data = c->from;
	size_t page = (size_t)os_page(), size = c->range.count;

	for (size_t at = 0; at < size; at += page)
		c->seen ^= data[at];
	c->seen ^= data[size - 1];
}

static void store(void *argument)
{
	struct copy *c = argument;

	if (c->guarded) {
		touch_data(c);
		touch_items(c);
	}
	if (c->range.step == 1)
		memmove(c->base + c->range.first, c->from, c->range.count);
	else
		for (size_t i = 0; i < c->range.count; i++)
			c->base[place(c->range, i)] = c->from[i];
}

/* Whether two pieces of memory share bytes. */
static bool overlap(struct os_memory one, struct os_memory other)
{
	uintptr_t a = (uintptr_t)one.base, b = (uintptr_t)other.base;

	return a < b + other.size && b < a + one.size;
}

static int store_from(bool guarded, unsigned char *base, struct memory_range range,
                      struct os_memory data)
{
	struct copy c = { .base = base, .range = range, .from = data.base, .guarded = guarded };

	return memory_touch(guarded, store, &c, around(base, range), data);
}

int memory_store(bool guarded, unsigned char *base, struct memory_range range,
                 const unsigned char *data, size_t size)
{
	struct memory_range whole = { .first = 0, .step = 1, .count = size };
	struct os_memory from = { data, size };
	unsigned char *copy;
	int error;

	if (size != range.count)
		return MMAPOBJ_INDEX;
	if (size == 0)
		return MMAPOBJ_OK;
	if (range.step == 1 || !overlap(around(base, range), from))
		return store_from(guarded, base, range, from);
	if ((copy = malloc(size)) == NULL)
		return MMAPOBJ_MEMORY;
	from.base = copy;
	if ((error = memory_load(guarded, data, whole, copy)) == MMAPOBJ_OK)
		error = store_from(guarded, base, range, from);
	free(copy);
	return error;
}
