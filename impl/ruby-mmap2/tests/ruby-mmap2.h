/* SPDX-License-Identifier: MIT */
#ifndef RUBY_MMAP2_H
#define RUBY_MMAP2_H

/* What the tests of mmap2 prepare over and over. */

#include "span.h"

/* The whole file under its name, in a mode of the library's own; it can be given a new
 * size, for no length was asked for. */
static inline struct arg mapped_whole(const struct file *f, const char *mode)
{
	return result(CALL(map_path, path_argument(f), NAMED("access", T(mode))));
}

/* m holds those characters and no more. */
static inline void expect_content(struct arg m, const char *text)
{
	const size_t size = strlen(text);

	expect_bytes(CALL(get_slice, m, NONE, NONE), text, size);
	expect_int(CALL(length, m), (int64_t)size);
}

/* Once m is unmapped, the file is those characters and no more. */
static inline void expect_left(struct arg m, const struct file *f, const char *text)
{
	expect_content(m, text);
	expect_ok(CALL(close, m));
	expect_file_size(f, (int64_t)strlen(text));
	expect_file(f, 0, text, strlen(text));
}

#endif
