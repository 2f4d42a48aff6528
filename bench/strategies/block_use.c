/* SPDX-License-Identifier: MIT */
#include <string.h>
#include <unistd.h>

#include "harness/data_file.h"
#include "harness/splitmix.h"
#include "strategies/strategy.h"

/* One byte of each page. */
static uint64_t touch(const void *data, size_t len)
{
	const volatile unsigned char *bytes = data;
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t sum = 0;

	for (size_t i = 0; i < len; i += page)
		sum += bytes[i];
	return sum;
}

/* The checksum of a copy is its last word. */
static uint64_t last_word(const void *data, size_t len)
{
	uint64_t word;

	memcpy(&word, (const char *)data + len - sizeof(word), sizeof(word));
	return word;
}

uint64_t walk_use(const struct walk *w, const void *data, void *buf)
{
	switch (w->verb) {
	case VERB_TOUCH: return touch(data, w->block);
	case VERB_COPY:
		if (data != buf)
			memcpy(buf, data, w->block);
		__asm__ volatile("" : : "r"(buf) : "memory");
		return last_word(buf, w->block);
	default: return data_file_checksum(data, w->block);
	}
}

uint64_t walk_expected(const struct walk *w, uint64_t off)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	uint64_t sum = 0;

	switch (w->verb) {
	case VERB_TOUCH:
		for (size_t i = 0; i < w->block; i += page)
			sum += (unsigned char)splitmix((off + i) / sizeof(uint64_t));
		return sum;
	case VERB_COPY: return splitmix((off + w->block) / sizeof(uint64_t) - 1);
	default: return data_file_expected(off, w->block);
	}
}
