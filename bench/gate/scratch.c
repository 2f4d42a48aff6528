/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gate.h"

#include "scratch.h"

char *scratch_make(const char *dir)
{
	char *path;

	if (asprintf(&path, "%s/mmapspec-gate-XXXXXX", dir) < 0)
		return NULL;
	if (mkdtemp(path) != NULL)
		return path;
	gate_say(0, "--dir %s: %s; give a directory that can be written to", dir, strerror(errno));
	free(path);
	return NULL;
}

static int remove_one(const char *path, const struct stat *st, int flag, struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

void scratch_remove(char *folder)
{
	if (folder != NULL)
		nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(folder);
}
