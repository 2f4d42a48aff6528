/* SPDX-License-Identifier: MIT */
/* The operations with pointers and the C library: what users would write without an object. */
#include <sys/mman.h>

#include <string.h>
#include <unistd.h>

#include "object.h"

/* The compiler may neither leave out a round nor do several at once. */
#define HIDE(value) __asm__ volatile("" : "+r"(value) : : "memory")

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

static uint64_t copy(const struct object *o, size_t size, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		const unsigned char *from = o->base;

		HIDE(from);
		memcpy(o->out, from, size);
		good += o->out[OBJECT_LINE - 1] == '\n';
	}
	return good;
}

uint64_t raw_read_64(struct object *o, uint64_t n)
{
	return copy(o, 64, n);
}

uint64_t raw_slice(struct object *o, uint64_t n)
{
	return copy(o, OBJECT_AREA, n);
}

uint64_t raw_write_64(struct object *o, uint64_t n)
{
	for (uint64_t i = 0; i < n; i++) {
		unsigned char *to = o->base + OBJECT_SCRATCH;

		HIDE(to);
		memcpy(to, o->base, 64);
	}
	return o->base[OBJECT_SCRATCH + OBJECT_LINE - 1] == '\n' ? n : 0;
}

uint64_t raw_readline(struct object *o, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		const unsigned char *from = o->base;
		const unsigned char *end;

		HIDE(from);
		end = memchr(from, '\n', OBJECT_SIZE);
		memcpy(o->out, from, (size_t)(end + 1 - from));
		good += o->out[OBJECT_LINE - 1] == '\n';
	}
	return good;
}

uint64_t raw_find_1(struct object *o, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		const unsigned char *from = o->base;

		HIDE(from);
		good += memchr(from, OBJECT_ABSENT, OBJECT_AREA) == NULL;
	}
	return good;
}

static uint64_t search(const unsigned char *from, const unsigned char *needle, size_t size,
                       uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		HIDE(from);
		good += memmem(from, OBJECT_AREA, needle, size) == NULL;
	}
	return good;
}

uint64_t raw_find_8(struct object *o, uint64_t n)
{
	return search(o->base, object_needle, 8, n);
}

uint64_t raw_find_64(struct object *o, uint64_t n)
{
	return search(o->base, object_needle, 64, n);
}

uint64_t raw_find_worst(struct object *o, uint64_t n)
{
	return search(o->base + OBJECT_SAME, object_worst, 64, n);
}

uint64_t raw_rfind_1(struct object *o, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		const unsigned char *from = o->base;

		HIDE(from);
		good += memrchr(from, OBJECT_ABSENT, OBJECT_AREA) == NULL;
	}
	return good;
}

uint64_t raw_move(struct object *o, uint64_t n)
{
	for (uint64_t i = 0; i < n; i++) {
		unsigned char *to = o->base + OBJECT_SCRATCH;

		HIDE(to);
		memmove(to, o->base, OBJECT_AREA);
	}
	return o->base[OBJECT_SCRATCH + OBJECT_LINE - 1] == '\n' ? n : 0;
}

uint64_t raw_flush(struct object *o, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		o->base[OBJECT_SCRATCH] = 1;
		good += msync(o->base + OBJECT_SCRATCH, o->page, MS_SYNC) == 0;
	}
	return good;
}

uint64_t raw_open(struct object *o, uint64_t n)
{
	uint64_t good = 0;

	for (uint64_t i = 0; i < n; i++) {
		void *base = mmap(NULL, OBJECT_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, o->fd, 0);

		good += base != MAP_FAILED && munmap(base, OBJECT_SIZE) == 0;
	}
	return good;
}
