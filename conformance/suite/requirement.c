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
extern const struct requirement *const __start_explorations[];
extern const struct requirement *const __stop_explorations[];

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

const struct requirement *const *explorations_all(size_t *count)
{
	*count = (size_t)(__stop_explorations - __start_explorations);
	return __start_explorations;
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
	size_t counts[3];
	const struct requirement *const *all[] = { requirements_all(&counts[0]),
		                                   self_tests_all(&counts[1]),
		                                   explorations_all(&counts[2]) };
	const struct requirement *r = NULL;

	for (size_t i = 0; i < 3 && r == NULL; i++)
		r = find_among(all[i], counts[i], id);
	return r;
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
