/* SPDX-License-Identifier: MIT */
#include "control.h"
#include "detached.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* No fsync: what a power cut leaves of it is luck. */
static bool write_back(const struct detached *d, int64_t from, int64_t end)
{
	while (d->through && d->fd >= 0 && from < end) {
		ssize_t n = pwrite(d->fd, d->bytes + from, (size_t)(end - from), d->offset + from);

		if (n < 0 && errno != EINTR)
			return false;
		from += n > 0 ? n : 0;
	}
	return true;
}

static void flush(struct adapter_call *call)
{
	struct detached *d = detached_find(call, "mapping");
	int64_t offset = 0, size;

	if (d == NULL || !adapter_integer(call, "offset", &offset))
		return;
	size = offset < 0 ? 0 : d->size - offset;
	if (!adapter_integer(call, "size", &size))
		return;
	if (offset < 0 || offset > d->size || size < 0 || size > d->size - offset) {
		adapter_error(call, "ValueError", 0, "range", "outside the mapping");
	} else if (d->through && offset % adapter_os_page() != 0) {
		errno = EINVAL;
		detached_refuse(call);
	} else if (!write_back(d, offset, offset + size)) {
		detached_refuse(call);
	} else {
		adapter_answer_none(call);
	}
}

static void close_copy(struct adapter_call *call)
{
	struct detached *d = adapter_object(call, "mapping", &detached_class);

	if (d == NULL)
		return;
	if (d->bytes != NULL && !write_back(d, 0, d->size))
		detached_refuse(call);
	detached_drop(d);
	adapter_answer_none(call);
}

static void closed(struct adapter_call *call)
{
	const struct detached *d = adapter_object(call, "mapping", &detached_class);

	if (d != NULL)
		adapter_answer_bool(call, d->bytes == NULL);
}

static void size(struct adapter_call *call)
{
	const struct detached *d = detached_find(call, "mapping");
	struct stat st;

	if (d == NULL)
		return;
	if (fstat(d->fd, &st) != 0)
		detached_refuse(call);
	else
		adapter_answer_int(call, st.st_size);
}

static void constant(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");
	const struct {
		const char *name;
		int64_t number;
	} table[] = {
		{ "ACCESS_DEFAULT", 0 },
		{ "ACCESS_READ", 1 },
		{ "ACCESS_WRITE", 2 },
		{ "ACCESS_COPY", 3 },
		{ "PROT_READ", PROT_READ },
		{ "PROT_WRITE", PROT_WRITE },
		{ "PROT_EXEC", PROT_EXEC },
		{ "MAP_SHARED", MAP_SHARED },
		{ "MAP_PRIVATE", MAP_PRIVATE },
		{ "MAP_ANON", MAP_ANONYMOUS },
		{ "MAP_ANONYMOUS", MAP_ANONYMOUS },
		{ "PAGESIZE", adapter_os_page() },
		{ "ALLOCATIONGRANULARITY", adapter_os_granularity() },
	};

	for (size_t i = 0; name->tag == VALUE_TEXT && i < sizeof(table) / sizeof(*table); i++)
		if (strcmp((const char *)name->data, table[i].name) == 0)
			adapter_answer_int(call, table[i].number);
	adapter_error(call, "other", 0, "name", "no such constant");
}

const struct adapter *control_detached_copy(void)
{
	static const char *const claims[] = { "python 3.13 unix", NULL };
	static const struct adapter adapter = {
		.name = "control",
		.version = "detached-copy",
		.language = "C",
		.claims = claims,
		.operations = {
			.map_fd = detached_map,
			.close = close_copy,
			.closed = closed,
			.read = detached_read,
			.read_byte = detached_read_byte,
			.readline = detached_readline,
			.write = detached_write,
			.write_byte = detached_write_byte,
			.seek = detached_seek,
			.tell = detached_tell,
			.seekable = detached_seekable,
			.size = size,
			.find = detached_find_first,
			.rfind = detached_find_last,
			.move = detached_move,
			.flush = flush,
			.length = detached_length,
			.get_item = detached_get_item,
			.set_item = detached_set_item,
			.get_slice = detached_get_slice,
			.set_slice = detached_set_slice,
			.constant = constant,
		},
	};

	return &adapter;
}
