/* SPDX-License-Identifier: MIT */
/* The operations with a pointer and the C library: what users would write without an object. */
#include <sys/mman.h>

#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "objects/object_operations.h"

#define ONCE static inline __attribute__((always_inline)) bool

/* raw_NAME() does NAME() n times. */
#define TIMES(name)                                                                                \
	uint64_t raw_##name(struct object *o, uint64_t n)                                          \
	{                                                                                          \
		uint64_t good = 0;                                                                 \
                                                                                                   \
		for (uint64_t i = 0; i < n; i++)                                                   \
			good += name(o);                                                           \
		return good;                                                                       \
	}

/* The compiler may neither omit a round nor do several at once. */
#define HIDE(value) __asm__ volatile("" : "+r"(value) : : "memory")

/* The pointer stays in a register. */
uint64_t raw_get_item(struct object *o, uint64_t n)
{
	const unsigned char *base = o->base;
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		HIDE(base);
		good += base[OBJECT_SAME + 5] == 'a';
	}
	return good;
}

uint64_t raw_set_item(struct object *o, uint64_t n)
{
	unsigned char *base = o->base;

	for (uint64_t i = 0; i < n; i++) {
		base[OBJECT_SCRATCH] = 1;
		HIDE(base);
	}
	return base[OBJECT_SCRATCH] == 1 ? n : 0;
}

ONCE copy(const struct object *o, size_t size)
{
	const unsigned char *from = o->base;

	HIDE(from);
	memcpy(o->out, from, size);
	return o->out[OBJECT_LINE - 1] == '\n';
}

ONCE read_64(const struct object *o)
{
	return copy(o, 64);
}
TIMES(read_64)

ONCE slice(const struct object *o)
{
	return copy(o, OBJECT_AREA);
}
TIMES(slice)

uint64_t raw_write_64(struct object *o, uint64_t n)
{
	for (uint64_t i = 0; i < n; i++) {
		unsigned char *to = o->base + OBJECT_SCRATCH;

		HIDE(to);
		memcpy(to, o->base, 64);
	}
	return o->base[OBJECT_SCRATCH + OBJECT_LINE - 1] == '\n' ? n : 0;
}

ONCE readline(const struct object *o)
{
	const unsigned char *from = o->base, *end;

	HIDE(from);
	end = memchr(from, '\n', OBJECT_SIZE);
	memcpy(o->out, from, (size_t)(end + 1 - from));
	return o->out[OBJECT_LINE - 1] == '\n';
}
TIMES(readline)

/* A search of OBJECT_AREA bytes from a position, by a function of the C library. */
#define SEARCH(name, begin, function, ...)                                                         \
	ONCE name(const struct object *o)                                                          \
	{                                                                                          \
		const unsigned char *from = o->base + (begin);                                     \
                                                                                                   \
		HIDE(from);                                                                        \
		return function(from, __VA_ARGS__) == NULL;                                        \
	}                                                                                          \
	TIMES(name)

SEARCH(find_1, 0, memchr, OBJECT_ABSENT, OBJECT_AREA)
SEARCH(find_8, 0, memmem, OBJECT_AREA, object_needle, 8)
SEARCH(find_64, 0, memmem, OBJECT_AREA, object_needle, 64)
SEARCH(find_worst, OBJECT_SAME, memmem, OBJECT_AREA, object_worst, 64)
SEARCH(rfind_1, 0, memrchr, OBJECT_ABSENT, OBJECT_AREA)

ONCE move(struct object *o)
{
	unsigned char *to = o->base + OBJECT_SCRATCH;

	HIDE(to);
	memmove(to, o->base, OBJECT_AREA);
	return to[OBJECT_LINE - 1] == '\n';
}
TIMES(move)

ONCE flush(struct object *o)
{
	o->base[OBJECT_SCRATCH] = 1;
	return msync(o->base + OBJECT_SCRATCH, o->page, MS_SYNC) == 0;
}
TIMES(flush)

ONCE open(struct object *o)
{
	void *base = mmap(NULL, OBJECT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, o->fd, 0);

	return base != MAP_FAILED && munmap(base, OBJECT_SIZE) == 0;
}
TIMES(open)
