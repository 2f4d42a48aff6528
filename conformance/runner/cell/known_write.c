/* SPDX-License-Identifier: MIT
 *
 * A list of known failures as people keep it: an entry a line, so that a change is one. */
#include <errno.h>

#include "base/whole_file.h"
#include "cell/known_update.h"

static int write_list(FILE *out, const void *data)
{
	const json_t *known = data;
	size_t i;
	json_t *entry;

	fputc('[', out);
	json_array_foreach(known, i, entry) {
		fputs(i > 0 ? ",\n " : "\n ", out);
		if (json_dumpf(entry, out, 0) != 0)
			return -ENOMEM;
	}
	fputs(i > 0 ? "\n]\n" : "]\n", out);
	return 0;
}

int known_write(const json_t *known, const char *path)
{
	return whole_file_write(path, write_list, known);
}
