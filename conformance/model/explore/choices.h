/* SPDX-License-Identifier: MIT */
#ifndef CHOICES_H
#define CHOICES_H

/* The choices of a random script come from a seeded generator, or from bytes of the caller.  The
 * same source gives the same choices. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct choices {
	uint64_t state;            /* of the generator */
	const unsigned char *data; /* NULL: the generator */
	size_t size;               /* unused bytes */
};

struct choices choices_of_seed(uint64_t seed);

/* The bytes must live as long as the choices.  When all are used every choice is 0. */
struct choices choices_of_bytes(const unsigned char *data, size_t size);

/* Are all bytes used?  A generator never ends. */
bool choices_ended(const struct choices *c);

/* A number from 0 to below - 1; below is at least 1. */
uint64_t choose(struct choices *c, uint64_t below);

/* True once in so many times on average. */
bool choose_rarely(struct choices *c, uint64_t times);

#endif
