/* SPDX-License-Identifier: MIT
 *
 * A list of known failures as people keep it: an entry a line, so that a change is one. */
#include "known_update.h"

#include <stdlib.h>

int known_write(const json_t *known, const char *path)
{
	FILE *out = whole_file_open(path);
	size_t i;
	json_t *entry;

	if (out == NULL)
		return -1;
	fputc('[', out);
	json_array_foreach(known, i, entry) {
		fputs(i > 0 ? ",\n " : "\n ", out);
		json_dumpf(entry, out, 0);
	}
	fputs(json_array_size(known) > 0 ? "\n]\n" : "]\n", out);
	return whole_file_close(out, path);
}
