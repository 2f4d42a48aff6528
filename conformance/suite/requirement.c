/* SPDX-License-Identifier: MIT
 *
 * The requirements of this program. */
#include "requirement.h"

#include <stdlib.h>
#include <string.h>

extern const struct requirement *const __start_requirements[];
extern const struct requirement *const __stop_requirements[];
extern const struct requirement *const __start_self_tests[];
extern const struct requirement *const __stop_self_tests[];

static int by_id(const void *a, const void *b)
{
	const struct requirement *const *left = a, *const *right = b;

	return strcmp((*left)->id, (*right)->id);
}

const struct requirement *const *requirements_all(size_t *count)
{
	static const struct requirement **sorted;
	size_t n = (size_t)(__stop_requirements - __start_requirements);

	if (sorted == NULL) {
		sorted = calloc(n + 1, sizeof(*sorted));
		if (sorted == NULL)
			abort();
		memcpy(sorted, __start_requirements, n * sizeof(*sorted));
		qsort(sorted, n, sizeof(*sorted), by_id);
	}
	*count = n;
	return sorted;
}

const struct requirement *const *self_tests_all(size_t *count)
{
	*count = (size_t)(__stop_self_tests - __start_self_tests);
	return __start_self_tests;
}

static const struct requirement *find_among(const struct requirement *const *all, size_t count,
                                            const char *id)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i]->id, id) == 0)
			return all[i];
	return NULL;
}

const struct requirement *requirement_find(const char *id)
{
	size_t count, own;
	const struct requirement *const *all = requirements_all(&count);
	const struct requirement *const *tests = self_tests_all(&own), *r;

	r = find_among(all, count, id);
	return r != NULL ? r : find_among(tests, own, id);
}

size_t requirement_area(const struct requirement *r)
{
	return strcspn(r->id, ".");
}

const char *level_name(enum level level)
{
	static const char *const names[] = { "required", "recommended", "informational" };

	return names[level];
}
