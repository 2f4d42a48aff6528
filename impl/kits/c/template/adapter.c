/* SPDX-License-Identifier: MIT
 *
 * An adapter to copy, in C: a file mapped with mmap().  Put your library's calls in
 * place of mmap(), munmap(), msync() and memcpy(), and list at the end what it
 * offers.  impl/kits/c/adapter.h says how an operation reads its arguments and answers. */
#include "adapter.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

struct mapping {
	unsigned char *bytes;
	size_t size; /* 0 once closed */
	bool writable;
};

static void unmap(struct mapping *m)
{
	if (m->size > 0)
		munmap(m->bytes, m->size);
	m->size = 0;
}

/* The kit calls this when a handle is destroyed, for a closed mapping too. */
static void destroy(void *object)
{
	unmap(object);
	free(object);
}

static const struct adapter_class mapping_class = { "mapping", destroy };

static void answer(struct adapter_call *call, bool success)
{
	if (success)
		adapter_answer_none(call);
	else
		adapter_error(call, "OSError", errno, "errno", "%s", strerror(errno));
}

static void map_fd(struct adapter_call *call)
{
	int64_t length = 0, access = 2, offset = 0, rest;
	struct mapping m, *object;
	struct stat st;
	int fd;

	if (!adapter_descriptor(call, "fileno", &fd) || !adapter_integer(call, "length", &length) ||
	    !adapter_integer(call, "access", &access) || !adapter_integer(call, "offset", &offset))
		return; /* the reader that failed has answered */
	if (fd == -1) {
		adapter_error(call, "Unsupported", 0, "fileno", "memory without a file");
		return;
	}
	if (fstat(fd, &st) != 0) {
		answer(call, false);
		return;
	}
	rest = offset < 0 ? -1 : st.st_size - offset;
	if (length == 0)
		length = rest;
	if (length < 0 || length > rest || access < 1 || access > 3) {
		adapter_error(call, "ValueError", 0, "range",
		              "outside the file, or no such access");
		return;
	}
	m.size = (size_t)length;
	m.writable = access != 1;
	m.bytes = mmap(NULL, m.size, m.writable ? PROT_READ | PROT_WRITE : PROT_READ,
	               access == 3 ? MAP_PRIVATE : MAP_SHARED, fd, offset);
	if (m.bytes == MAP_FAILED) {
		answer(call, false);
	} else if ((object = malloc(sizeof(m))) == NULL) {
		answer(call, false);
		unmap(&m);
	} else {
		*object = m;
		adapter_keep(call, &mapping_class, object);
	}
}

/* The mapping in the argument called name; NULL, after an answer, without an open one. */
static struct mapping *find(struct adapter_call *call, const char *name)
{
	struct mapping *m = adapter_object(call, name, &mapping_class);

	if (m == NULL || m->size > 0)
		return m;
	adapter_error(call, "ValueError", 0, "closed", "the mapping is closed");
	return NULL;
}

static void close_mapping(struct adapter_call *call)
{
	struct mapping *m = adapter_object(call, "mapping", &mapping_class);

	if (m == NULL)
		return;
	unmap(m);
	answer(call, true);
}

static void flush(struct adapter_call *call)
{
	struct mapping *m = find(call, "mapping");

	if (m != NULL && adapter_argument(call, "offset")->tag != VALUE_ABSENT)
		adapter_unsupported(call, "only the whole mapping is flushed");
	else if (m != NULL)
		answer(call, msync(m->bytes, m->size, MS_SYNC) == 0);
}

static void length(struct adapter_call *call)
{
	struct mapping *m = find(call, "object");

	if (m != NULL)
		adapter_answer_int(call, (int64_t)m->size);
}

/* A bound of a slice: *out stays as it is where the request leaves it out or says none. */
static bool bound(struct adapter_call *call, const char *name, int64_t *out)
{
	return adapter_argument(call, name)->tag == VALUE_NONE || adapter_integer(call, name, out);
}

/* The bytes from start to stop; NULL, after an answer, when they are not within m. */
static unsigned char *find_part(struct adapter_call *call, const struct mapping *m, size_t *size)
{
	const struct value *step = adapter_argument(call, "step");
	int64_t start = 0, stop = m != NULL ? (int64_t)m->size : 0;

	if (m == NULL || !bound(call, "start", &start) || !bound(call, "stop", &stop))
		return NULL;
	if (step->tag == VALUE_INT && step->number != 1) {
		adapter_error(call, "Unsupported", 0, "step", "every byte of the slice, or none");
		return NULL;
	}
	if (start < 0 || stop < start || stop > (int64_t)m->size) {
		adapter_error(call, "IndexError", 0, "range", "outside the mapping");
		return NULL;
	}
	*size = (size_t)(stop - start);
	return m->bytes + start;
}

static void get_slice(struct adapter_call *call)
{
	struct mapping *m = find(call, "object");
	size_t size;
	unsigned char *part = find_part(call, m, &size);

	if (part != NULL)
		adapter_answer_bytes(call, part, size);
}

static void set_slice(struct adapter_call *call)
{
	struct mapping *m = find(call, "object");
	const struct value *data = adapter_argument(call, "data");
	size_t size;
	unsigned char *part = find_part(call, m, &size);

	if (part == NULL)
		return;
	if (!m->writable || data->tag != VALUE_BYTES || data->size != size) {
		adapter_error(call, "TypeError", 0, "data", "needs %zu bytes, writable", size);
		return;
	}
	memcpy(part, data->data, size);
	answer(call, true);
}

int main(void)
{
	static const struct adapter adapter = {
		.name = "template",
		.version = "1",
		.language = "C",
		.operations = {
			.map_fd = map_fd,
			.close = close_mapping,
			.flush = flush,
			.length = length,
			.get_slice = get_slice,
			.set_slice = set_slice,
		},
	};

	return adapter_serve(&adapter);
}
