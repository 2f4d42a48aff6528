#!/bin/sh
# SPDX-License-Identifier: MIT
# An offset that is no multiple of the page size is refused, which the header does not say.
exec "$(dirname "$0")/../../kits/c/standalone" c $(pkg-config --cflags --libs apr-1 2>/dev/null) <<'END'
#include <apr_general.h>
#include <apr_mmap.h>
#include <stdio.h>

int main(void)
{
	apr_file_t *file;
	apr_mmap_t *map;
	apr_pool_t *pool;
	apr_status_t status;
	char text[100];

	if (apr_initialize() != APR_SUCCESS || apr_pool_create(&pool, NULL) != APR_SUCCESS ||
	    apr_file_open(&file, "file", APR_FOPEN_READ | APR_FOPEN_WRITE | APR_FOPEN_CREATE,
			  APR_FPROT_OS_DEFAULT, pool) != APR_SUCCESS ||
	    apr_file_puts("0123456789", file) != APR_SUCCESS ||
	    apr_mmap_create(&map, file, 0, 10, APR_MMAP_READ, pool) != APR_SUCCESS)
		return 77;
	status = apr_mmap_create(&map, file, 3, 4, APR_MMAP_READ, pool);
	if (status == APR_SUCCESS) {
		printf("offset 3: mapped, %.4s\n", (char *)map->mm);
		return 1;
	}
	printf("offset 3: expected a mapping that starts with 3, found %s\n",
	       apr_strerror(status, text, sizeof(text)));
	return 0;
}
END
