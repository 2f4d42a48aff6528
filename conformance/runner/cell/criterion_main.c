/* SPDX-License-Identifier: MIT
 *
 * The process that Criterion runs in: the tests of the selection, everything else
 * disabled.  Our verdicts travel to the runner; Criterion's own output is its log. */
#include "cell/test_loop.h"

#include <criterion/criterion.h>
#include <criterion/options.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allocation.h"
#include "adapter_description.h"

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t read_selection(char ***out)
{
	const char *path = getenv("MMAPSPEC_SELECTION");
	FILE *in = path != NULL ? fopen(path, "r") : NULL;
	char *line = NULL, **ids = NULL;
	size_t room = 0, count = 0;

	while (in != NULL && getline(&line, &room, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		ids = memory_resize(ids, count + 1, sizeof(*ids));
		ids[count++] = memory_text(line);
	}
	free(line);
	if (in != NULL)
		fclose(in);
	qsort(ids, count, sizeof(*ids), by_text);
	*out = ids;
	return count;
}

static void select_tests(struct criterion_test_set *set)
{
	char **ids;
	size_t count = read_selection(&ids);

	FOREACH_SET(struct criterion_suite_set *suite, set->suites) {
		if (suite->tests == NULL)
			continue;
		FOREACH_SET(struct criterion_test *test, suite->tests) {
			const struct requirement *r = test->data->data;

			test->data->disabled =
			    r == NULL || bsearch(&r->id, ids, count, sizeof(*ids), by_text) == NULL;
		}
	}
}

/* For a debugger: the selected test in this very process. */
static int run_alone(void)
{
	char **ids;
	const struct requirement *r = read_selection(&ids) > 0 ? requirement_find(ids[0]) : NULL;

	if (r != NULL)
		requirement_run(r, r->body);
	return 0;
}

int criterion_main(void)
{
	const char *jobs = getenv("MMAPSPEC_JOBS"), *limit = getenv("MMAPSPEC_TEST_TIMEOUT_MS");
	struct criterion_test_set *set;

	if (getenv("MMAPSPEC_ALONE") != NULL)
		return run_alone();
	set = criterion_initialize();
	criterion_options.jobs = jobs != NULL ? strtoul(jobs, NULL, 10) : 0;
	criterion_options.always_succeed = true;
	criterion_options.color = false;
	criterion_options.use_ascii = true;
	criterion_options.measure_time = false;
	criterion_options.logging_threshold = CRITERION_IMPORTANT;
	/* The runner ends a test that is late; this is for one that it cannot reach. */
	criterion_options.timeout = limit != NULL ? strtod(limit, NULL) / 1000 : 60;
	select_tests(set);
	criterion_run_all_tests(set);
	criterion_finalize(set);
	return 0;
}

/* Criterion shows how two unequal strings differ by libgit2, whose start reads all the
 * machine's certificates of authorities in each test's process.  Loading and starting it
 * was more than a third of what a test costs.  No test here compares by Criterion
 * (conformance/suite/verdict.c has words of its own), so these stand for it: the linker
 * takes them before those of an archive, and the dynamic linker before those of a library.
 * A difference that is asked for all the same is refused. */

int git_libgit2_init(void);
int git_libgit2_shutdown(void);
int git_diff_buffers(void);

/* How often it has been started. */
int git_libgit2_init(void)
{
	return 1;
}

int git_libgit2_shutdown(void)
{
	return 0;
}

/* An error; its arguments are not looked at. */
int git_diff_buffers(void)
{
	return -1;
}
