/* SPDX-License-Identifier: MIT
 *
 * mmapspec run --check: does the adapter serve the support operations that it offers?  It is asked
 * for files and twins, and its descriptors are looked at in /proc.  A language may lack any of it:
 * Unsupported is right. */
#include "command/check_support.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/adapter_process.h"
#include "base/allocation.h"

enum { PATIENCE_MS = 5000, NOT_SEEN = -1 };

struct talk {
	struct process process;
	const struct description *description;
	char path[PATH_MAX];        /* of a file of ten bytes */
	char hex[2 * PATH_MAX + 1]; /* the same as the protocol writes it */
	char line[1 << 16];         /* the last answer */
	unsigned id;
	size_t wrong;
	bool lost; /* no answer came: nothing more can be asked */
};

/* Say what is wrong, and what the adapter answered last. */
static void complain_of(struct talk *t, const char *what, const char *expected)
{
	printf("  wrong: %s: expected %s; the answer was: %s\n", what, expected,
	       t->line[0] != '\0' ? t->line : "none");
	t->wrong++;
}

/* Send a request without its id; returns the answer without its id, "" if there is none. */
static const char *ask(struct talk *t, const char *format, ...)
{
	char *request, id[16];
	size_t size;
	va_list list;

	t->line[0] = '\0';
	if (t->lost)
		return "";
	va_start(list, format);
	if (vasprintf(&request, format, list) < 0)
		abort();
	va_end(list);
	size = (size_t)snprintf(id, sizeof(id), "%u ", ++t->id);
	t->lost =
	    dprintf(t->process.in, "%s%s\n", id, request) < 0 ||
	    process_read_line(&t->process, PATIENCE_MS, t->line, sizeof(t->line)) != LINE_WHOLE ||
	    strncmp(t->line, id, size) != 0;
	if (t->lost)
		complain_of(t, request, "an answer with the request's id");
	free(request);
	return t->lost ? "" : t->line + size;
}

/* The handle in an answer; 0 if it is none. */
static long handle_of(const char *answer)
{
	return strncmp(answer, "ok @", 4) == 0 ? strtol(answer + 4, NULL, 10) : 0;
}

static bool is_error(const char *answer, const char *kind)
{
	return strncmp(answer, "err ", 4) == 0 && strncmp(answer + 4, kind, strlen(kind)) == 0;
}

/* Is that descriptor of the adapter open on the file? */
static bool shows_file(const struct talk *t, const char *number)
{
	char link[64], target[PATH_MAX];
	ssize_t size;

	snprintf(link, sizeof(link), "/proc/%d/fd/%.20s", (int)t->process.pid, number);
	size = readlink(link, target, sizeof(target));
	return size == (ssize_t)strlen(t->path) && memcmp(target, t->path, (size_t)size) == 0;
}

/* The adapter's descriptor of the file; NOT_SEEN without one. */
static int find_descriptor(const struct talk *t)
{
	char folder[32];
	int found = NOT_SEEN;
	struct dirent *entry;
	DIR *dir;

	snprintf(folder, sizeof(folder), "/proc/%d/fd", (int)t->process.pid);
	dir = opendir(folder);
	while (dir != NULL && found == NOT_SEEN && (entry = readdir(dir)) != NULL)
		if (shows_file(t, entry->d_name))
			found = atoi(entry->d_name);
	if (dir != NULL)
		closedir(dir);
	return found;
}

/* What the system says of the adapter's descriptor; false if it says nothing. */
static bool look_at(const struct talk *t, int number, long *position, int *flags)
{
	char path[64];
	FILE *file;
	int read = 0;

	snprintf(path, sizeof(path), "/proc/%d/fdinfo/%d", (int)t->process.pid, number);
	if ((file = fopen(path, "re")) != NULL) {
		read = fscanf(file, "pos: %ld flags: %o", position, (unsigned *)flags);
		fclose(file);
	}
	return read == 2;
}

static void end_file(struct talk *t, long handle, const char *what)
{
	if (strcmp(ask(t, "file_close @%ld", handle), "ok none") != 0 && !t->lost)
		complain_of(t, what, "ok none of file_close");
	if (find_descriptor(t) != NOT_SEEN)
		complain_of(t, what, "no open descriptor of the file after file_close");
	ask(t, "destroy @%ld", handle);
}

static void check_mode(struct talk *t, const char *mode, int wanted)
{
	const char *answer = ask(t, "file_open b:%s t:%s", t->hex, mode);
	char what[32];
	long handle = handle_of(answer), position = 0;
	int flags = 0;

	snprintf(what, sizeof(what), "file_open, mode %s", mode);
	if (handle == 0) {
		if (!t->lost && !is_error(answer, "Unsupported"))
			complain_of(t, what, "a handle, or Unsupported");
		return;
	}
	if (look_at(t, find_descriptor(t), &position, &flags)) {
		/* On Windows the handle has the mode.  Wine opens its descriptor as it likes. */
		if (strcmp(t->description->system, "windows") != 0 &&
		    (flags & (O_ACCMODE | O_APPEND)) != wanted)
			complain_of(t, what, "a descriptor that is open in this mode");
		if (position != 0)
			complain_of(t, what, "a descriptor whose offset is 0");
	}
	end_file(t, handle, what);
}

