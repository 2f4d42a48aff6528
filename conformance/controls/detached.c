/* SPDX-License-Identifier: MIT */
#include "detached.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void detached_drop(struct detached *d)
{
	free(d->bytes);
	d->bytes = NULL;
	if (d->fd >= 0)
		close(d->fd);
	d->fd = -1;
}

static void destroy(void *object)
{
	detached_drop(object);
	free(object);
}

const struct adapter_class detached_class = { "mapping", destroy };

void detached_refuse(struct adapter_call *call)
{
	int number = errno;

	adapter_error(call, "OSError", number, "errno", "%s", strerror(number));
}

struct detached *detached_find(struct adapter_call *call, const char *name)
{
	struct detached *d = adapter_object(call, name, &detached_class);

	if (d == NULL || d->bytes != NULL)
		return d;
	adapter_error(call, "ValueError", 0, "closed", "the mapping is closed");
	return NULL;
}

struct detached *detached_find_writable(struct adapter_call *call, const char *name)
{
	struct detached *d = detached_find(call, name);

	if (d == NULL || d->writable)
		return d;
	adapter_error(call, "TypeError", 0, "access", "the mapping is read-only");
	return NULL;
}

const struct value *detached_data(struct adapter_call *call)
{
	const struct value *data = adapter_argument(call, "data");

	if (data->tag != VALUE_BYTES) {
		adapter_error(call, "TypeError", 0, "data", "data must be bytes");
		return NULL;
	}
	if (data->form != NULL && strcmp(data->form, "strided") == 0) {
		adapter_error(call, "BufferError", 0, "data", "data must be contiguous");
		return NULL;
	}
	return data;
}
