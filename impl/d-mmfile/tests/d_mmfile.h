/* SPDX-License-Identifier: MIT */
#ifndef D_MMFILE_H
#define D_MMFILE_H

/* An MmFile is made by the name of a file or by a File: a requirement holds either way. */

#include "span.h"

#include <unistd.h>

/* What stands for f in a constructor. */
static inline struct arg source_of(const struct file *f)
{
	return offers(OP_map_path) ? path_argument(f) : open_file(f, "rw");
}

static inline const struct answer *make(const struct file *f, enum mode mode, struct arg size)
{
	if (offers(OP_map_path))
		return CALL(map_path, source_of(f), size, I(mode));
	return CALL(map_fd, source_of(f), size, NAMED("access", I(mode)));
}

/* A mode that may make the file, on a path that leads to none. */
static inline struct file *missing_file(void)
{
	struct file *f = FILE_OF("abcdef");

	if (!offers(OP_map_path))
		skip("a File is open already");
	if (unlink(f->path) != 0)
		broken("cannot remove %s: %s", f->path, strerror(errno));
	return f;
}

#endif
