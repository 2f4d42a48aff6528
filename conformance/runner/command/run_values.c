/* SPDX-License-Identifier: MIT
 *
 * The values that the options of mmapspec run take. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/messages.h"
#include "base/nearest.h"
#include "base/options.h"
#include "cell/run_options.h"
#include "command/run_arguments.h"
#include "describe.h"

int set_edition(void *data, const char *value)
{
	static const char *const editions[] = { "2.4", "3.9", "3.13", NULL };
	int status = option_word("edition", value, editions, &(int){ 0 });

	(void)data;
	return status != 0 ? status : setenv("MMAPSPEC_EDITION", value, 1);
}

int set_operation(void *data, const char *value)
{
	struct arguments *a = data;
	const char *names[OPERATIONS];

	a->run.operation = value;
	if (operation_find(value, strlen(value)) != OPERATIONS)
		return 0;
	for (size_t i = 0; i < OPERATIONS; i++)
		names[i] = operation_table[i].name;
	return complain_unknown("--operation: ", "operation", value, names, OPERATIONS);
}

int set_must_fail(void *data, const char *value)
{
	static const char *const kinds[] = { "nothing", "refused", "any", NULL };
	struct arguments *a = data;

	a->run.must_fail = value;
	return option_word("must-fail", value, kinds, &(int){ 0 });
}

int set_debug(void *data, const char *value)
{
	static const char *const kinds[] = { "adapter", "test", NULL };
	struct arguments *a = data;
	int kind = 0, status = value != NULL ? option_word("gdb", value, kinds, &kind) : 0;

	a->run.debug = kind == 0 ? DEBUG_ADAPTER : DEBUG_TEST;
	return status;
}

int set_multiplier(void *data, const char *value)
{
	struct arguments *a = data;
	char *end;
	double multiplier = strtod(value, &end);

	if (*value == '\0' || *end != '\0' || !(multiplier >= 0.1 && multiplier <= 1000))
		return complain("--timeout-multiplier: expected a number from 0.1 to 1000, got \"%s\"",
				value);
	a->run.timeout_multiplier = multiplier;
	return 0;
}

int check_filter(const char *filter)
{
	const struct requirement *const *all;
	const char **ids;
	size_t count;
	int status;

	if (filter == NULL || strpbrk(filter, "*?[") != NULL || requirement_find(filter) != NULL)
		return 0;
	all = requirements_all(&count);
	ids = memory_array(count, sizeof(*ids));
	for (size_t i = 0; i < count; i++)
		ids[i] = all[i]->id;
	status = complain_unknown("--filter: ", "requirement", filter, ids, count);
	free(ids);
	return status;
}
