/* SPDX-License-Identifier: MIT */
#ifndef BOOST_INTERPROCESS_H
#define BOOST_INTERPROCESS_H

/* What the tests of Boost.Interprocess share: regions that begin and end anywhere. */

#include "durable.h"

/* size bytes of f from offset on; 0 is the rest of the file. */
static inline struct arg region_of(const struct file *f, enum mode mode, int64_t offset,
                                   int64_t size)
{
	return result(CALL(map_path, path_argument(f), I(size), I(mode), I(offset)));
}

#endif
