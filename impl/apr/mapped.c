/* SPDX-License-Identifier: MIT */
#include "mapped.h"

#include <apr_general.h>
#include <apr_mmap.h>
#include <apr_portable.h>
#include <stdlib.h>
#include <string.h>

struct mapped {
	apr_pool_t *pool;
	apr_mmap_t *map; /* NULL once deleted: what it pointed to is gone */
};

static apr_pool_t *parent;

bool mapped_start(void)
{
	return apr_initialize() == APR_SUCCESS && apr_pool_create(&parent, NULL) == APR_SUCCESS;
}

static void drop(void *object)
{
	struct mapped *m = object;

	apr_pool_destroy(m->pool);
	free(m);
}

static const struct adapter_class mapped_class = { "apr_mmap_t", drop };

void mapped_error(struct adapter_call *call, apr_status_t status)
{
	char text[200];

	apr_strerror(status, text, sizeof(text));
	/* Below that number a status is the system's errno. */
	if (status < APR_OS_START_ERROR)
		adapter_error(call, "OSError", status, "apr_status_t", "%s", text);
	else
		adapter_error(call, "other", 0, "apr_status_t", "%s", text);
}

/* An object with an empty pool; NULL after an answer. */
static struct mapped *begin(struct adapter_call *call)
{
	struct mapped *m = calloc(1, sizeof(*m));

	if (m != NULL && apr_pool_create(&m->pool, parent) == APR_SUCCESS)
		return m;
	free(m);
	adapter_error(call, "MemoryError", 0, "adapter", "no memory");
	return NULL;
}

static void finish(struct adapter_call *call, struct mapped *m, apr_status_t status)
{
	if (status == APR_SUCCESS) {
		adapter_keep(call, &mapped_class, m);
		return;
	}
	mapped_error(call, status);
	drop(m);
}

/* What the call asks for, as apr_mmap_create takes it; false after an answer. */
static bool expressible(struct adapter_call *call, apr_size_t *size, apr_int32_t *flags,
                        int64_t *offset)
{
	int64_t access = 2;

	*size = 0;
	*offset = 0;
	*flags = 0;
	if (!adapter_size(call, "length", size) || !adapter_integer(call, "access", &access) ||
	    !adapter_integer(call, "offset", offset))
		return false;
	if (*size == 0)
		adapter_unsupported(call, "a size has to be given");
	else if (access != 1 && access != 2)
		adapter_unsupported(call, "a mapping is for reading, or for writing through");
	else
		*flags = access == 1 ? APR_MMAP_READ : APR_MMAP_READ | APR_MMAP_WRITE;
	return *flags != 0;
}

/* The caller's descriptor becomes an APR file, which does not close it. */
void mapped_map_fd(struct adapter_call *call)
{
	apr_file_t *file = NULL;
	apr_status_t status;
	apr_int32_t flags;
	struct mapped *m;
	int64_t offset;
	apr_size_t size;
	int fd;

	if (!adapter_descriptor(call, "fileno", &fd) || !expressible(call, &size, &flags, &offset))
		return;
	if (fd == -1) {
		adapter_unsupported(call, "there is no memory without a file");
		return;
	}
	if ((m = begin(call)) == NULL)
		return;
	status = apr_os_file_put(&file, &fd, APR_FOPEN_READ | APR_FOPEN_WRITE, m->pool);
	if (status == APR_SUCCESS)
		status = apr_mmap_create(&m->map, file, offset, size, flags, m->pool);
	finish(call, m, status);
}

/* Deleted twice an apr_mmap_t takes the process down, and nobody promises better: a C
 * program forgets the pointer, and so does the adapter. */
static struct mapped *undeleted(struct adapter_call *call, const char *name)
{
	struct mapped *m = adapter_object(call, name, &mapped_class);

	if (m == NULL || m->map != NULL)
		return m;
	adapter_error(call, "ValueError", 0, "adapter", "the mapping was deleted");
	return NULL;
}

apr_mmap_t *mapped_find(struct adapter_call *call, const char *name)
{
	struct mapped *m = undeleted(call, name);

	return m != NULL ? m->map : NULL;
}

void mapped_delete(struct adapter_call *call)
{
	struct mapped *m = undeleted(call, "mapping");
	apr_status_t status;

	if (m == NULL)
		return;
	status = apr_mmap_delete(m->map);
	m->map = NULL;
	if (status == APR_SUCCESS)
		adapter_answer_none(call);
	else
		mapped_error(call, status);
}

static void duplicate(struct adapter_call *call)
{
	apr_mmap_t *map = mapped_find(call, "first");
	struct mapped *m;

	if (map != NULL && (m = begin(call)) != NULL)
		finish(call, m, apr_mmap_dup(&m->map, map, m->pool));
}

/* How far from the mapping's start the pointer is that apr_mmap_offset gives. */
static void offset(struct adapter_call *call)
{
	apr_mmap_t *map = mapped_find(call, "first");
	apr_status_t status;
	int64_t where = 0;
	void *address;

	if (map == NULL || !adapter_integer(call, "second", &where))
		return;
	status = apr_mmap_offset(&address, map, where);
	if (status == APR_SUCCESS)
		adapter_answer_int(call, (char *)address - (char *)map->mm);
	else
		mapped_error(call, status);
}

void mapped_native(struct adapter_call *call)
{
	const struct value *name = adapter_argument(call, "name");

	if (name->tag == VALUE_TEXT && strcmp((const char *)name->data, "dup") == 0)
		duplicate(call);
	else if (name->tag == VALUE_TEXT && strcmp((const char *)name->data, "offset") == 0)
		offset(call);
	else
		adapter_unsupported(call, "no such promise of the library");
}
