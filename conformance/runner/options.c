/* SPDX-License-Identifier: MIT */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runner.h"

static void complain_unknown_option(const char *word, const struct option *options)
{
	const char *names[64], *near;
	char bare[128];
	size_t n = 0;

	while (options[n].name != NULL && n < 64) {
		names[n] = options[n].name;
		n++;
	}
	snprintf(bare, sizeof(bare), "%s", word + strspn(word, "-"));
	bare[strcspn(bare, "=")] = '\0';
	near = nearest(bare, names, n);
	if (near != NULL)
		complain("no option is called %s; did you mean --%s?", word, near);
	else
		complain("no option is called %s; --help names them", word);
}

int next_option(int argc, char **argv, const struct option *options)
{
	int at = optind, c;

	opterr = 0;
	c = getopt_long(argc, argv, ":h", options, NULL);
	if (c == ':') {
		complain("%s needs an argument", argv[optind - 1]);
		return '?';
	}
	if (c == '?')
		complain_unknown_option(argv[optind > at ? optind - 1 : at], options);
	return c;
}