static void check_modes(struct talk *t)
{
	check_mode(t, "r", O_RDONLY);
	check_mode(t, "w", O_WRONLY);
	check_mode(t, "rw", O_RDWR);
	check_mode(t, "wa", O_WRONLY | O_APPEND);
	check_mode(t, "rwa", O_RDWR | O_APPEND);
}

static void check_seek(struct talk *t)
{
	long handle = handle_of(ask(t, "file_open b:%s t:r", t->hex)), position = 3;
	int flags;

	if (strcmp(ask(t, "file_seek @%ld 3", handle), "ok 3") != 0)
		complain_of(t, "file_seek to 3", "ok 3");
	look_at(t, find_descriptor(t), &position, &flags);
	if (position != 3)
		complain_of(t, "file_seek to 3", "a descriptor whose offset is 3");
	if (t->description->offered[OP_file_position] &&
	    strcmp(ask(t, "file_position @%ld", handle), "ok 3") != 0)
		complain_of(t, "file_position after file_seek to 3", "ok 3");
	end_file(t, handle, "file_seek");
}

/* What the adapter tells of itself is true, where its process can be seen. */
static void check_process(struct talk *t)
{
	long handle = handle_of(ask(t, "file_open b:%s t:r", t->hex));
	int number = find_descriptor(t);
	char text[1024], hex[2 * sizeof(text) + 8] = "ok b:";
	char *path = memory_format("/proc/%d/fdinfo/%d", (int)t->process.pid, number);
	FILE *file = number != NOT_SEEN ? fopen(path, "re") : NULL;
	size_t size = file != NULL ? fread(text, 1, sizeof(text), file) : 0;

	for (size_t i = 0; i < size; i++)
		sprintf(hex + 5 + 2 * i, "%02x", (unsigned char)text[i]);
	if (file != NULL && strcmp(ask(t, "process t:fdinfo/%d", number), hex) != 0)
		complain_of(t, "process fdinfo/NUMBER", "what /proc shows");
	if (file != NULL)
		fclose(file);
	free(path);
	end_file(t, handle, "process");
}

static void check_number(struct talk *t)
{
	static const char what[] = "file_open, number 0";
	const char *answer = ask(t, "file_open b:%s t:r 0", t->hex);
	long handle = handle_of(answer);

	if (handle == 0) {
		if (!t->lost && !is_error(answer, "Unsupported"))
			complain_of(t, what, "a handle, or Unsupported");
		return;
	}
	if (find_descriptor(t) > 0)
		complain_of(t, what, "a descriptor of this number alone");
	if (!is_error(ask(t, "file_open b:%s t:r 0", t->hex), "ValueError"))
		complain_of(t, "file_open, an open number", "ValueError");
	end_file(t, handle, what);
}

static void check_twin(struct talk *t)
{
	long twin = handle_of(ask(t, "fork"));

	if (strcmp(ask(t, "twin_exit @%ld", twin), "ok 0") != 0)
		complain_of(t, "twin_exit", "ok 0");
	if (!is_error(ask(t, "twin_exit @%ld", twin), "ValueError"))
		complain_of(t, "twin_exit of a twin that has ended", "ValueError");
	if (strcmp(ask(t, "destroy @%ld", twin), "ok none") != 0)
		complain_of(t, "destroy of a twin that has ended", "ok none");
}

/* The end of the input ends it. */
static void check_end(struct talk *t)
{
	int status = 0, waited = 0;

	process_end_input(&t->process);
	while (waitpid(t->process.pid, &status, WNOHANG) == 0 && waited++ < PATIENCE_MS / 10)
		usleep(10000);
	t->line[0] = '\0';
	if (waited > PATIENCE_MS / 10) {
		complain_of(t, "the end of the input", "the end of the adapter");
		process_kill(&t->process);
		waitpid(t->process.pid, &status, 0);
	} else if (status != 0) {
		complain_of(t, "the end of the input", "exit status 0");
	}
	t->process.pid = 0;
	process_kill(&t->process);
}

/* Make the file; false if there can be none. */
static bool make_file(struct talk *t)
{
	const char *folder = getenv("TMPDIR");
	char *pattern = memory_format("%s/mmapspec-check-XXXXXX", folder != NULL ? folder : "/tmp");
	int fd = mkstemp(pattern);
	bool made = fd >= 0 && write(fd, "0123456789", 10) == 10 && realpath(pattern, t->path);

	if (fd >= 0)
		close(fd);
	free(pattern);
	for (size_t i = 0; made && t->path[i] != '\0'; i++)
		sprintf(t->hex + 2 * i, "%02x", (unsigned char)t->path[i]);
	return made;
}

size_t support_check(const struct target *target, const struct description *d)
{
	struct talk *t = memory_array(1, sizeof(*t));
	size_t wrong;

	t->description = d;
	if (make_file(t) && process_start(target, false, &t->process) == 0) {
		ask(t, "hello 1");
		check_modes(t);
		if (d->offered[OP_file_seek])
			check_seek(t);
		check_number(t);
		if (d->offered[OP_fork] && d->offered[OP_twin_exit])
			check_twin(t);
		if (d->offered[OP_process])
			check_process(t);
		check_end(t);
	}
	unlink(t->path);
	wrong = t->wrong;
	free(t);
	return wrong;
}
