/* SPDX-License-Identifier: MIT */

/* Files: what is the same on every system. */

#include "adapter_private.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void adapter_refuse(struct adapter_call *call, const char *what)
{
	int number = adapter_os_error();

	adapter_error(call, "OSError", number, "errno", "%s: %s", what, strerror(errno));
}

static void destroy_file(void *object)
{
	struct adapter_file *file = object;

	if (file->open)
		adapter_os_close(file->fd);
	free(file);
}

const struct adapter_class adapter_file_class = { "file", destroy_file };

void adapter_keep_file(struct adapter_call *call, int fd, bool open, const char *what)
{
	struct adapter_file *file = fd >= 0 ? malloc(sizeof(*file)) : NULL;

	if (file == NULL) {
		adapter_refuse(call, what);
		if (fd >= 0 && open)
			adapter_os_close(fd);
		return;
	}
	*file = (struct adapter_file){ .fd = fd, .open = open };
	adapter_keep(call, &adapter_file_class, file);
}

bool adapter_is_text(const struct value *v, const char *text)
{
	return v->tag == VALUE_TEXT && v->size == strlen(text) &&
	       memcmp(v->data, text, v->size) == 0;
}

/* Read the mode; false after a refusal. */
static bool read_mode(struct adapter_call *call, unsigned *out)
{
	static const struct {
		const char *name;
		unsigned mode;
	} modes[] = {
		{ "r", FILE_READS },
		{ "w", FILE_WRITES },
		{ "rw", FILE_READS | FILE_WRITES },
		{ "wa", FILE_WRITES | FILE_APPENDS },
		{ "rwa", FILE_READS | FILE_WRITES | FILE_APPENDS },
	};
	const struct value *mode = adapter_argument(call, "mode");

	for (size_t i = 0; i < sizeof(modes) / sizeof(*modes); i++) {
		*out = modes[i].mode;
		if (adapter_is_text(mode, modes[i].name))
			return true;
	}
	adapter_error(call, mode->tag == VALUE_TEXT ? "ValueError" : "TypeError", 0, "kit",
	              "a mode is r, w, rw, wa or rwa");
	return false;
}

/* Read the number that the file shall have, -1 when it was left out; false after a refusal. */
static bool read_number(struct adapter_call *call, int *number)
{
	int64_t wanted = -1;
	bool given = adapter_argument(call, "number")->tag != VALUE_ABSENT;

	if (!adapter_integer(call, "number", &wanted))
		return false;
	if (given && (wanted < 0 || wanted > INT_MAX)) {
		adapter_error(call, "ValueError", 0, "kit", "number is no descriptor's");
		return false;
	}
	*number = (int)wanted;
	if (given && adapter_os_is_open(*number) && !(*number == 0 && adapter_os_zero_is_null())) {
		adapter_error(call, "ValueError", 0, "kit", "the descriptor %d is open", *number);
		return false;
	}
	return true;
}

/* Move fd to that number, unless it is -1.  Returns the descriptor, or -1 with errno. */
static int move_to(int fd, int number)
{
	return fd < 0 || number < 0 || fd == number ? fd : adapter_os_move(fd, number);
}

void adapter_os_file_open(struct adapter_call *call)
{
	char *name = adapter_path(call, "path");
	unsigned mode;
	int number;

	if (name != NULL && read_mode(call, &mode) && read_number(call, &number))
		adapter_keep_file(call, move_to(adapter_os_open(name, mode), number), true, "open");
	free(name);
}

void adapter_os_file_close(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	bool open;

	if (file == NULL)
		return;
	open = file->open;
	file->open = false;
	if (open && adapter_os_close(file->fd) != 0)
		adapter_refuse(call, "close");
	else
		adapter_answer_none(call);
}

void adapter_os_file_works(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	struct stat st;

	if (file != NULL)
		adapter_answer_bool(call, file->open && fstat(file->fd, &st) == 0);
}

void adapter_os_file_position(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	off_t position;

	if (file == NULL)
		return;
	position = file->open ? lseek(file->fd, 0, SEEK_CUR) : (errno = EBADF, -1);
	if (position < 0)
		adapter_refuse(call, "lseek");
	else
		adapter_answer_int(call, position);
}

void adapter_os_file_seek(struct adapter_call *call)
{
	struct adapter_file *file = adapter_object(call, "file", &adapter_file_class);
	int64_t position = 0;
	off_t now;

	if (file == NULL || !adapter_integer(call, "position", &position))
		return;
	now = file->open ? lseek(file->fd, position, SEEK_SET) : (errno = EBADF, -1);
	if (now < 0)
		adapter_refuse(call, "lseek");
	else
		adapter_answer_int(call, now);
}
