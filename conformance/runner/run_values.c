/* SPDX-License-Identifier: MIT
 *
 * The values that the options of mmapspec run take. */
#include "options.h"
#include "run_arguments.h"

#include <stdlib.h>
#include <string.h>

/* The place of word among the candidates, or -1. */
static int choice(const char *word, const char *const *candidates, int count)
{
	for (int i = 0; i < count; i++)
		if (strcmp(word, candidates[i]) == 0)
			return i;
	return -1;
}

int set_edition(const char *edition)
{
	static const char *const editions[] = { "2.4", "3.9", "3.13" };

	if (choice(edition, editions, 3) >= 0)
		return setenv("MMAPSPEC_EDITION", edition, 1);
	return complain("--edition %s: it is one of 2.4, 3.9, 3.13", edition);
}

int set_operation(struct run_options *run, const char *name)
{
	const char *names[OPERATIONS], *near;

	if (operation_find(name, strlen(name)) != OPERATIONS) {
		run->operation = name;
		return 0;
	}
	for (size_t i = 0; i < OPERATIONS; i++)
		names[i] = operation_table[i].name;
	near = nearest(name, names, OPERATIONS);
	return complain("--operation %s: no operation is called so%s%s", name,
			near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}

int set_must_fail(struct run_options *run, const char *kind)
{
	static const char *const kinds[] = { "nothing", "refused", "any" };

	run->must_fail = kind;
	if (choice(kind, kinds, 3) >= 0)
		return 0;
	return complain("--must-fail %s: it is one of nothing, refused, any", kind);
}

int set_adapters(struct run_options *run, const char *kind)
{
	static const char *const kinds[] = { "auto", "fresh", "warm" };
	int place = choice(kind, kinds, 3);

	if (place < 0)
		return complain("--adapters %s: it is one of auto, fresh, warm", kind);
	run->adapters = (enum adapters)place;
	return 0;
}

int set_debug(struct run_options *run, const char *what)
{
	static const char *const kinds[] = { "adapter", "test" };
	int place = what != NULL ? choice(what, kinds, 2) : 0;

	if (place < 0)
		return complain("--gdb=%s: it is one of adapter, test", what);
	run->debug = place == 0 ? DEBUG_ADAPTER : DEBUG_TEST;
	return 0;
}

int set_multiplier(struct run_options *run, const char *text)
{
	char *end;

	run->timeout_multiplier = strtod(text, &end);
	if (*text != '\0' && *end == '\0' && run->timeout_multiplier >= 0.1 &&
	    run->timeout_multiplier <= 1000)
		return 0;
	return complain("--timeout-multiplier %s: a number from 0.1 to 1000 is wanted", text);
}

int set_number(long *out, const char *name, const char *text, long least)
{
	*out = option_number(name, text, least, 1000000);
	return *out < 0 ? EXIT_USAGE : 0;
}

int check_filter(const char *filter)
{
	const struct requirement *const *all;
	const char **ids, *near;
	size_t count;

	if (filter == NULL || strpbrk(filter, "*?[") != NULL || requirement_find(filter) != NULL)
		return 0;
	all = requirements_all(&count);
	ids = calloc(count + 1, sizeof(*ids));
	for (size_t i = 0; ids != NULL && i < count; i++)
		ids[i] = all[i]->id;
	near = ids != NULL ? nearest(filter, ids, count) : NULL;
	free(ids);
	return complain("--filter %s: no requirement has that id%s%s", filter,
			near != NULL ? "; did you mean " : "", near != NULL ? near : "");
}
