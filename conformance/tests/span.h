/* SPDX-License-Identifier: MIT */
#ifndef SPAN_H
#define SPAN_H

/* Spans of bytes, expected and stored through the sequence operations.  m is a map, a
 * view or a region's memory; sizes are in bytes.  A span of no bytes holds without a call:
 * empty slices have requirements of their own (outside.c). */

#include <unistd.h>

#include "suite.h"

/* Each byte there is, from 255 down to 0. */
enum { EVERY = 256 };
static inline const unsigned char *every_byte(void)
{
	unsigned char *bytes = keep_room(EVERY);

	for (int i = 0; i < EVERY; i++)
		bytes[i] = (unsigned char)(EVERY - 1 - i);
	return bytes;
}

/* size times that byte. */
static inline unsigned char *span_of(unsigned char byte, int64_t size)
{
	unsigned char *bytes = keep_room((size_t)size);

	memset(bytes, byte, (size_t)size);
	return bytes;
}

/* From index at on m holds size bytes of the pattern, beginning with its byte first. */
static inline void expect_pattern(struct arg m, int64_t at, int64_t size, int64_t first)
{
	unsigned char *want;

	if (size == 0)
		return;
	want = span_of(0, size);
	pattern_fill(want, first, (size_t)size);
	expect_bytes(CALL(get_slice, m, I(at), I(at + size)), want, (size_t)size);
}

/* From index at on m holds size times that byte. */
static inline void expect_filled(struct arg m, int64_t at, int64_t size, unsigned char byte)
{
	unsigned char *want;

	if (size == 0)
		return;
	want = span_of(byte, size);
	expect_bytes(CALL(get_slice, m, I(at), I(at + size)), want, (size_t)size);
}

/* The same of a file. */
static inline void expect_file_filled(const struct file *f, int64_t at, int64_t size,
                                      unsigned char byte)
{
	unsigned char *want = span_of(byte, size);

	expect_file(f, at, want, (size_t)size);
}

/* Store size times that byte from index at on. */
static inline void fill(struct arg m, int64_t at, int64_t size, unsigned char byte)
{
	unsigned char *bytes;

	if (size == 0)
		return;
	bytes = span_of(byte, size);
	expect_ok(CALL(set_slice, m, I(at), I(at + size), NONE, BYTES(bytes, (size_t)size)));
}

/* Store those characters from index at on. */
static inline void store(struct arg m, int64_t at, const char *text)
{
	size_t size = strlen(text);

	expect_ok(CALL(set_slice, m, I(at), I(at + (int64_t)size), NONE, BYTES(text, size)));
}

/* m holds those characters from index at on. */
static inline void expect_text_at(struct arg m, int64_t at, const char *text)
{
	size_t size = strlen(text);

	expect_bytes(CALL(get_slice, m, I(at), I(at + (int64_t)size)), text, size);
}

/* The same, and then m holds them. */
static inline void store_seen(struct arg m, int64_t at, const char *text)
{
	store(m, at, text);
	expect_text_at(m, at, text);
}

/* m is size bytes long and holds the pattern's bytes from its byte first on. */
static inline void expect_map(struct arg m, int64_t first, int64_t size)
{
	expect_int(CALL(length, m), size);
	expect_pattern(m, 0, size, first);
}

/* f is size bytes long and holds the pattern. */
static inline void expect_pattern_file(const struct file *f, int64_t size)
{
	expect_file_size(f, size);
	expect_file_pattern(f, 0, size);
}

/* The adapter's process has so many maps of f, and so many open descriptors. */
static inline void expect_maps(const struct file *f, int want)
{
	int found = map_entries(f);

	expect(found == want, "expected %d maps of the file in the process, found %d", want, found);
}

static inline void expect_descriptors(int want)
{
	int found = descriptors();

	expect(found == want, "expected %d open descriptors, found %d", want, found);
}

/* The adapter's process has locked so many bytes more than the kilobytes that it had before. */
static inline void expect_locked(int64_t before, int64_t bytes)
{
	int64_t found = locked_kilobytes() - before;

	expect(found == bytes / 1024, "expected %lld more kilobytes locked, found %lld",
	       (long long)bytes / 1024, (long long)found);
}

/* Destroy the object, and whatever a collector holds. */
static inline void destroy(struct arg object)
{
	expect_ok(CALL(destroy, object));
	settle();
}

/* Make f that long with a hole; a file system that has no such files skips the test. */
static inline void make_huge(struct file *f, int64_t size)
{
	if (ftruncate(f->fd, size) != 0)
		skip("no file of %lld bytes can be made here", (long long)size);
}

/* A resize of a map of a file worked. */
static inline void expect_resized(const struct answer *a)
{
	if (!a->ok && excepted(EXCEPT_RESIZE_FILE))
		skip("maps of files cannot be resized");
	expect_none(a);
}

/* How a call ended, with the system's words for an error number. */
static inline const char *ended(const struct answer *a)
{
	if (a->ok)
		return "works";
	return a->number != 0 ? strerror(a->number) : a->kind;
}

/* How a call ended, for a recorded value: "accepted" or the error's kind. */
static inline const char *outcome(const struct answer *a)
{
	return a->ok ? "accepted" : a->kind;
}

#endif
