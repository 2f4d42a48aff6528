/* SPDX-License-Identifier: MIT */
#ifndef GO_EXP_MMAP_H
#define GO_EXP_MMAP_H

/* What one call of ReadAt() gave. */

#include "span.h"

/* ReadAt() of m from offset into a buffer of size bytes: [count, bytes, error or none]. */
static inline const struct value *read_at(struct arg m, int64_t offset, int64_t size)
{
	const struct answer *a = CALL(native, T("read_at"), m, I(offset), I(size));

	expect(a->ok && a->value.tag == VALUE_LIST && a->value.count == 3 &&
	           a->value.items[0].tag == VALUE_INT && a->value.items[1].tag == VALUE_BYTES,
	       "expected [count, bytes, error], found %s", answered(a));
	return a->value.items;
}

/* It reads count bytes of the pattern, and gives an error if these are fewer than size. */
static inline void expect_read(struct arg m, int64_t offset, int64_t size, int64_t count)
{
	const struct value *found = read_at(m, offset, size);
	unsigned char *want = span_of(0, count);
	bool fails = found[2].tag != VALUE_NONE;

	expect(found[0].number == count, "ReadAt(%lld bytes, %lld): expected %lld bytes, found %lld",
	       (long long)size, (long long)offset, (long long)count, (long long)found[0].number);
	pattern_fill(want, offset, (size_t)count);
	expect(found[1].size == (size_t)count && memcmp(found[1].data, want, (size_t)count) == 0,
	       "ReadAt(%lld bytes, %lld): expected the bytes of the file, found others",
	       (long long)size, (long long)offset);
	expect(fails || count == size, "ReadAt(%lld bytes, %lld): expected an error, found none",
	       (long long)size, (long long)offset);
}

#endif
