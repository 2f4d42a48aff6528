/* SPDX-License-Identifier: MIT */
#include "base/whole_output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/allocation.h"
#include "base/messages.h"
#include "base/standard_output.h"

static int complain_of(const char *path, int err)
{
	const char *name = strcmp(path, "-") == 0 ? "standard output" : path;

	complain("cannot write %s: %s", name, strerror(-err));
	return -1;
}

static int write_text(const struct whole_output *f, int fd)
{
	size_t done = 0;

	while (done < f->size) {
		ssize_t n = write(fd, f->data + done, f->size - done);

		if (n < 0)
			return -errno;
		done += (size_t)n;
	}
	return 0;
}

static int write_and_close(const struct whole_output *f, int fd)
{
	int err = write_text(f, fd);

	if (close(fd) != 0 && err == 0)
		err = -errno;
	return err;
}

/* A handler that only notes the signal must not leave us waiting for a FIFO's reader. */
static void let_interrupt(int number)
{
	struct sigaction action;

	if (sigaction(number, NULL, &action) != 0)
		return;
	action.sa_flags &= ~SA_RESTART;
	sigaction(number, &action, NULL);
}

static int write_in_place(const struct whole_output *f, const char *path)
{
	int fd;

	let_interrupt(SIGINT);
	let_interrupt(SIGTERM);
	fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
	return fd < 0 ? -errno : write_and_close(f, fd);
}

static int write_descriptor(const struct whole_output *f, int fd)
{
	int err;

	/* What was printed before stands before it. */
	fflush(stdout);
	err = write_text(f, fd);
	return err == -EPIPE && fd == standard_output_fd() ? 0 : err;
}

/* mkostemp() makes a file private; an output is as public as any other file. */
static int set_mode(const struct whole_output *f, const struct destination *t, int fd)
{
	mode_t mask = umask(0), mode = f->mode & ~mask;

	umask(mask);
	if (t->exists) {
		/* Only a privileged process can give a file away. */
		if (fchown(fd, t->owner, t->group) != 0 && errno != EPERM)
			return -errno;
		mode = t->mode | (mode & 0111);
	}
	return fchmod(fd, mode) != 0 ? -errno : 0;
}

static int write_renamed(const struct whole_output *f, const struct destination *t)
{
	const char *slash = strrchr(t->path, '/');
	char *part;
	int err, fd;

	if (t->exists && faccessat(AT_FDCWD, t->path, W_OK, AT_EACCESS) != 0)
		return -errno;
	part = memory_format("%.*s.mmapspec-XXXXXX", slash != NULL ? (int)(slash + 1 - t->path) : 0,
	                     t->path);
	if ((fd = mkostemp(part, O_CLOEXEC)) < 0) {
		err = -errno;
		goto free_part;
	}
	err = set_mode(f, t, fd);
	if (err != 0)
		close(fd);
	else
		err = write_and_close(f, fd);
	if (err == 0 && rename(part, t->path) != 0)
		err = -errno;
	if (err != 0)
		unlink(part);

free_part:
	free(part);
	return err;
}

static int write_destination(const struct whole_output *f)
{
	struct destination t;
	int err = destination_find(&t, f->path);

	if (err == 0 && t.fd >= 0)
		err = write_descriptor(f, t.fd);
	else if (err == 0)
		err = t.rename ? write_renamed(f, &t) : write_in_place(f, t.path);
	free(t.path);
	return err;
}

void whole_output_open(struct whole_output *f, const char *path)
{
	*f = (struct whole_output){ .mode = 0666, .path = path };
	f->text = memory_stream(&f->data, &f->size);
}

int whole_output_close(struct whole_output *f)
{
	int err;

	memory_stream_end(f->text);
	err = write_destination(f);
	free(f->data);
	return err == 0 ? 0 : complain_of(f->path, err);
}

void whole_output_drop(struct whole_output *f)
{
	fclose(f->text);
	free(f->data);
}

int whole_output_write(const char *path, int (*write)(FILE *out, const void *data),
                       const void *data)
{
	struct whole_output f;
	int err;

	whole_output_open(&f, path);
	if ((err = write(f.text, data)) == 0)
		return whole_output_close(&f);
	whole_output_drop(&f);
	return complain_of(path, err);
}
