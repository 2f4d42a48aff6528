/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "judge.h"

#include "self_test.h"

enum { RATIOS_MAX = 1000 }; /* as many pairs as --pairs and --confirm allow */

int self_test_become(char **argv)
{
	char path[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path) - sizeof("-self-test"));

	if (n > 0) {
		strcpy(path + n, "-self-test");
		execv(path, argv);
	}
	return gate_say(GATE_USAGE, "--self-test: %s; `make` builds it", strerror(errno));
}

static bool is_worse(const char *line, gsl_rng *random)
{
	double ratios[RATIOS_MAX], tail = strstr(line, "confirm") != NULL ? JUDGE_CONFIRM : JUDGE_TRIP;
	size_t n = 0;
	char *end;

	for (const char *at = strpbrk(line, "0123456789"); at != NULL && n < RATIOS_MAX; at = end) {
		ratios[n] = strtod(at, &end);
		if (end == at)
			break;
		n++;
	}
	return judge_worse(ratios, n, strncmp(line, "cold", 4) == 0, tail, random);
}

int self_test_judge(unsigned long seed)
{
	gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
	char *line = NULL;
	size_t room = 0;

	gsl_rng_set(random, seed);
	while (getline(&line, &room, stdin) > 0)
		puts(is_worse(line, random) ? "worse" : "not worse");
	free(line);
	gsl_rng_free(random);
	return GATE_PASSED;
}
