/* SPDX-License-Identifier: MIT
 *
 * The lists of known failures, for what is made of them. */
#include <glob.h>
#include <stdio.h>
#include <string.h>

#include "base/installation.h"
#include "base/messages.h"
#include "cell/known.h"
#include "command/commands.h"
#include "command/report_program.h"

/* Append {"folder": impl/NAME, "known": LIST}; returns -1 if the list cannot be read. */
static int append_list(json_t *lists, const char *path)
{
	json_t *known = known_load(path);
	const char *name = strrchr(path, '/');

	if (known == NULL)
		return -1;
	json_array_append_new(lists, json_pack("{s:s%, s:o}", "folder", path, (size_t)(name - path),
					       "known", known));
	return 0;
}

int list_findings(void)
{
	char pattern[4096];
	json_t *lists = json_array();
	glob_t found = { 0 };
	int unread = 0, answer;

	snprintf(pattern, sizeof(pattern), "%s/*/known-failures.json", implementation_folder());
	glob(pattern, 0, NULL, &found);
	for (size_t i = 0; i < found.gl_pathc; i++)
		unread |= append_list(lists, found.gl_pathv[i]);
	globfree(&found);
	answer = report_make(stdout, &(struct report_order){ .format = "findings", .lists = lists });
	json_decref(lists);
	if (answer < 0)
		return EXIT_USAGE;
	return unread != 0 || answer != 0 ? EXIT_UNEXPECTED : EXIT_EXPECTED;
}
