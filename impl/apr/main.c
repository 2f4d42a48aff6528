/* SPDX-License-Identifier: MIT
 *
 * apr_mmap of the Apache Portable Runtime: what it offers, and nothing else. */
#include "mapped.h"

#include <apr_mmap.h>
#include <apr_version.h>
#include <stdio.h>

/* The memory behind the argument called object, by way of apr_mmap_offset; false after an
 * answer. */
static bool memory(struct adapter_call *call, struct sequence *out)
{
	apr_mmap_t *map = mapped_find(call, "object");
	apr_status_t status;
	void *start;

	if (map == NULL)
		return false;
	status = apr_mmap_offset(&start, map, 0);
	if (status != APR_SUCCESS) {
		mapped_error(call, status);
		return false;
	}
	out->bytes = start;
	out->size = map->size;
	return true;
}

static void length(struct adapter_call *call)
{
	struct sequence part;

	if (!memory(call, &part))
		return;
	if (part.size > INT64_MAX)
		adapter_error(call, "OverflowError", 0, "adapter", "more than 63 bits");
	else
		adapter_answer_int(call, (int64_t)part.size);
}

static void access_memory(struct adapter_call *call)
{
	struct sequence part;

	if (memory(call, &part))
		sequence_access(call, part);
}

int main(void)
{
	static const char *const claims[] = { "apr", NULL };
	const struct adapter adapter = {
		.name = "apr",
		.version = apr_version_string(),
		.language = "C",
		.homepage = "https://apr.apache.org/",
		.issues = "https://bz.apache.org/bugzilla/describecomponents.cgi?product=APR",
		.claims = claims,
		.operations = {
			.map_fd = mapped_map_fd,
			.close = mapped_delete,
			.length = length,
			.get_item = access_memory,
			.set_item = access_memory,
			.get_slice = access_memory,
			.set_slice = access_memory,
			.native = mapped_native,
		},
	};

	if (!mapped_start()) {
		fputs("adapter: APR does not start\n", stderr);
		return 1;
	}
	return adapter_serve(&adapter);
}
