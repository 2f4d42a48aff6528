/* SPDX-License-Identifier: MIT
 *
 * What a test may expect of its files. */
#include "keep.h"
#include "notes.h"
#include "suite.h"

#include <unistd.h>

void expect_file_size(const struct file *f, int64_t want)
{
	int64_t found = file_size(f);

	expect(found == want, "expected the file at %lld bytes, found %lld", (long long)want,
	       (long long)found);
}

void expect_file(const struct file *f, int64_t offset, const void *want, size_t size)
{
	const unsigned char *bytes = want;
	unsigned char *found = keep_room(size);
	ssize_t n = pread(f->fd, found, size, offset);

	if (n >= 0)
		note_read(f, offset, found, (size_t)n);
	expect(n == (ssize_t)size, "expected %zu bytes in the file at %lld, found %zd", size,
	       (long long)offset, n);
	for (size_t i = 0; i < size; i++)
		expect(found[i] == bytes[i],
		       "expected byte %lld of the file to be 0x%02x, found 0x%02x",
		       (long long)offset + (long long)i, bytes[i], found[i]);
}

void expect_file_pattern(const struct file *f, int64_t offset, int64_t size)
{
	unsigned char *want = keep_room((size_t)size);

	pattern_fill(want, offset, (size_t)size);
	expect_file(f, offset, want, (size_t)size);
}
