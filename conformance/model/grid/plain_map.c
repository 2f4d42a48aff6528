/* SPDX-License-Identifier: MIT
 *
 * The arguments of each constructor for a plain map. */
#include <sys/mman.h>

#include "state.h"

/* Go's modes. */
enum { GO_RDONLY = 0, GO_RDWR = 2, GO_COPY = 4, GO_ANON = 1 };

static struct arg descriptor_of(const struct plain_map *m)
{
	return (struct arg){ .value = value_handle(m->descriptor) };
}

static size_t python_arguments(const struct plain_map *m, struct arg *args)
{
	size_t n = 0;

	args[n++] = m->descriptor == 0 ? I(-1) : descriptor_of(m);
	args[n++] = I(m->length);
	if (m->private_flag)
		args[n++] =
		    NAMED("flags",
		          I(MAP_PRIVATE | (m->descriptor == 0 || m->ignored ? MAP_ANONYMOUS : 0)));
	if (m->mode != ACCESS_DEFAULT)
		args[n++] = NAMED("access", I(m->mode));
	if (m->offset != 0)
		args[n++] = NAMED("offset", I(m->offset));
	if (m->untracked)
		args[n++] = NAMED("trackfd", FALSE_);
	return n;
}

static size_t go_arguments(const struct plain_map *m, struct arg *args)
{
	static const int prots[] = { GO_RDWR, GO_RDONLY, GO_RDWR, GO_COPY };

	args[0] = m->descriptor == 0 ? NONE : descriptor_of(m);
	args[1] = I(m->length);
	args[2] = I(m->private_flag ? GO_COPY : prots[m->mode]);
	args[3] = I(m->descriptor == 0 ? GO_ANON : 0);
	args[4] = I(m->offset);
	return 5;
}

/* The same without length and offset. */
static size_t go_whole_arguments(const struct plain_map *m, struct arg *args)
{
	go_arguments(m, args);
	args[1] = args[2];
	args[2] = args[3];
	return 3;
}

static size_t path_arguments(const struct plain_map *m, struct arg *args)
{
	args[0] = descriptor_of(m);
	args[1] = I(m->length);
	args[2] = I(m->mode);
	args[3] = I(m->offset);
	return 4;
}

static size_t region_arguments(const struct plain_map *m, struct arg *args)
{
	args[0] = descriptor_of(m);
	args[1] = I(m->offset);
	args[2] = I(m->length);
	return 3;
}

size_t plain_arguments(enum operation op, const struct plain_map *m, struct arg *args)
{
	size_t n;

	switch (op) {
	case OP_map_fd: n = python_arguments(m, args); break;
	case OP_go_map: n = go_whole_arguments(m, args); break;
	case OP_go_map_region: n = go_arguments(m, args); break;
	case OP_map_path: n = path_arguments(m, args); break;
	default: n = region_arguments(m, args);
	}
	args[n] = (struct arg){ .end = true };
	return n;
}
