/* SPDX-License-Identifier: MIT
 *
 * The command line that runs one requirement of a cell again, as it was run. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "adapters/targets.h"
#include "base/shell_words.h"
#include "cell/cell_private.h"
#include "describe.h"
#include "value.h"

/* Does the option decide how one requirement comes out?  What is selected is told anew, and
 * neither outputs nor repetition belong to it. */
static bool decides(const char *option)
{
	static const char *const deciding[] = { "exec",		      "dir",	"edition",
						"adapters",	      "strict", "must-fail",
						"timeout-multiplier", "self-test",
						"known-failures" };

	for (size_t i = 0; i < sizeof(deciding) / sizeof(deciding[0]); i++)
		if (strcmp(option, deciding[i]) == 0)
			return true;
	return false;
}

/* Append the options that were given; true when --dir was among them. */
static bool append_given(struct line *out, const json_t *given)
{
	bool dir = false;
	size_t i;
	json_t *option;

	json_array_foreach(given, i, option) {
		const char *name = json_string_value(json_array_get(option, 0));

		if (decides(name))
			shell_option(out, name, json_string_value(json_array_get(option, 1)));
		dir = dir || strcmp(name, "dir") == 0;
	}
	return dir;
}

/* The folder of the implementations, when it is not the program's own. */
static void append_folder(struct line *out)
{
	const char *folder = getenv("MMAPSPEC_IMPL");

	if (folder == NULL || *folder == '\0')
		return;
	line_text(out, "MMAPSPEC_IMPL=");
	shell_word(out, folder);
	line_text(out, " ");
}

void cell_rerun(struct cell *c, const struct requirement *r, json_t *record)
{
	bool by_name = strcmp(c->target->implementation, "exec") != 0;
	struct line line = { 0 };

	if (by_name)
		append_folder(&line);
	shell_word(&line, program_invocation_name);
	line_text(&line, " run");
	if (by_name)
		shell_option(&line, "impl", c->target->label);
	/* Without --dir the environment chose the directory. */
	if (!append_given(&line, c->options->given) && getenv("TMPDIR") != NULL)
		shell_option(&line, "dir", c->options->dir);
	shell_option(&line, "filter", r->id);
	if (line.failed)
		c->starved = true;
	else
		cell_set_text(c, record, "rerun", line.text);
	line_free(&line);
}
