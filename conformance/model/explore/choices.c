/* SPDX-License-Identifier: MIT */
#include "choices.h"

struct choices choices_of_seed(uint64_t seed)
{
	return (struct choices){ .state = seed };
}

struct choices choices_of_bytes(const unsigned char *data, size_t size)
{
	static const unsigned char none;

	return (struct choices){ .data = size != 0 ? data : &none, .size = size };
}

bool choices_ended(const struct choices *c)
{
	return c->data != NULL && c->size == 0;
}

/* splitmix64 */
static uint64_t next(struct choices *c)
{
	uint64_t x = c->state += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
	return x ^ (x >> 31);
}

/* As many bytes as the number needs, so that small choices use little of the input. */
static uint64_t take(struct choices *c, uint64_t below)
{
	uint64_t x = 0;

	for (uint64_t most = below - 1; most > 0 && c->size > 0; most >>= 8) {
		x = x << 8 | *c->data++;
		c->size--;
	}
	return x;
}

uint64_t choose(struct choices *c, uint64_t below)
{
	return (c->data != NULL ? take(c, below) : next(c)) % below;
}

bool choose_rarely(struct choices *c, uint64_t times)
{
	return choose(c, times) == times - 1;
}
