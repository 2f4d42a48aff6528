/* SPDX-License-Identifier: MIT */
#include <sys/stat.h>

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "whole_file.h"

/* mkostemp() makes files private; a result is as public as any other file. */
static int open_public(char *tmp)
{
	mode_t mask = umask(0);
	int fd;

	umask(mask);
	if ((fd = mkostemp(tmp, 0)) >= 0)
		fchmod(fd, 0666 & ~mask);
	return fd;
}

static int write_tmp(char *tmp, int (*write)(FILE *f, const void *data), const void *data)
{
	FILE *f;
	int fd, err;

	if ((fd = open_public(tmp)) < 0)
		return -errno;
	if ((f = fdopen(fd, "w")) == NULL) {
		err = -errno;
		close(fd);
		goto unlink_tmp;
	}
	err = write(f, data);
	if (ferror(f) && err == 0)
		err = -EIO;
	if (fclose(f) != 0 && (err == 0 || err == -EIO))
		err = -errno;
	if (err == 0)
		return 0;

unlink_tmp:
	unlink(tmp);
	return err;
}

int whole_file(const char *dir, const char *name, int (*write)(FILE *f, const void *data),
               const void *data)
{
	char *tmp = NULL, *path = NULL;
	int err = -ENOMEM;

	if (asprintf(&path, "%s/%s", dir, name) < 0 || asprintf(&tmp, "%s.XXXXXX", path) < 0)
		goto free_names;
	if ((err = write_tmp(tmp, write, data)) != 0)
		goto free_names;
	if (rename(tmp, path) != 0) {
		err = -errno;
		unlink(tmp);
	}

free_names:
	free(tmp);
	free(path);
	return err;
}
